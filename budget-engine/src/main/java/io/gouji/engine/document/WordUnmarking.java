package io.gouji.engine.document;

import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import java.util.Set;

/** Takes the places of comments out of a body; the words stay. */
final class WordUnmarking {
  private WordUnmarking() {}

  static byte[] of(WordPackage pack, byte[] body, Set<String> ids) throws UnreadableException {
    Splices splices = new Splices(body);
    try (WordXml xml = pack.xml("document", body)) {
      xml.root();
      walk(xml, splices, ids);
    }
    return splices.result();
  }

  private static void walk(WordXml xml, Splices splices, Set<String> ids)
      throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "commentRangeStart", "commentRangeEnd" -> {
          int start = xml.start();
          if (ids.contains(xml.attribute("id"))) {
            splices.replace(start, xml.leave(), "");
          }
        }
        case "r" -> run(xml, splices, ids);
        default -> walk(xml, splices, ids);
      }
    }
  }

  /** A run that only refers to a comment goes whole; of any other the reference alone. */
  private static void run(WordXml xml, Splices splices, Set<String> ids)
      throws UnreadableException {
    int start = xml.start();
    int parent = xml.depth();
    boolean others = false;
    int from = -1;
    int to = -1;
    while (xml.child(parent)) {
      String name = xml.name();
      if (name.equals("commentReference") && ids.contains(xml.attribute("id"))) {
        from = xml.start();
        to = xml.leave();
      } else if (!name.equals("rPr")) {
        others = true;
        walk(xml, splices, ids);
      }
    }
    if (from >= 0 && others) {
      splices.replace(from, to, "");
    } else if (from >= 0) {
      splices.replace(start, xml.end(), "");
    }
  }
}
