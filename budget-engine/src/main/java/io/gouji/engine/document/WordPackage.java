package io.gouji.engine.document;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.parts.ZipPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A package with a Word document in it, and the limits it is read within. */
record WordPackage(OpcPackage parts, DocumentLimits limits, ZipPart main) {
  /** Parts that tell other formats that are zip files, in the order they are asked for. */
  private static final List<Map.Entry<String, String>> OTHERS =
      List.of(
          Map.entry("xl/workbook.xml", "xlsx"),
          Map.entry("xl/workbook.bin", "xlsb"),
          Map.entry("ppt/presentation.xml", "pptx"),
          Map.entry("ofd.xml", "ofd"),
          Map.entry("index/document.iwa", "pages"),
          Map.entry("meta-inf/container.xml", "epub"),
          Map.entry("content.xml", "odt"));

  static WordPackage open(byte[] bytes, DocumentLimits limits) throws UnreadableException {
    OpcPackage parts = OpcPackage.open(bytes, limits.parts());
    return new WordPackage(parts, limits, main(parts));
  }

  /** The part that holds the words, or why this package has none. */
  private static ZipPart main(OpcPackage parts) throws UnreadableException {
    Optional<ZipPart> main =
        parts.related("", "officeDocument").or(() -> parts.find("word/document.xml"));
    if (main.isPresent() && main.get().key().endsWith(".xml")) {
      try (WordXml xml = WordXml.open(parts, main.get())) {
        if (xml.root().equals("document")) {
          return main.get();
        }
      }
    }
    for (Map.Entry<String, String> other : OTHERS) {
      if (parts.find(other.getKey()).isPresent()) {
        throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, other.getValue());
      }
    }
    throw new UnreadableException(Reason.NOT_A_DOCUMENT, Map.of());
  }

  /** Whether there is a part whose key begins so. */
  boolean hasPartsIn(String folder) {
    return parts.parts().stream().anyMatch(part -> part.key().startsWith(folder));
  }

  /** The main part as UTF-8. */
  byte[] body() throws UnreadableException {
    return parts.utf8(main);
  }

  /** The part a relationship of the main part leads to. */
  Optional<ZipPart> related(String kind) throws UnreadableException {
    return parts.related(main.key(), kind);
  }

  WordXml xml(ZipPart part) throws UnreadableException {
    return WordXml.open(parts, part);
  }

  /** A walk through what takes the place of a part. */
  WordXml xml(String part, byte[] utf8) throws UnreadableException {
    return new WordXml(part, utf8, parts.limits());
  }
}
