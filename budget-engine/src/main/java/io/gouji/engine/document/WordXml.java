package io.gouji.engine.document;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * A walk through the elements of one part, which knows the byte where each tag stands.
 *
 * <p>Elements of WordprocessingML, strict or transitional, go by their local name; those of other
 * namespaces have a prefix of ours, so that two {@code r} are never taken for one. Document types
 * and entities are refused.
 */
final class WordXml implements AutoCloseable {
  static final String TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";

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

  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  /** Safe for use by many threads once configured; shared because it caches names. */
  private static final XMLInputFactory FACTORY = factory();

  private final String part;
  private final int deepest;
  private final XMLStreamReader2 xml;
  private int depth;

  private WordXml(String part, int deepest, XMLStreamReader2 xml) {
    this.part = part;
    this.deepest = deepest;
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Opens a part held as UTF-8 without byte order mark, before its root element. */
  static WordXml open(String part, byte[] utf8, DocumentLimits limits) throws DocumentException {
    String head = new String(utf8, 0, Math.min(512, utf8.length), StandardCharsets.ISO_8859_1);
    if (head.contains("<!DOCTYPE")) {
      throw DocumentException.hostile(part, "document type");
    }
    try {
      Stax2ByteArraySource source = new Stax2ByteArraySource(utf8, 0, utf8.length);
      return new WordXml(
          part, limits.depth(), (XMLStreamReader2) FACTORY.createXMLStreamReader(source));
    } catch (XMLStreamException | RuntimeException broken) {
      throw DocumentException.damaged(part, broken);
    }
  }

  /** The content of a part as UTF-8 without byte order mark, whatever it was written in. */
  static byte[] utf8(String part, byte[] raw) throws DocumentException {
    Charset charset = charset(raw);
    if (charset.equals(StandardCharsets.UTF_8)) {
      boolean marked = raw.length > 2 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB;
      return marked ? Arrays.copyOfRange(raw, 3, raw.length) : raw;
    }
    String text = new String(raw, charset);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int end = plain.startsWith("<?xml") ? plain.indexOf("?>") + 2 : 0;
    if (end == 1) {
      throw DocumentException.damaged(part, "XML declaration");
    }
    return plain.substring(end).getBytes(StandardCharsets.UTF_8);
  }

  private static Charset charset(byte[] raw) {
    int one = raw.length > 1 ? raw[0] & 0xFF : '<';
    int two = raw.length > 1 ? raw[1] & 0xFF : '<';
    if (one == 0xFE && two == 0xFF || one == 0xFF && two == 0xFE) {
      return StandardCharsets.UTF_16;
    }
    if (one == 0 || two == 0) {
      return one == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    String head = new String(raw, 0, Math.min(256, raw.length), StandardCharsets.ISO_8859_1);
    Matcher named = ENCODING.matcher(head);
    return named.find() && Charset.isSupported(named.group(1))
        ? Charset.forName(named.group(1))
        : StandardCharsets.UTF_8;
  }

  /** Goes to the root element and says its name. */
  String root() throws DocumentException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        throw DocumentException.damaged(part, "no element");
      }
    }
    return name();
  }

  /** How many elements are open; the one just entered counts, the one just left does not. */
  int depth() {
    return depth;
  }

  /**
   * Goes to the next child element of the element that was open at a depth, skipping what is left
   * of the child before it.
   *
   * @return false when the element has no more children and was left
   */
  boolean child(int parent) throws DocumentException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT && depth == parent + 1) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
        return false;
      }
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return false;
      }
    }
  }

  /** The name of the element just entered: see above. */
  String name() {
    String namespace = xml.getNamespaceURI();
    return PREFIXES
        .getOrDefault(namespace == null ? "" : namespace, ":")
        .concat(xml.getLocalName());
  }

  /** The local name, for parts in one namespace that is not WordprocessingML. */
  String localName() {
    return xml.getLocalName();
  }

  /** The name as written in the tag. */
  String tag() {
    String prefix = xml.getPrefix();
    return prefix == null || prefix.isEmpty()
        ? xml.getLocalName()
        : prefix + ":" + xml.getLocalName();
  }

  /** The text directly inside the element just entered, which is left. */
  String text() throws DocumentException {
    int inside = depth;
    StringBuilder text = new StringBuilder();
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth < inside
          || event == XMLStreamConstants.END_DOCUMENT) {
        return text.toString();
      }
      boolean words = event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE;
      if (words && depth == inside) {
        text.append(xml.getText());
      }
    }
  }

  /** The value of an attribute of WordprocessingML, or the empty text. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)
          && PREFIXES.getOrDefault(xml.getAttributeNamespace(i), ":").isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The value of an attribute outside any namespace, or of {@code xml:}, or the empty text. */
  String plain(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String prefix = xml.getAttributePrefix(i);
      if (xml.getAttributeLocalName(i).equals(name)
          && (prefix == null || prefix.isEmpty() || prefix.equals("xml"))) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Whether the element just entered switches a property on. */
  boolean on() {
    String value = attribute("val");
    return !value.equals("0") && !value.equals("false") && !value.equals("off");
  }

  /** A whole number of WordprocessingML, or the fallback. */
  int number(String name, int fallback) {
    String value = attribute(name).strip();
    boolean whole = value.length() < 10 && value.matches("-?[0-9]+");
    return whole ? Integer.parseInt(value) : fallback;
  }

  /** The first byte of the tag at which the walk stands. */
  int start() {
    return (int) xml.getLocationInfo().getStartingByteOffset();
  }

  /** The first byte behind the tag at which the walk stands. */
  int end() throws DocumentException {
    try {
      return (int) xml.getLocationInfo().getEndingByteOffset();
    } catch (XMLStreamException broken) {
      throw DocumentException.damaged(part, broken);
    }
  }

  /** Whether the element just entered is written without an end tag. */
  boolean isEmpty() throws DocumentException {
    try {
      return xml.isEmptyElement();
    } catch (XMLStreamException broken) {
      throw DocumentException.damaged(part, broken);
    }
  }

  /** Leaves the element just entered; the first byte behind it. */
  int leave() throws DocumentException {
    boolean empty = isEmpty();
    int end = end();
    int inside = depth;
    while (child(inside)) {
      ParagraphList.demandTime();
    }
    return empty ? end : end();
  }

  private int next() throws DocumentException {
    int event;
    try {
      event = xml.next();
    } catch (XMLStreamException | RuntimeException broken) {
      // The parser lets an array index through on some malformed input.
      throw DocumentException.damaged(part, broken);
    }
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > deepest) {
          throw DocumentException.overLimit("depth", deepest);
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw DocumentException.hostile(part, "document type or entity");
      default -> {}
    }
    return event;
  }

  @Override
  public void close() throws DocumentException {
    try {
      xml.close();
    } catch (XMLStreamException broken) {
      throw DocumentException.damaged(part, broken);
    }
  }
}
