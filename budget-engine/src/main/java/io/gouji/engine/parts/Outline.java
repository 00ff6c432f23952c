package io.gouji.engine.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * An element of a part and where its tags stand, with the elements inside it to a given depth.
 *
 * <p>Positions are bytes of the part: {@code start} and {@code open} bound the start tag, {@code
 * close} and {@code end} the end tag. An element written {@code <a/>} has no end tag, and all but
 * its start are the same.
 */
public final class Outline {
  private static final String[] NONE = {};

  private final String prefix;
  private final String name;

  /** Names and values in turns. */
  private final String[] attributes;

  private final List<Outline> children = new ArrayList<>();
  private final int start;
  private final int open;
  private final boolean empty;
  private int close;
  private int end;

  private Outline(
      String prefix, String name, String[] attributes, int start, int open, boolean empty) {
    this.prefix = prefix;
    this.name = name;
    this.attributes = attributes;
    this.start = start;
    this.open = open;
    this.empty = empty;
    this.close = open;
    this.end = open;
  }

  /** The root of a part and what is inside it, {@code depth} levels of elements in all. */
  public static Outline of(String part, byte[] utf8, int depth, PartLimits limits)
      throws UnreadableException {
    try (PartXml xml = PartXml.open(part, utf8, limits)) {
      xml.root();
      return read(xml, depth - 1);
    }
  }

  /** The element just entered, which is left, and {@code levels} of elements inside it. */
  public static Outline read(PartXml xml, int levels) throws UnreadableException {
    Outline element = entered(xml);
    int depth = xml.depth();
    while (xml.depth() >= depth) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && levels > 0) {
        element.children.add(read(xml, levels - 1));
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        break;
      }
    }
    element.leave(xml);
    return element;
  }

  /** The element just entered, without what is inside it; {@link #leave} completes it. */
  public static Outline entered(PartXml xml) throws UnreadableException {
    XMLStreamReader2 reader = xml.reader();
    return new Outline(
        reader.getPrefix(),
        reader.getLocalName(),
        attributes(reader),
        xml.start(),
        xml.end(),
        xml.isEmpty());
  }

  /** Takes note of the end tag, at which the walk stands. */
  public void leave(PartXml xml) throws UnreadableException {
    if (!empty) {
      close = xml.start();
      end = xml.end();
    }
  }

  /** Attributes by qualified name, namespace declarations included. */
  private static String[] attributes(XMLStreamReader2 reader) {
    int declared = reader.getNamespaceCount();
    int count = declared + reader.getAttributeCount();
    String[] found = count == 0 ? NONE : new String[2 * count];
    for (int i = 0; i < declared; i++) {
      String prefix = reader.getNamespacePrefix(i);
      String uri = reader.getNamespaceURI(i);
      found[2 * i] = prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
      found[2 * i + 1] = uri == null ? "" : uri;
    }
    for (int i = declared; i < count; i++) {
      String of = reader.getAttributePrefix(i - declared);
      String local = reader.getAttributeLocalName(i - declared);
      found[2 * i] = of.isEmpty() ? local : of + ":" + local;
      found[2 * i + 1] = reader.getAttributeValue(i - declared);
    }
    return found;
  }

  public String name() {
    return name;
  }

  /** The name as written in tags. */
  public String tag() {
    return sibling(name);
  }

  /** A name in the namespace of this element, as written in tags. */
  public String sibling(String other) {
    return prefix.isEmpty() ? other : prefix + ":" + other;
  }

  public int start() {
    return start;
  }

  public int open() {
    return open;
  }

  public int close() {
    return close;
  }

  public int end() {
    return end;
  }

  public boolean empty() {
    return empty;
  }

  public List<Outline> children() {
    return children;
  }

  public Stream<Outline> children(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted));
  }

  public Optional<Outline> child(String wanted) {
    for (Outline child : children) {
      if (child.name.equals(wanted)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The value of an attribute, or the empty text. */
  public String attribute(String wanted) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(wanted)) {
        return attributes[i + 1];
      }
    }
    return "";
  }

  /** The value of {@code r:id} whatever the prefix, or the empty text. */
  public String relationshipId() {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].endsWith(":id")) {
        return attributes[i + 1];
      }
    }
    return "";
  }

  /** The namespace this element's prefix stands for, if it is declared here. */
  public String namespace() {
    return attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
  }
}
