package io.gouji.engine.parts;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Adds and removes entries of {@code [Content_Types].xml}. */
public final class ContentTypesEdit {
  private static final String PART = "[Content_Types].xml";
  private static final String KEY = ZipPart.key(PART);

  private final PackageEdit pack;

  /** Keys of parts and, with a dot before them, extensions whose types we have told. */
  private final Set<String> told = new HashSet<>();

  ContentTypesEdit(PackageEdit pack) {
    this.pack = pack;
  }

  /** Says what type a part has; what was said of an earlier part of that name goes. */
  public void part(String name, String type) throws UnreadableException {
    String key = ZipPart.key(name);
    if (!told.add(key) || known().stream().anyMatch(known -> isOf(known, key))) {
      remove(key);
      told.add(key);
    }
    append("Override", " PartName=\"/" + Escape.xml(name), type);
  }

  /** Says what type all parts with an extension have; a part of another type is told by itself. */
  public void extension(String extension, String type, String part) throws UnreadableException {
    if (told.contains("." + extension)) {
      return;
    }
    for (Outline known : known()) {
      if (known.name().equals("Default")
          && known.attribute("Extension").equalsIgnoreCase(extension)) {
        if (!known.attribute("ContentType").equals(type)) {
          part(part, type);
        }
        return;
      }
    }
    told.add("." + extension);
    append("Default", " Extension=\"" + Escape.xml(extension), type);
  }

  private List<Outline> known() throws UnreadableException {
    return pack.root(PART).children();
  }

  private void append(String element, String subject, String type) throws UnreadableException {
    RootEdit root = pack.root(PART);
    root.append("<" + root.tag(element) + subject + "\" ContentType=\"" + type + "\"/>");
  }

  public void remove(String key) throws UnreadableException {
    // Entries of ours, and which ones are gone, are known only when the part is read anew.
    told.remove(key);
    pack.settle(KEY);
    RootEdit root = pack.root(PART);
    root.children().stream().filter(known -> isOf(known, key)).forEach(root::remove);
  }

  private static boolean isOf(Outline known, String key) {
    return ZipPart.key(known.attribute("PartName")).equals(key);
  }
}
