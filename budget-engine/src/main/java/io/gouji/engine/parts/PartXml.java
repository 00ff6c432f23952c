package io.gouji.engine.parts;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/**
 * A walk through the elements of one XML part, which knows the byte where each tag stands.
 *
 * <p>Elements are told apart by their local name and place alone, so that strict, transitional and
 * prefixed documents read alike. Document types and entities are refused.
 */
public class PartXml implements AutoCloseable {
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  /** The first bytes of a part, which tell its charset and bear its document type. */
  static final int HEAD = 256;

  /** Safe for use by many threads once configured; shared because it caches names. */
  private static final XMLInputFactory FACTORY = factory();

  private final String part;
  private final PartLimits limits;
  private final InputStream in;
  private final XMLStreamReader2 xml;
  private final Chars chars = new Chars();
  private char[] content = new char[256];
  private final XmlNames names = new XmlNames();
  private int depth;

  private PartXml(String part, PartLimits limits, InputStream in, XMLStreamReader2 xml) {
    this.part = part;
    this.limits = limits;
    this.in = in;
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    InputFactoryImpl factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Opens a part and stands before its root element. */
  static PartXml open(String part, PartStream in, PartLimits limits) throws UnreadableException {
    try {
      byte[] head = in.peek();
      Charset charset = charset(head);
      if (new String(head, charset).contains("<!DOCTYPE")) {
        throw UnreadableException.hostile(part, "document type");
      }
      return new PartXml(
          part,
          limits,
          in,
          (XMLStreamReader2)
              (charset.equals(StandardCharsets.UTF_8)
                  ? FACTORY.createXMLStreamReader(in)
                  : FACTORY.createXMLStreamReader(new InputStreamReader(in, charset))));
    } catch (XMLStreamException | IOException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** Opens a part held in memory as UTF-8 without byte order mark. */
  protected PartXml(String part, byte[] utf8, PartLimits limits) throws UnreadableException {
    this(part, limits, InputStream.nullInputStream(), reader(part, utf8));
  }

  private static XMLStreamReader2 reader(String part, byte[] utf8) throws UnreadableException {
    String head = new String(utf8, 0, Math.min(HEAD, utf8.length), StandardCharsets.UTF_8);
    if (head.contains("<!DOCTYPE")) {
      throw UnreadableException.hostile(part, "document type");
    }
    try {
      return (XMLStreamReader2)
          FACTORY.createXMLStreamReader(new Stax2ByteArraySource(utf8, 0, utf8.length));
    } catch (XMLStreamException | RuntimeException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** Opens a part held in memory as UTF-8 without byte order mark. */
  public static PartXml open(String part, byte[] utf8, PartLimits limits)
      throws UnreadableException {
    return new PartXml(part, utf8, limits);
  }

  /** The content of a part as UTF-8 without byte order mark, whatever it was written in. */
  static byte[] utf8(String part, byte[] raw) throws UnreadableException {
    Charset charset = charset(Arrays.copyOf(raw, Math.min(HEAD, raw.length)));
    if (charset.equals(StandardCharsets.UTF_8)) {
      boolean marked = raw.length > 2 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB;
      return marked ? Arrays.copyOfRange(raw, 3, raw.length) : raw;
    }
    String text = new String(raw, charset);
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int end = plain.startsWith("<?xml") ? plain.indexOf("?>") + 2 : 0;
    if (end == 1) {
      throw UnreadableException.damaged(part, "XML declaration");
    }
    return (NewPart.DECLARATION + plain.substring(end)).getBytes(StandardCharsets.UTF_8);
  }

  /** The charset the first bytes of a part speak of; UTF-8 covers what the parser knows itself. */
  private static Charset charset(byte[] head) {
    int one = head.length > 1 ? head[0] & 0xFF : 0x3C;
    int two = head.length > 1 ? head[1] & 0xFF : 0x3C;
    if (one == 0xFE && two == 0xFF || one == 0xFF && two == 0xFE) {
      return StandardCharsets.UTF_16;
    }
    if (one == 0 || two == 0) {
      return one == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    String declaration = new String(head, StandardCharsets.ISO_8859_1);
    if (!declaration.startsWith("<?xml") || declaration.contains("=\"UTF-8\"")) {
      return StandardCharsets.UTF_8;
    }
    Matcher named = ENCODING.matcher(declaration);
    return named.find() && Charset.isSupported(named.group(1))
        ? Charset.forName(named.group(1))
        : StandardCharsets.UTF_8;
  }

  /** Goes to the root element and says its local name. */
  public String root() throws UnreadableException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        throw UnreadableException.damaged(part, "no element");
      }
    }
    return name();
  }

  /** How many elements are open; the one just entered counts, the one just left does not. */
  public int depth() {
    return depth;
  }

  /**
   * Goes to the next child element of the element that was open at a depth, skipping what is left
   * of the child before it.
   *
   * @return false when the element has no more children and was left
   */
  public boolean child(int parent) throws UnreadableException {
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

  /** The local name of the element just entered. */
  public String name() {
    return xml.getLocalName();
  }

  /** The text directly inside the element just entered, which is left. */
  public String text() throws UnreadableException {
    return content().toString();
  }

  /** The same without a string of its own; valid until the next text is asked for. */
  public Chars content() throws UnreadableException {
    int inside = depth;
    int length = 0;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth < inside
          || event == XMLStreamConstants.END_DOCUMENT) {
        chars.decode(content, 0, length);
        return chars;
      }
      if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE)
          && depth == inside) {
        length = append(length);
      }
    }
  }

  private int append(int length) throws UnreadableException {
    try {
      char[] text = xml.getTextCharacters();
      int more = xml.getTextLength();
      if (length + more > limits.textChars()) {
        throw UnreadableException.overLimit("textChars", limits.textChars());
      }
      if (length + more > content.length) {
        content = Arrays.copyOf(content, Math.max(length + more, 2 * content.length));
      }
      System.arraycopy(text, xml.getTextStart(), content, length, more);
      return length + more;
    } catch (UncheckedStreamException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** The namespace of the element just entered, or the empty text. */
  public String namespace() {
    String namespace = xml.getNamespaceURI();
    return namespace == null ? "" : namespace;
  }

  public int attributes() {
    return xml.getAttributeCount();
  }

  /** The local name of an attribute. */
  public String attributeName(int index) {
    return xml.getAttributeLocalName(index);
  }

  public String attribute(int index) {
    return xml.getAttributeValue(index);
  }

  /** The namespace of an attribute, or the empty text. */
  public String attributeNamespace(int index) {
    String namespace = xml.getAttributeNamespace(index);
    return namespace == null ? "" : namespace;
  }

  /** An attribute without a string of its own; valid until the next is asked for. */
  public Chars attributeChars(int index) throws UnreadableException {
    try {
      xml.getAttributeAs(index, chars);
      return chars;
    } catch (XMLStreamException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** The value of an attribute outside any namespace, or the empty text. */
  public String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name) && xml.getAttributePrefix(i).isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The value of {@code r:id} whatever the prefix, or the empty text. */
  public String relationshipId() {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("id") && !xml.getAttributePrefix(i).isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** A truth value as XML Schema spells it. */
  public boolean is(String name) {
    String value = attribute(name);
    return value.equals("1") || value.equals("true");
  }

  /** Whether an attribute is there and false. */
  public boolean isNot(String name) {
    String value = attribute(name);
    return value.equals("0") || value.equals("false");
  }

  /** A whole number, or the fallback where the attribute is missing or no number. */
  public int number(String name, int fallback) {
    return Chars.wholeNumber(attribute(name), fallback);
  }

  /** The name as written in the tag. */
  public String tag() {
    String prefix = xml.getPrefix();
    return prefix == null || prefix.isEmpty()
        ? xml.getLocalName()
        : prefix + ":" + xml.getLocalName();
  }

  /** The first byte of the tag at which the walk stands. */
  public int start() {
    return (int) xml.getLocationInfo().getStartingByteOffset();
  }

  /** The first byte behind the tag at which the walk stands. */
  public int end() throws UnreadableException {
    try {
      return (int) xml.getLocationInfo().getEndingByteOffset();
    } catch (XMLStreamException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** Whether the element just entered is written without an end tag. */
  public boolean isEmpty() throws UnreadableException {
    try {
      return xml.isEmptyElement();
    } catch (XMLStreamException broken) {
      throw PartStream.refused(part, broken);
    }
  }

  /** The reader itself, for what needs prefixes. */
  XMLStreamReader2 reader() {
    return xml;
  }

  int next() throws UnreadableException {
    int event;
    try {
      event = xml.next();
    } catch (XMLStreamException | RuntimeException broken) {
      // The parser lets an array index through on some malformed input.
      throw PartStream.refused(part, broken);
    }
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > limits.xmlDepth()) {
          throw UnreadableException.overLimit("xmlDepth", limits.xmlDepth());
        }
        names.of(xml);
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw UnreadableException.hostile(part, "document type or entity");
      default -> {}
    }
    return event;
  }

  /** Reads to the end, so that all of the part has been checked, and lets go of it. */
  @Override
  public void close() throws UnreadableException {
    try (in) {
      xml.close();
    } catch (XMLStreamException | IOException broken) {
      throw PartStream.refused(part, broken);
    }
  }
}
