package io.gouji.engine.parts;

/** Adds and removes entries of {@code [Content_Types].xml}. */
public final class ContentTypesEdit {
  private static final String KEY = "[content_types].xml";

  private final PackageEdit pack;

  public ContentTypesEdit(PackageEdit pack) {
    this.pack = pack;
  }

  /** Says what type a part has; what was said of an earlier part of that name goes. */
  public void part(String name, String type) throws UnreadableException {
    String key = ZipPart.key(name);
    if (pack.outline(KEY, 2).children().stream().anyMatch(known -> isOf(known, key))) {
      remove(key);
    }
    append("<%s PartName=\"/%s\" ContentType=\"%s\"/>", "Override", name, type);
  }

  /** Says what type all parts with an extension have; a part of another type is told by itself. */
  public void extension(String extension, String type, String part) throws UnreadableException {
    for (Outline known : pack.outline(KEY, 2).children()) {
      if (known.name().equals("Default")
          && known.attribute("Extension").equalsIgnoreCase(extension)) {
        if (!known.attribute("ContentType").equals(type)) {
          part(part, type);
        }
        return;
      }
    }
    append("<%s Extension=\"%s\" ContentType=\"%s\"/>", "Default", extension, type);
  }

  private void append(String format, String element, String subject, String type)
      throws UnreadableException {
    Splices splices = new Splices(pack.content(KEY));
    Outline root = pack.outline(KEY, 1);
    splices.append(root, format.formatted(root.sibling(element), Escape.xml(subject), type));
    pack.put("[Content_Types].xml", splices.result());
  }

  public void remove(String key) throws UnreadableException {
    Splices splices = new Splices(pack.content(KEY));
    for (Outline known : pack.outline(KEY, 2).children()) {
      if (isOf(known, key)) {
        splices.replace(known.start(), known.end(), "");
      }
    }
    pack.put("[Content_Types].xml", splices.result());
  }

  private static boolean isOf(Outline known, String key) {
    return ZipPart.key(known.attribute("PartName")).equals(key);
  }
}
