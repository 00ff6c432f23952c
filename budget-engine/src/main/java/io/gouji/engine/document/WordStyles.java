package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the styles of a document say of outline and numbering. */
final class WordStyles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");

  /** A style with less than this many ancestors; loops are cut. */
  private static final int OLDEST = 20;

  /** What one style says itself; -1 for nothing. */
  private record Style(String name, String basedOn, int outline, int list, int level) {}

  private final Map<String, Style> styles = new HashMap<>();
  private String usual = "";

  static WordStyles read(WordXml xml) throws UnreadableException {
    WordStyles styles = new WordStyles();
    xml.root();
    while (xml.child(1)) {
      if (xml.name().equals("style")) {
        String type = xml.attribute("type");
        String id = xml.attribute("styleId");
        boolean byDefault =
            !xml.attribute("default").isEmpty() && !xml.attribute("default").equals("0");
        if (type.isEmpty() || type.equals("paragraph")) {
          styles.usual = byDefault ? id : styles.usual;
          styles.styles.put(id, style(xml));
        }
      }
    }
    return styles;
  }

  private static Style style(WordXml xml) throws UnreadableException {
    String name = "";
    String basedOn = "";
    WordParagraph properties = new WordParagraph(Optional.empty());
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "name" -> name = xml.attribute("val").toLowerCase(Locale.ROOT);
        case "basedOn" -> basedOn = xml.attribute("val");
        case "pPr" -> WordInline.properties(xml, properties);
        default -> {}
      }
    }
    return new Style(name, basedOn, properties.outline, properties.list, properties.level);
  }

  /** The heading level of a paragraph, from 1; 0 if it is body text. */
  int heading(WordParagraph paragraph) {
    int outline = paragraph.outline;
    Style style = style(paragraph);
    for (int age = 0; outline < 0 && style != null && age < OLDEST; age++) {
      Matcher named = HEADING.matcher(style.name());
      outline =
          named.matches() && style.outline() < 0 ? named.group(1).charAt(0) - '1' : style.outline();
      style = styles.get(style.basedOn());
    }
    return outline >= 0 && outline < 9 ? outline + 1 : 0;
  }

  /** The list a paragraph belongs to; 0 for none. */
  int list(WordParagraph paragraph) {
    int list = paragraph.list;
    Style style = style(paragraph);
    for (int age = 0; list < 0 && style != null && age < OLDEST; age++) {
      list = style.list();
      style = styles.get(style.basedOn());
    }
    return Math.max(0, list);
  }

  /** The level in its list that a paragraph says itself or by its style; -1 if neither does. */
  int level(WordParagraph paragraph) {
    int level = paragraph.level;
    Style style = style(paragraph);
    for (int age = 0; level < 0 && style != null && age < OLDEST; age++) {
      level = style.level();
      style = styles.get(style.basedOn());
    }
    return level;
  }

  private Style style(WordParagraph paragraph) {
    return styles.get(paragraph.style.isEmpty() ? usual : paragraph.style);
  }

  /** The styles a paragraph's style is, and is made of. */
  String styleOf(WordParagraph paragraph) {
    return paragraph.style.isEmpty() ? usual : paragraph.style;
  }

  /** The list that a style numbers with, for lists that only point at a style. */
  int listOf(String style) {
    return Optional.ofNullable(styles.get(style)).map(Style::list).orElse(-1);
  }
}
