package io.gouji.engine.xlsx;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.gouji.engine.xlsx.WorkbookException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
 * A walk through the elements of one XML part.
 *
 * <p>Elements are told apart by their local name and place alone, so that strict, transitional and
 * prefixed documents read alike. Document types and entities are refused.
 */
final class PartXml implements AutoCloseable {
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  /** Safe for use by many threads once configured; shared because it caches names. */
  private static final XMLInputFactory FACTORY = factory();

  private final String part;
  private final Limits limits;
  private final InputStream in;
  private final XMLStreamReader2 xml;
  private final Chars chars = new Chars();
  private char[] content = new char[256];
  private int depth;

  private PartXml(String part, Limits limits, InputStream in, XMLStreamReader2 xml) {
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
  static PartXml open(String part, PartStream in, Limits limits) throws WorkbookException {
    try {
      byte[] head = in.peek();
      Charset charset = charset(head);
      if (new String(head, charset).contains("<!DOCTYPE")) {
        throw WorkbookException.hostile(part, "document type");
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
      throw refused(part, broken);
    }
  }

  /** Opens a part held in memory as UTF-8 without byte order mark. */
  static PartXml open(String part, byte[] utf8, Limits limits) throws WorkbookException {
    try {
      return new PartXml(
          part,
          limits,
          InputStream.nullInputStream(),
          (XMLStreamReader2)
              FACTORY.createXMLStreamReader(new Stax2ByteArraySource(utf8, 0, utf8.length)));
    } catch (XMLStreamException broken) {
      throw refused(part, broken);
    }
  }

  /** The charset the first bytes of a part speak of; UTF-8 covers what the parser knows itself. */
  static Charset charset(byte[] head) {
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
  String root() throws WorkbookException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
        throw WorkbookException.damaged(part, "no element");
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
  boolean child(int parent) throws WorkbookException {
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

  String name() {
    return xml.getLocalName();
  }

  /** The text directly inside the element just entered, which is left. */
  String text() throws WorkbookException {
    return content().toString();
  }

  /** The same without a string of its own; valid until the next text is asked for. */
  Chars content() throws WorkbookException {
    int inside = depth;
    int length = 0;
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.END_ELEMENT && depth < inside) {
        chars.decode(content, 0, length);
        return chars;
      }
      if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.SPACE)
          && depth == inside) {
        length = append(length);
      }
    }
  }

  private int append(int length) throws WorkbookException {
    try {
      char[] text = xml.getTextCharacters();
      int more = xml.getTextLength();
      if (length + more > limits.textChars()) {
        throw WorkbookException.overLimit("textChars", limits.textChars());
      }
      if (length + more > content.length) {
        content = Arrays.copyOf(content, Math.max(length + more, 2 * content.length));
      }
      System.arraycopy(text, xml.getTextStart(), content, length, more);
      return length + more;
    } catch (UncheckedStreamException broken) {
      throw refused(part, broken);
    }
  }

  int attributes() {
    return xml.getAttributeCount();
  }

  String attributeName(int index) {
    return xml.getAttributeLocalName(index);
  }

  String attribute(int index) {
    return xml.getAttributeValue(index);
  }

  /** An attribute without a string of its own; valid until the next is asked for. */
  Chars attributeChars(int index) throws WorkbookException {
    try {
      xml.getAttributeAs(index, chars);
      return chars;
    } catch (XMLStreamException broken) {
      throw refused(part, broken);
    }
  }

  /** The value of an attribute outside any namespace, or the empty text. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name) && xml.getAttributePrefix(i).isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** The value of {@code r:id} whatever the prefix, or the empty text. */
  String relationshipId() {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("id") && !xml.getAttributePrefix(i).isEmpty()) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  /** A truth value as XML Schema spells it. */
  boolean is(String name) {
    String value = attribute(name);
    return value.equals("1") || value.equals("true");
  }

  /** A whole number, or the fallback where the attribute is missing or no number. */
  int number(String name, int fallback) {
    return XmlText.wholeNumber(attribute(name), fallback);
  }

  /** The reader itself, for callers that need prefixes and places. */
  XMLStreamReader2 reader() {
    return xml;
  }

  int next() throws WorkbookException {
    int event;
    try {
      event = xml.next();
    } catch (XMLStreamException | RuntimeException broken) {
      // The parser lets an array index through on some malformed input.
      throw refused(part, broken);
    }
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (++depth > limits.xmlDepth()) {
          throw WorkbookException.overLimit("xmlDepth", limits.xmlDepth());
        }
      }
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw WorkbookException.hostile(part, "document type or entity");
      default -> {}
    }
    return event;
  }

  static WorkbookException refused(String part, Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof PartStream.Refused refused) {
        return refused.reason();
      }
    }
    String message = String.valueOf(broken.getMessage());
    return new WorkbookException(
        Reason.DAMAGED,
        Map.of("part", part, "detail", message.lines().findFirst().orElse("XML")),
        broken);
  }

  /** Reads to the end, so that all of the part has been checked, and lets go of it. */
  @Override
  public void close() throws WorkbookException {
    try (in) {
      xml.close();
    } catch (XMLStreamException | IOException broken) {
      throw refused(part, broken);
    }
  }
}
