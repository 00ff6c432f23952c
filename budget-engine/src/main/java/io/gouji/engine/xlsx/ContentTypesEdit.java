package io.gouji.engine.xlsx;

/** Adds and removes entries of {@code [Content_Types].xml}. */
final class ContentTypesEdit {
  private static final String KEY = "[content_types].xml";

  private final PackageEdit pack;

  ContentTypesEdit(PackageEdit pack) {
    this.pack = pack;
  }

  /** Says what type a part has; what was said of an earlier part of that name goes. */
  void part(String name, String type) throws WorkbookException {
    String key = ZipDirectory.key(name);
    if (pack.outline(KEY, 2).children().stream().anyMatch(known -> isOf(known, key))) {
      remove(key);
    }
    append("<%s PartName=\"/%s\" ContentType=\"%s\"/>", "Override", name, type);
  }

  /** Says what type all parts with an extension have; a part of another type is told by itself. */
  void extension(String extension, String type, String part) throws WorkbookException {
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
      throws WorkbookException {
    Splices splices = new Splices(pack.content(KEY));
    Outline root = pack.outline(KEY, 1);
    splices.append(root, format.formatted(root.sibling(element), XmlText.escape(subject), type));
    pack.put("[Content_Types].xml", splices.result());
  }

  void remove(String key) throws WorkbookException {
    Splices splices = new Splices(pack.content(KEY));
    for (Outline known : pack.outline(KEY, 2).children()) {
      if (isOf(known, key)) {
        splices.replace(known.start(), known.end(), "");
      }
    }
    pack.put("[Content_Types].xml", splices.result());
  }

  private static boolean isOf(Outline known, String key) {
    return ZipDirectory.key(known.attribute("PartName")).equals(key);
  }
}
