package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;

/** Reads a text that may consist of differently formatted runs ({@code CT_Rst}). */
final class RichText {
  private RichText() {}

  /** The plain text of the element just entered, without phonetic runs; the element is left. */
  static String read(PartXml xml) throws UnreadableException {
    int depth = xml.depth();
    String text = "";
    StringBuilder runs = new StringBuilder(0);
    while (xml.child(depth)) {
      switch (xml.name()) {
        case "t" -> text = xml.text();
        case "r" -> {
          while (xml.child(depth + 1)) {
            if (xml.name().equals("t")) {
              runs.append(xml.text());
            }
          }
        }
        default -> {}
      }
    }
    return XmlText.unescape(runs.isEmpty() ? text : text + runs);
  }
}
