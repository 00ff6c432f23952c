package io.gouji.engine.document;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartLimits;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.util.Map;

/**
 * A walk through a part of WordprocessingML.
 *
 * <p>Its elements, strict or transitional, go by their local name; those of other namespaces have a
 * prefix of ours, so that two {@code r} are never taken for one.
 */
final class WordXml extends PartXml {
  static final String TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private static final Map<String, String> PREFIXES =
      Map.of(
          TRANSITIONAL,
          "",
          STRICT,
          "",
          "http://schemas.openxmlformats.org/markup-compatibility/2006",
          "mc:",
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "m:",
          "http://purl.oclc.org/ooxml/officeDocument/math",
          "m:");

  /** Opens a part held as UTF-8 without byte order mark, before its root element. */
  WordXml(String part, byte[] utf8, PartLimits limits) throws UnreadableException {
    super(part, utf8, limits);
  }

  static WordXml open(OpcPackage parts, ZipPart part) throws UnreadableException {
    return new WordXml(part.name(), parts.utf8(part), parts.limits());
  }

  /** The name of the element just entered: see above. */
  @Override
  public String name() {
    return PREFIXES.getOrDefault(namespace(), ":").concat(super.name());
  }

  /** The value of an attribute of WordprocessingML, or the empty text. */
  @Override
  public String attribute(String name) {
    for (int i = 0; i < attributes(); i++) {
      if (attributeName(i).equals(name)
          && PREFIXES.getOrDefault(attributeNamespace(i), ":").isEmpty()) {
        return attribute(i);
      }
    }
    return "";
  }

  /** The value of an attribute outside any namespace, or of {@code xml:}, or the empty text. */
  String plain(String name) {
    for (int i = 0; i < attributes(); i++) {
      String namespace = attributeNamespace(i);
      if (attributeName(i).equals(name) && (namespace.isEmpty() || namespace.equals(XML))) {
        return attribute(i);
      }
    }
    return "";
  }

  /** Whether the element just entered switches a property on. */
  boolean on() {
    String value = attribute("val");
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  /** A whole number of WordprocessingML, which may be negative, or the fallback. */
  @Override
  public int number(String name, int fallback) {
    String value = attribute(name).strip();
    boolean whole = value.length() < 10 && value.matches("-?[0-9]+");
    return whole ? Integer.parseInt(value) : fallback;
  }

  /** Leaves the element just entered; the first byte behind it. */
  int leave() throws UnreadableException {
    boolean empty = isEmpty();
    int end = end();
    int inside = depth();
    while (child(inside)) {
      ParagraphList.demandTime();
    }
    return empty ? end : end();
  }
}
