package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.table.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The wordings of a pack's prose, compiled once for any number of documents. */
public final class Lexicon {
  private static final String BAD_PATTERN = "P06";

  private final Pack pack;
  private final NarrativeSpec spec;
  private final Map<String, List<Phrase>> phrases = new LinkedHashMap<>();
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();
  private final Map<String, Unit> units = new TreeMap<>();
  private final Pattern money;
  private final Map<String, List<Worded>> worded = new LinkedHashMap<>();
  private final Map<String, List<Worded>> meanings = new LinkedHashMap<>();
  private final Map<String, Integer> decimals = new TreeMap<>();
  private final Marks marks;
  private final ChineseNumber numbers;
  private final Cleaner cleaner;
  private final Subjects subjects;
  private final List<Sum> sums;
  private final List<PackException.Mistake> mistakes = new ArrayList<>();

  private Lexicon(Pack pack) {
    this.pack = pack;
    spec = pack.narrative();
    pack.vocabulary().units().forEach((label, digits) -> units.put(label, new Unit(label, digits)));
    spec.ofKind("unit").stream()
        .filter(entry -> units.containsKey(entry.value()))
        .forEach(entry -> units.put(entry.words(), units.get(entry.value())));
    Phrases compiler = new Phrases(spec, List.copyOf(units.keySet()));
    money = Pattern.compile(compiler.money());
    for (Entry entry : spec.entries()) {
      if (Kinds.PHRASES.contains(entry.kind()) || Kinds.FORMS.contains(entry.kind())) {
        compile(compiler, entry);
      } else if (Kinds.MEANINGS.contains(entry.kind())) {
        meaning(entry);
      }
    }
    Kinds.UNIONS.forEach(kind -> patterns.put(kind, union(compiler, kind)));
    spec.ofKind(Kinds.DECIMALS)
        .forEach(entry -> decimals.put(entry.id(), Integer.valueOf(entry.value())));
    marks = new Marks(spec);
    numbers = new ChineseNumber(spec);
    cleaner = new Cleaner(this);
    subjects = new Subjects(this);
    sums = spec.ofKind(Kinds.SUM).stream().map(Sum::of).toList();
  }

  /**
   * Compiles the wordings of a pack.
   *
   * @throws PackException with every wording that is no pattern
   */
  public static Lexicon of(Pack pack) throws PackException {
    Lexicon lexicon = new Lexicon(pack);
    if (!lexicon.mistakes.isEmpty()) {
      throw new PackException(lexicon.mistakes);
    }
    return lexicon;
  }

  private void compile(Phrases compiler, Entry entry) {
    try {
      Phrase phrase = compiler.compile(entry.words());
      phrases.computeIfAbsent(entry.kind(), kind -> new ArrayList<>()).add(phrase);
      worded
          .computeIfAbsent(entry.kind(), kind -> new ArrayList<>())
          .add(new Worded(entry, phrase.pattern()));
    } catch (PatternSyntaxException wrong) {
      mistakes.add(mistake(entry, wrong));
    }
  }

  private void meaning(Entry entry) {
    try {
      meanings
          .computeIfAbsent(entry.kind(), kind -> new ArrayList<>())
          .add(new Worded(entry, Pattern.compile(entry.words())));
    } catch (PatternSyntaxException wrong) {
      mistakes.add(mistake(entry, wrong));
    }
  }

  /** One pattern for all wordings of a kind; it fits nothing where there are none. */
  private Pattern union(Phrases compiler, String kind) {
    List<String> all = new ArrayList<>();
    for (Entry entry : spec.ofKind(kind)) {
      try {
        all.add(compiler.compile(entry.words()).pattern().pattern());
      } catch (PatternSyntaxException wrong) {
        mistakes.add(mistake(entry, wrong));
      }
    }
    return Pattern.compile(all.isEmpty() ? "(?!)" : "(?:" + String.join("|", all) + ")");
  }

  private static PackException.Mistake mistake(Entry entry, PatternSyntaxException wrong) {
    Map<String, String> arguments =
        Map.of(
            "value",
            wrong.getPattern(),
            "position",
            Integer.toString(Math.max(wrong.getIndex(), 0) + 1));
    return new PackException.Mistake(entry.source(), BAD_PATTERN, arguments);
  }

  NarrativeSpec spec() {
    return spec;
  }

  /** The wordings of a kind with blanks, in the order of the list. */
  List<Phrase> phrases(String kind) {
    return phrases.getOrDefault(kind, List.of());
  }

  /** The lines of a kind with blanks and their wordings, in the order of the list. */
  List<Worded> worded(String kind) {
    return worded.getOrDefault(kind, List.of());
  }

  /** The punctuation of the prose. */
  Marks marks() {
    return marks;
  }

  /** Reads ordinals and numbers written in Chinese. */
  ChineseNumber numbers() {
    return numbers;
  }

  /** Takes layout out of paragraphs. */
  Cleaner cleaner() {
    return cleaner;
  }

  /** Finds what figures are about. */
  Subjects subjects() {
    return subjects;
  }

  /** Which figures add up to which. */
  List<Sum> sums() {
    return sums;
  }

  /** What no table knows and people give by name, in the order of the text. */
  public List<String> givenNames() {
    return spec.ofKind(Kinds.TEXT).stream()
        .filter(entry -> entry.id().equals(NarrativeWriter.GIVEN))
        .map(Entry::words)
        .toList();
  }

  /** The unit in which prose tells amounts of a table's unit. */
  Unit told(String unit) {
    String label =
        spec.ofKind(Kinds.PROSE_UNIT).stream()
            .filter(entry -> entry.id().equals(unit))
            .map(Entry::value)
            .reduce(unit, (first, last) -> last);
    return units.getOrDefault(label, units.get(unit));
  }

  /** Decimals that prose gives to amounts of a unit, by its label. */
  Map<String, Integer> decimals() {
    return decimals;
  }

  /** The pack whose prose it words. */
  Pack pack() {
    return pack;
  }

  /** All wordings of a kind as one pattern. */
  Pattern any(String kind) {
    return patterns.getOrDefault(kind, Pattern.compile("(?!)"));
  }

  /** An amount with its unit. */
  Pattern money() {
    return money;
  }

  /** Units of money by label; the longest label that fits is meant. */
  Map<String, Unit> units() {
    return units;
  }

  /** The value of the first line of a kind whose wording is found in a text; empty for none. */
  String meaning(String kind, String text) {
    return meanings.getOrDefault(kind, List.of()).stream()
        .filter(line -> line.isIn(text))
        .map(line -> line.entry().value())
        .findFirst()
        .orElse("");
  }
}
