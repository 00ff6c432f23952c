package io.gouji.engine.narrative;

import io.gouji.engine.document.ProseBlock.Blank;
import io.gouji.engine.document.ProseBlock.Run;
import io.gouji.engine.document.ProseBlock.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the sentences of a pack's narrative with the figures of one workbook. */
final class Sentences {
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)(?: ([^{} ]+))?(?: ([^{} ]+))?}");

  /** A blank that no figure fills; its name is the hint. */
  static final Pattern OWN_BLANK = Pattern.compile("\\{blank ([^{} ]+)}");

  private final Telling telling;
  private final FactBook book;
  private final Names names;
  private final Map<Integer, String> headings = new TreeMap<>();
  private int number;

  Sentences(Lexicon lexicon, FactBook book, Names names) {
    telling = new Telling(lexicon);
    this.book = book;
    this.names = names;
  }

  /** The section that the next sentences stand in. */
  void enter(int level, String heading) {
    headings.put(level, heading);
    headings.keySet().removeIf(other -> other > level);
  }

  void count(int item) {
    number = item;
  }

  List<Fact> rows(String context) {
    return book.rows(context);
  }

  /** Whether a sentence is to be written: always, or where a figure is zero or is not. */
  boolean applies(String condition) {
    if (condition.isEmpty()) {
      return true;
    }
    boolean none = condition.startsWith("!");
    Optional<Fact> fact = fact(none ? condition.substring(1) : condition);
    return fact.isPresent() && fact.get().isZero() == none;
  }

  private String context() {
    return String.join("", headings.values());
  }

  private Optional<Fact> fact(String subject) {
    return book.figure(Kinds.FACT, subject, context()).map(FactBook.Found::fact);
  }

  private Optional<Fact> prior(String subject) {
    return book.figure(Kinds.PRIOR, subject, context()).map(FactBook.Found::fact);
  }

  /**
   * A sentence with its blanks filled.
   *
   * @param row what it is about where it is told of each row of a list
   */
  List<Run> runs(String sentence, Optional<Fact> row) {
    List<Run> runs = new ArrayList<>();
    Matcher blank = BLANK.matcher(sentence);
    int at = 0;
    while (blank.find()) {
      plain(runs, sentence.substring(at, blank.start()));
      runs.addAll(filled(blank.group(1), argument(blank.group(2)), argument(blank.group(3)), row));
      at = blank.end();
    }
    plain(runs, sentence.substring(at));
    return runs;
  }

  private static String argument(@org.jspecify.annotations.Nullable String group) {
    return group == null ? "" : group;
  }

  private static void plain(List<Run> runs, String text) {
    if (!text.isEmpty()) {
      runs.add(new Words(text));
    }
  }

  private List<Run> filled(String what, String first, String second, Optional<Fact> row) {
    return switch (what) {
      case "year" -> List.of(new Words(Integer.toString(names.year())));
      case "last" -> List.of(new Words(Integer.toString(names.year() - 1)));
      case "unit" -> names.unit().isEmpty() ? blank("unit") : List.of(new Words(names.unit()));
      case "n" -> List.of(new Words(Integer.toString(number)));
      case "name" -> List.of(new Words(row.map(FactBook::name).orElse("")));
      case "level" -> List.of(new Words(level(row, Integer.parseInt(first))));
      case "value" -> amount(row);
      case "amount" -> amount(fact(first));
      case "part" -> share(row, fact(first));
      case "share" -> share(fact(first), fact(second));
      case "change" -> change(fact(first), prior(first));
      case "reason" -> reason(fact(first), prior(first));
      case "blank" -> blank(first);
      case "count" -> List.of(new Words(Integer.toString(count(first))));
      default -> blank(what);
    };
  }

  private int count(String subject) {
    return fact(subject).map(fact -> fact.cells().size()).orElse(0);
  }

  private List<Run> blank(String hint) {
    String words = telling.phrase(hint);
    return List.of(new Blank(words.isEmpty() ? hint : words));
  }

  private List<Run> amount(Optional<Fact> fact) {
    return fact.map(known -> List.<Run>of(new Words(telling.amount(known))))
        .orElseGet(() -> blank("amount"));
  }

  /** What a level of a row's code is called, by the number of its digits. */
  private String level(Optional<Fact> row, int digits) {
    return row.flatMap(fact -> book.level(fact, digits)).orElse("");
  }

  private List<Run> share(Optional<Fact> part, Optional<Fact> whole) {
    if (part.isEmpty() || whole.isEmpty() || whole.get().middle().signum() == 0) {
      return blank("share");
    }
    return List.of(new Words(telling.share(part.get(), whole.get())));
  }

  private List<Run> change(Optional<Fact> now, Optional<Fact> then) {
    if (now.isEmpty() || then.isEmpty()) {
      return blank("change");
    }
    return List.of(new Words(telling.changeInWords(now.get(), then.get())));
  }

  /** Reasons are known to people only; where nothing changed none is asked for. */
  private List<Run> reason(Optional<Fact> now, Optional<Fact> then) {
    if (now.isPresent()
        && then.isPresent()
        && telling.change(now.get(), then.get()).signum() == 0) {
      return List.of();
    }
    List<Run> runs = new ArrayList<>();
    plain(runs, telling.phrase("reason"));
    runs.addAll(blank("because"));
    return runs;
  }
}
