package io.gouji.engine.narrative;

import io.gouji.engine.narrative.FactRules.Line;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.table.BudgetBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of one workbook that its prose restates, asked for by subject and section. */
final class FactBook {
  private static final int CLASS_DIGITS = 3;

  /** Signs of the word for spending. */
  private static final int ENDING = 2;

  /** A word of at least so many signs may have one wrong. */
  private static final int SIGNS_A_SLIP = 4;

  private final FactRules rules;
  private final BudgetBook book;
  private final Optional<Catalogue> catalogue;
  private final Map<Line, List<Fact>> known = new HashMap<>();

  /** A figure and the message that tells that the prose states another. */
  record Found(Fact fact, String message) {}

  /**
   * The facts of a workbook.
   *
   * @param catalogue the names of the codes in the lists of the prose
   */
  FactBook(FactRules rules, BudgetBook book, Optional<Catalogue> catalogue) {
    this.rules = rules;
    this.book = book;
    this.catalogue = catalogue;
  }

  /**
   * The figure a subject of the word list means.
   *
   * @param kind this year's or last year's figures
   * @param context the section's heading and the words that qualify the subject
   */
  Optional<Found> figure(String kind, String subject, String context) {
    return rules.lines().stream()
        .filter(line -> line.kind().equals(kind) && line.subject().equals(subject))
        .filter(line -> line.isMeant(context))
        .flatMap(line -> only(facts(line)).map(fact -> new Found(fact, line.message())).stream())
        .findFirst();
  }

  /** The row of a list that a code's name, or the names of its levels, mean. */
  Optional<Found> row(Subject subject, String context) {
    return rules.lines().stream()
        .filter(line -> line.kind().equals(Kinds.ROWS) && line.isMeant(context))
        .flatMap(
            line ->
                only(named(facts(line), subject))
                    .map(fact -> new Found(fact, line.message()))
                    .stream())
        .findFirst();
  }

  /** The list that a class would stand in if there were money for it; empty where it may be. */
  Optional<String> lacks(Subject subject, String context) {
    boolean isClass =
        catalogue
            .filter(
                known ->
                    known.classCodes().stream().anyMatch(code -> isCalled(known, code, subject)))
            .isPresent();
    List<Fact> classes =
        rows(context).stream().filter(row -> code(row).length() == CLASS_DIGITS).toList();
    return isClass && !classes.isEmpty() && named(rows(context), subject).isEmpty()
        ? classes.get(0).table().flatMap(rules::title)
        : Optional.empty();
  }

  /** The row with money whose name a subject's words nearly are; empty if several may be meant. */
  Optional<Fact> alike(Subject subject, String context) {
    List<Fact> near =
        rows(context).stream()
            .filter(row -> !row.isZero() && isMisspelt(name(row), subject.words()))
            .toList();
    return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
  }

  /** Whether words are nearly a name, with or without the word for spending at its end. */
  private static boolean isMisspelt(String name, String words) {
    return isNearly(name, words)
        || name.length() > ENDING && isNearly(name.substring(0, name.length() - ENDING), words);
  }

  /** Whether two words differ by one sign, or by two where they are long. */
  private static boolean isNearly(String name, String words) {
    int most = Math.min(name.length(), words.length()) / SIGNS_A_SLIP;
    return most > 0 && UnitNameCheck.distance(name, words) <= Math.min(most, 2);
  }

  /** What the table of a row is called. */
  String title(Fact row) {
    return row.table().flatMap(rules::title).orElse("");
  }

  private static boolean isCalled(Catalogue catalogue, String code, Subject subject) {
    return catalogue.name(code).filter(name -> isName(name, subject.words())).isPresent();
  }

  /** The rows of the table of projects; none where the pack has none. */
  List<Fact> projects() {
    return rules.lines().stream()
        .filter(line -> line.kind().equals(Kinds.PROJECT_ROWS))
        .flatMap(line -> facts(line).stream())
        .toList();
  }

  /** All rows of the lists a section may restate. */
  List<Fact> rows(String context) {
    return rules.lines().stream()
        .filter(line -> line.kind().equals(Kinds.ROWS) && line.isMeant(context))
        .findFirst()
        .map(this::facts)
        .orElse(List.of());
  }

  private List<Fact> facts(Line line) {
    return known.computeIfAbsent(line, l -> rules.facts(l, book));
  }

  /** Several units state several figures; which is meant, is not known then. */
  private static Optional<Fact> only(List<Fact> facts) {
    boolean one = facts.stream().map(Fact::fen).distinct().count() == 1;
    return one ? Optional.of(facts.get(0)) : Optional.empty();
  }

  private List<Fact> named(List<Fact> facts, Subject subject) {
    String[] names = subject.words().split(String.valueOf(Subject.STROKE));
    List<Fact> same = facts.stream().filter(fact -> is(fact, names)).toList();
    return same.isEmpty() && names.length > 1
        ? facts.stream().filter(fact -> isLast(fact, names)).toList()
        : same;
  }

  /** Whether a row is the code whose levels have these names, outermost first. */
  private boolean is(Fact fact, String[] names) {
    String code = code(fact);
    int digits = 1 + 2 * names.length;
    if (code.length() != digits || !isName(name(fact), names[names.length - 1])) {
      return false;
    }
    for (int level = 1; level < names.length; level++) {
      String outer = names[level - 1];
      Optional<String> known = catalogue.flatMap(codes(code.substring(0, 1 + 2 * level)));
      if (known.filter(name -> !isName(name, outer)).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static java.util.function.Function<Catalogue, Optional<String>> codes(String code) {
    return catalogue -> catalogue.name(code);
  }

  /** Whether at least the innermost name is that of the row; outer names are often outdated. */
  private static boolean isLast(Fact fact, String[] names) {
    return code(fact).length() == 1 + 2 * names.length
        && isName(name(fact), names[names.length - 1]);
  }

  private static boolean isName(String name, String other) {
    return name.equals(other) || name.startsWith(other) && isEnding(name, other);
  }

  /** The kernel of a name lacks the word for spending at its end. */
  private static boolean isEnding(String name, String other) {
    return name.length() - other.length() == ENDING;
  }

  /** What the level of a row's code with so many digits is called. */
  Optional<String> level(Fact row, int digits) {
    String code = code(row);
    return code.length() == digits
        ? Optional.of(name(row))
        : catalogue.flatMap(codes(code.substring(0, Math.min(digits, code.length()))));
  }

  static String code(Fact fact) {
    String row = fact.row();
    int blank = row.indexOf(' ');
    return blank < 0 ? "" : row.substring(0, blank);
  }

  static String name(Fact fact) {
    return fact.row().substring(fact.row().indexOf(' ') + 1);
  }
}
