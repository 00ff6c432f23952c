package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the items of automatic lists and says what Word prints before each. */
final class WordNumbering {
  static final int LEVELS = 9;

  /**
   * One level of a list.
   *
   * @param text with %1 … %9 for the numbers of the levels
   * @param style the paragraph style that uses this level; empty for none
   * @param restart the level, from 1, whose next item starts this one anew; 0 never, -1 any above
   */
  record Level(int start, String format, String text, boolean legal, String style, int restart) {}

  private final Map<Integer, Map<Integer, Level>> abstracts = new HashMap<>();
  private final Map<Integer, Integer> lists = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> starts = new HashMap<>();
  private final Map<Integer, Map<Integer, Level>> overrides = new HashMap<>();
  private final Map<Integer, String> styleLinks = new HashMap<>();
  private final Map<Integer, int[]> counters = new HashMap<>();
  private final Set<String> started = new HashSet<>();

  static WordNumbering read(WordXml xml) throws UnreadableException {
    WordNumbering numbering = new WordNumbering();
    xml.root();
    while (xml.child(1)) {
      switch (xml.name()) {
        case "abstractNum" -> numbering.readAbstract(xml);
        case "num" -> numbering.readList(xml);
        default -> {}
      }
    }
    return numbering;
  }

  /** Adds a list of levels, for files that keep them elsewhere. */
  void add(int list, Map<Integer, Level> levels) {
    abstracts.put(list, levels);
    lists.put(list, list);
  }

  private void readAbstract(WordXml xml) throws UnreadableException {
    int id = xml.number("abstractNumId", -1);
    Map<Integer, Level> levels = new HashMap<>();
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "lvl" -> levels.put(xml.number("ilvl", 0), level(xml));
        case "numStyleLink" -> styleLinks.put(id, xml.attribute("val"));
        default -> {}
      }
    }
    abstracts.put(id, levels);
  }

  private static Level level(WordXml xml) throws UnreadableException {
    int start = 0;
    String format = "decimal";
    String text = "";
    boolean legal = false;
    String style = "";
    int restart = -1;
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "start" -> start = xml.number("val", 0);
        case "numFmt" -> format = xml.attribute("val");
        case "mc:AlternateContent" -> format = alternative(xml);
        case "lvlText" -> text = xml.attribute("val");
        case "isLgl" -> legal = xml.on();
        case "pStyle" -> style = xml.attribute("val");
        case "lvlRestart" -> restart = xml.number("val", -1);
        default -> {}
      }
    }
    return new Level(start, format, text, legal, style, restart);
  }

  /** Formats of later editions, with one that all know beside them. */
  private static String alternative(WordXml xml) throws UnreadableException {
    String format = "decimal";
    int parent = xml.depth();
    while (xml.child(parent)) {
      int inside = xml.depth();
      while (xml.child(inside)) {
        if (xml.name().equals("numFmt")) {
          boolean zeros = xml.attribute("format").startsWith("01,");
          format =
              zeros ? "decimalZero" : format.equals("decimalZero") ? format : xml.attribute("val");
        }
      }
    }
    return format.equals("custom") ? "decimal" : format;
  }

  private void readList(WordXml xml) throws UnreadableException {
    int id = xml.number("numId", -1);
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "abstractNumId" -> lists.put(id, xml.number("val", -1));
        case "lvlOverride" -> override(xml, id, xml.number("ilvl", 0));
        default -> {}
      }
    }
  }

  private void override(WordXml xml, int list, int level) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "startOverride" ->
            starts.computeIfAbsent(list, id -> new HashMap<>()).put(level, xml.number("val", 1));
        case "lvl" -> {
          Level changed = level(xml);
          overrides.computeIfAbsent(list, id -> new HashMap<>()).put(level, changed);
        }
        default -> {}
      }
    }
  }

  /** Counts a paragraph, and says what is printed before it; empty where nothing is. */
  String next(WordParagraph paragraph, WordStyles styles) {
    int list = styles.list(paragraph);
    if (list == 0 || !lists.containsKey(list)) {
      return "";
    }
    int kept = lists.get(list);
    if (styleLinks.containsKey(kept)) {
      kept = lists.getOrDefault(styles.listOf(styleLinks.get(kept)), kept);
    }
    int level = styles.level(paragraph);
    return next(list, kept, level >= 0 ? level : levelOf(styles.styleOf(paragraph), kept));
  }

  /** A style may name its list only; the list then says which level is the style's. */
  private int levelOf(String style, int kept) {
    return abstracts.getOrDefault(kept, Map.of()).entrySet().stream()
        .filter(level -> !style.isEmpty() && level.getValue().style().equals(style))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  /** Counts an item of a list. */
  String next(int list, int kept, int level) {
    Optional<Level> found = level(list, kept, level);
    if (level < 0 || level >= LEVELS || found.isEmpty()) {
      return "";
    }
    int[] counts = counters.computeIfAbsent(kept, id -> new int[LEVELS + 1]);
    // A bit for each level that has been counted since it last began.
    int seen = counts[LEVELS];
    Integer anew = starts.getOrDefault(list, Map.of()).get(level);
    if (anew != null && started.add(list + "." + level)) {
      counts[level] = anew;
    } else {
      counts[level] = (seen >> level & 1) == 0 ? found.get().start() : counts[level] + 1;
    }
    for (int above = 0; above < level; above++) {
      if ((seen >> above & 1) == 0) {
        counts[above] = level(list, kept, above).map(Level::start).orElse(1);
        seen |= 1 << above;
      }
    }
    seen |= 1 << level;
    for (int below = level + 1; below < LEVELS; below++) {
      int restart = level(list, kept, below).map(Level::restart).orElse(-1);
      if (restart < 0 || restart > level) {
        seen &= ~(1 << below);
      }
    }
    counts[LEVELS] = seen;
    return text(list, kept, found.get(), counts);
  }

  private Optional<Level> level(int list, int kept, int level) {
    Level changed = overrides.getOrDefault(list, Map.of()).get(level);
    return Optional.ofNullable(
        changed != null ? changed : abstracts.getOrDefault(kept, Map.of()).get(level));
  }

  private String text(int list, int kept, Level level, int[] counts) {
    if (level.format().equals("bullet")) {
      boolean seen = level.text().chars().noneMatch(c -> c >= 0xE000 && c < 0xF900);
      return seen ? level.text().strip() : "\u2022";
    }
    StringBuilder text = new StringBuilder();
    String pattern = level.text();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int other = i + 1 < pattern.length() ? pattern.charAt(i + 1) - '1' : -1;
      if (c == '%' && other >= 0 && other < LEVELS) {
        String format = level(list, kept, other).map(Level::format).orElse("decimal");
        text.append(NumberText.of(level.legal() ? "decimal" : format, counts[other]));
        i++;
      } else {
        text.append(c);
      }
    }
    return text.toString().strip();
  }
}
