package io.gouji.engine.document;

import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The numbers a browser prints before the items of a list. */
final class HtmlList {
  private static final Map<String, String> FORMATS =
      Map.of("a", "lowerLetter", "A", "upperLetter", "i", "lowerRoman", "I", "upperRoman");

  private static final Map<String, String> STYLES =
      Map.of(
          "cjk-ideographic", "chineseCounting",
          "simp-chinese-informal", "chineseCounting",
          "simp-chinese-formal", "chineseLegalSimplified",
          "lower-alpha", "lowerLetter",
          "upper-alpha", "upperLetter",
          "lower-roman", "lowerRoman",
          "upper-roman", "upperRoman");

  private final String format;
  private int number;

  private HtmlList(String format, int start) {
    this.format = format;
    this.number = start - 1;
  }

  static HtmlList of(Element list) {
    if (!list.normalName().equals("ol")) {
      return new HtmlList("", 1);
    }
    String style = list.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (style.contains("list-style:none") || style.contains("list-style-type:none")) {
      return new HtmlList("", 1);
    }
    String format =
        STYLES.entrySet().stream()
            .filter(named -> style.contains(named.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(FORMATS.getOrDefault(list.attr("type"), "decimal"));
    return new HtmlList(format, whole(list.attr("start"), 1));
  }

  /** What is printed before the next item; empty in lists without numbers. */
  String next(Element item) {
    number = whole(item.attr("value"), number + 1);
    if (format.isEmpty()) {
      return "";
    }
    return NumberText.of(format, number) + NumberText.listMark(format);
  }

  private static int whole(String text, int fallback) {
    String value = text.strip();
    boolean whole = value.length() < 7 && value.matches("-?[0-9]+");
    return whole ? Integer.parseInt(value) : fallback;
  }
}
