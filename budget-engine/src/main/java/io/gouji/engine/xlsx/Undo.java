package io.gouji.engine.xlsx;

import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of our own in a copy we write: what must be put back in which other part to have the file
 * as it was before. It holds only what we changed, and counts only while the file is as we wrote
 * it; a program that saves the file drops it.
 */
final class Undo {
  private static final String STEM = "xl/gouji/undo";
  private static final String TYPE = "application/vnd.gouji.undo+xml";
  private static final String RELATION = "urn:gouji:undo";

  /** Characters beyond which the part is left empty and marks go the way of edited copies. */
  private static final int LARGE = 8 << 20;

  private Undo() {}

  /** Whether a relationship of that type leads to such a part. */
  static boolean isRelation(String type) {
    return type.equals(RELATION);
  }

  /** Adds the part; nothing may be changed in the package after it. */
  static void add(WorkbookEdit workbook, boolean marks) throws UnreadableException {
    PackageEdit pack = workbook.pack();
    String name = pack.freeName(STEM, ".xml");
    workbook.relateOwn(RELATION, name, TYPE);
    StringBuilder xml = new StringBuilder(NewPart.DECLARATION);
    xml.append("<undo xmlns=\"").append(RELATION).append("\" marks=\"").append(marks).append("\">");
    for (ZipPart part : pack.pack().parts()) {
      byte[] now = pack.changed().get(part.key());
      if (now != null || pack.removed().contains(part.key())) {
        String pieces = Delta.of(pack.raw(part), now == null ? new byte[0] : now);
        element(xml, now == null ? "gone" : "was", part.name(), pieces);
      }
    }
    pack.added().keySet().forEach(added -> element(xml, "new", added, ""));
    element(xml, "new", name, "");
    if (xml.length() > LARGE) {
      xml.setLength(xml.indexOf(">", NewPart.DECLARATION.length()) + 1);
    }
    pack.put(name, xml.append("</undo>").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void element(StringBuilder xml, String element, String name, String pieces) {
    xml.append('<').append(element).append(" part=\"").append(XmlText.escape(name)).append("\">");
    xml.append(pieces).append("</").append(element).append('>');
  }

  /** What the part says. */
  private record Steps(
      boolean marks, Map<String, String> was, Map<String, String> gone, Set<String> added) {}

  /**
   * The file as it was before we wrote into it the last time.
   *
   * @param marksOnly whether only a copy with marks counts, not one with corrections
   * @return empty where it holds no such part, or was changed since
   */
  static Optional<byte[]> undone(byte[] file, boolean marksOnly, Limits limits)
      throws UnreadableException {
    OpcPackage pack = WorkbookPackage.open(file, limits);
    Optional<ZipPart> part = last(pack);
    if (part.isEmpty() || !Seal.isIntact(file, limits)) {
      return Optional.empty();
    }
    Steps steps = steps(pack, part.get());
    if (marksOnly && !steps.marks() || steps.added().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(undone(pack, steps));
    } catch (IllegalArgumentException forged) {
      throw UnreadableException.damaged(part.get().name(), String.valueOf(forged.getMessage()));
    }
  }

  private static Optional<ZipPart> last(OpcPackage pack) {
    Optional<ZipPart> last = Optional.empty();
    for (int number = 1; pack.find(STEM + number + ".xml").isPresent(); number++) {
      last = pack.find(STEM + number + ".xml");
    }
    return last;
  }

  private static Steps steps(OpcPackage pack, ZipPart part) throws UnreadableException {
    Map<String, String> was = new HashMap<>();
    Map<String, String> gone = new HashMap<>();
    Set<String> added = new HashSet<>();
    try (PartXml xml = pack.xml(part)) {
      xml.root();
      boolean marks = xml.attribute("marks").equals("true");
      while (xml.child(1)) {
        String name = XmlText.unescape(xml.attribute("part"));
        switch (xml.name()) {
          case "was" -> was.put(name, xml.text());
          case "gone" -> gone.put(name, xml.text());
          case "new" -> added.add(name);
          default -> {}
        }
      }
      return new Steps(marks, was, gone, added);
    }
  }

  private static byte[] undone(OpcPackage pack, Steps steps) throws UnreadableException {
    long most = pack.limits().partBytes();
    PackageEdit before = new PackageEdit(pack);
    for (ZipPart part : pack.parts()) {
      String pieces = steps.was().get(part.name());
      if (pieces != null) {
        before.put(part.name(), Delta.apply(pieces, pack.bytes(part), most));
      } else if (steps.added().contains(part.name())) {
        before.remove(part.key());
      }
    }
    for (Map.Entry<String, String> gone : steps.gone().entrySet()) {
      before.put(gone.getKey(), Delta.apply(gone.getValue(), new byte[0], most));
    }
    return before.bytes();
  }
}
