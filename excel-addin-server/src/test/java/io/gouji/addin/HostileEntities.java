package io.gouji.addin;

import static io.gouji.addin.SoundBudget.BOOK;
import static io.gouji.addin.SoundBudget.RELATIONS;
import static io.gouji.addin.SoundBudget.SHEET;
import static io.gouji.addin.SoundBudget.STYLES;
import static io.gouji.addin.SoundBudget.TYPES;
import static io.gouji.addin.SoundBudget.before;
import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.rows;
import static io.gouji.addin.SoundBudget.text;

import io.gouji.addin.HostileFiles.Fate;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Document types, entities and links: what asks for something from elsewhere. */
final class HostileEntities {
  private final HostileFiles files;

  private HostileEntities(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files, String trap) {
    HostileEntities made = new HostileEntities(files);
    made.entities(trap);
    made.elsewhere(trap);
  }

  private void entities(String trap) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("plain", "<!DOCTYPE x>");
    types.put("external", "<!DOCTYPE x SYSTEM '" + trap + "'>");
    types.put("file", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
    types.put("parameter", "<!DOCTYPE x [<!ENTITY % p SYSTEM '" + trap + "'> %p;]>");
    StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY l%d '%s'>".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    types.put("laughs", laughs.append("]>").toString());
    for (String part : new String[] {BOOK, SHEET, STYLES, RELATIONS, TYPES}) {
      String short_ = part.replaceAll("\\W+", "-");
      types.forEach(
          (kind, type) ->
              files.put(
                  // Of types nobody asks before something is written: then the copy is refused.
                  part.equals(TYPES) ? Fate.EITHER : Fate.REFUSED,
                  "dtd-" + kind + "-in-" + short_,
                  () -> clean().with(part, xml -> headed(xml, type)).bytes()));
    }
    files.put(
        Fate.REFUSED,
        "dtd-in-utf-16",
        () ->
            clean()
                .with(
                    SHEET,
                    headed(text(SHEET), types.get("laughs"))
                        .replaceFirst("(?i)encoding=\"utf-8\"", "encoding=\"UTF-16\"")
                        .getBytes(StandardCharsets.UTF_16))
                .bytes());
    files.put(
        Fate.REFUSED,
        "dtd-in-utf-7",
        () ->
            clean()
                .with(
                    SHEET,
                    "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE x SYSTEM '%s'+AD4-<x/>"
                        .formatted(trap)
                        .getBytes(StandardCharsets.US_ASCII))
                .bytes());
    files.put(
        Fate.EITHER,
        "entity-nobody-declared",
        () -> rows("<row r='5000'><c r='A5000' t='inlineStr'><is><t>&xxe;</t></is></c></row>"));
    files.put(
        Fate.REFUSED,
        "encoding-nobody-knows",
        () ->
            clean()
                .with(
                    SHEET,
                    xml ->
                        xml.replaceFirst(
                            "^(<\\?xml.*?\\?>)?", "<?xml version=\"1.0\" encoding=\"x-evil\"?>"))
                .bytes());
  }

  /** A part with something between its declaration and its root. */
  private static String headed(String xml, String type) {
    int root = xml.startsWith("<?xml") ? xml.indexOf("?>") + 2 : 0;
    return xml.substring(0, root) + type + xml.substring(root);
  }

  private void elsewhere(String trap) {
    String link =
        "<Relationship Id='rIdE%d' TargetMode='External' Target='%s' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s'/>";
    files.put(
        Fate.EITHER,
        "links-to-elsewhere",
        () ->
            before(
                RELATIONS,
                "</Relationships>",
                link.formatted(1, trap, "externalLinkPath")
                    + link.formatted(2, trap, "worksheet")
                    + link.formatted(3, "\\\\127.0.0.1\\x", "oleObject")
                    + link.formatted(4, trap, "attachedTemplate")
                    + link.formatted(5, trap, "styles")
                    + link.formatted(6, trap, "sharedStrings")));
    files.put(
        Fate.REFUSED,
        "a-sheet-that-lies-elsewhere",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll(
                            "Target=\"[^\"]*sheet1.xml\"",
                            "TargetMode=\"External\" Target=\"" + trap + "\""))
                .bytes());
  }
}
