package io.gouji.engine.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The word list as read: kind, word and meaning; from it comes the {@link Vocabulary}. */
final class Keywords {
  static final String FILE = "vocabulary.csv";
  private static final String LAST_YEAR = "lastYear";
  private static final String SHORTEST_REASON = "shortestReason";
  private static final String WEIGHTS = "weights.txt";
  private static final Pattern WEIGHT = Pattern.compile("-?\\d{1,6}");
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
  private final Vocabulary vocabulary;

  private Keywords(List<CsvRow> rows, Mistakes mistakes) {
    for (CsvRow row : rows) {
      String kind = row.text("kind");
      String word = row.text("word");
      Map<String, String> ofKind = meanings.computeIfAbsent(kind, k -> new LinkedHashMap<>());
      if (ofKind.putIfAbsent(word, row.text("meaning")) != null) {
        mistakes.add(
            row.source("word"), Mistakes.REPEATED, "value", word, "first", first(rows, kind, word));
      }
    }
    vocabulary = vocabulary(rows, mistakes);
  }

  static Keywords read(TemplatesFolder folder, Mistakes mistakes) {
    CsvFile.Form form = new CsvFile.Form(List.of("kind", "word", "meaning"), Map.of(), false);
    return new Keywords(CsvFile.read(folder, FILE, form, mistakes), mistakes);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Words of a kind with their meanings, in the order of the list. */
  Map<String, String> ofKind(String kind) {
    return meanings.getOrDefault(kind, Map.of());
  }

  /** A file with these fields under the headings of the word list, and no others. */
  CsvFile.Form form(List<String> fields) {
    return new CsvFile.Form(fields, ofKind("header"), false);
  }

  /** The heading word of a field. */
  String heading(String field) {
    return CsvFile.heading(field, ofKind("header"));
  }

  private static String first(List<CsvRow> rows, String kind, String word) {
    return rows.stream()
        .filter(row -> row.text("kind").equals(kind) && row.text("word").equals(word))
        .findFirst()
        .map(row -> Long.toString(row.source().line()))
        .orElse("");
  }

  private Vocabulary vocabulary(List<CsvRow> rows, Mistakes mistakes) {
    Map<String, Integer> units = new LinkedHashMap<>();
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    List<Pattern> numberings = new ArrayList<>();
    for (CsvRow row : rows) {
      switch (row.text("kind")) {
        case "unit" -> units.put(row.text("word"), Cells.integer(row, "meaning", 2, mistakes));
        case "pattern" -> patterns.put(row.text("word"), Cells.pattern(row, "meaning", mistakes));
        case "numbering" -> numberings.add(Cells.pattern(row, "meaning", mistakes));
        default -> {
          // Other kinds are looked up by word when the packs are read.
        }
      }
    }
    for (String needed :
        List.of(
            "unitOfMoney", "unitName", "year", "note", "emptyNote", "targetRate", "targetWords")) {
      if (!patterns.containsKey(needed)) {
        mistakes.add(new Source(FILE, 1, "word"), Mistakes.WORD_MISSING, "value", needed);
      }
    }
    if (ofKind(LAST_YEAR).size() != 1) {
      mistakes.add(new Source(FILE, 1, "kind"), Mistakes.WORD_MISSING, "value", LAST_YEAR);
    }
    return new Vocabulary(
        units,
        ofKind("label"),
        ofKind("predicate"),
        ofKind("fact"),
        ofKind(LAST_YEAR).keySet().stream().findFirst().orElse(""),
        new Vocabulary.Targets(
            ofKind("comparison"),
            patterns.getOrDefault("targetRate", NOTHING),
            patterns.getOrDefault("targetWords", NOTHING)),
        List.copyOf(ofKind("blank").keySet()),
        List.copyOf(ofKind("scope").keySet()),
        patterns.getOrDefault("unitOfMoney", NOTHING),
        patterns.getOrDefault("unitName", NOTHING),
        patterns.getOrDefault("year", NOTHING),
        patterns.getOrDefault("note", NOTHING),
        patterns.getOrDefault("emptyNote", NOTHING),
        numberings,
        explanations(mistakes),
        weights(rows, mistakes));
  }

  private ExplanationWords explanations(Mistakes mistakes) {
    Source source = new Source(FILE, 1, "kind");
    for (String needed : List.of("explanationSheet", "explanation", "boilerplate")) {
      if (ofKind(needed).isEmpty()) {
        mistakes.add(source, Mistakes.WORD_MISSING, "value", needed);
      }
    }
    String shortest = ofKind("limit").getOrDefault(SHORTEST_REASON, "");
    if (!shortest.matches("[1-9]\\d?")) {
      mistakes.add(source, Mistakes.WORD_MISSING, "value", SHORTEST_REASON);
    }
    return new ExplanationWords(
        List.copyOf(ofKind("explanationSheet").keySet()),
        ofKind("explanation"),
        List.copyOf(ofKind("boilerplate").keySet()),
        shortest.matches("[1-9]\\d?") ? Integer.parseInt(shortest) : 1);
  }

  private static Map<String, Integer> weights(List<CsvRow> rows, Mistakes mistakes) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.text("kind").equals("weight"))
        .forEach(row -> weights.put(row.text("word"), weight(row, mistakes)));
    for (String needed : MessageReader.lines(WEIGHTS)) {
      if (!weights.containsKey(needed)) {
        mistakes.add(new Source(FILE, 1, "word"), Mistakes.WORD_MISSING, "value", needed);
      }
    }
    return weights;
  }

  private static int weight(CsvRow row, Mistakes mistakes) {
    String text = row.text("meaning");
    if (WEIGHT.matcher(text).matches()) {
      return Integer.parseInt(text);
    }
    mistakes.add(row.source("meaning"), Mistakes.NO_INTEGER, "value", text);
    return 0;
  }
}
