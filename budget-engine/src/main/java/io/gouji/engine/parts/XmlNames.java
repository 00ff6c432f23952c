package io.gouji.engine.parts;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The distinct names in one part. The XML parser remembers each, finds room for one among many only
 * slowly, and hands what it remembers on to the next part, so a part of made-up names is refused.
 */
final class XmlNames {
  /** A workbook of all the standard's words has fewer. */
  private static final int MOST = 10_000;

  /** Among fewer, names of one part displace each other. */
  private static final int SLOTS = 256;

  /** Names seen lately; the parser gives equal names as one object. */
  private final @Nullable String[] lately = new String[SLOTS];

  private final Set<String> all = new HashSet<>();

  /** Takes the names of the element the reader has just entered. */
  void of(XMLStreamReader xml) throws UnreadableException {
    add(xml.getLocalName());
    int attributes = xml.getAttributeCount();
    for (int i = 0; i < attributes; i++) {
      add(xml.getAttributeLocalName(i));
    }
    int prefixes = xml.getNamespaceCount();
    for (int i = 0; i < prefixes; i++) {
      String prefix = xml.getNamespacePrefix(i);
      if (prefix != null) {
        add(prefix);
      }
    }
  }

  private void add(String name) throws UnreadableException {
    int slot = name.hashCode() & SLOTS - 1;
    if (lately[slot] == name) {
      return;
    }
    lately[slot] = name;
    if (all.add(name) && all.size() > MOST) {
      throw UnreadableException.overLimit("names", MOST);
    }
  }
}
