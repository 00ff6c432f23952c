package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Explained;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Claim;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sentences in one language: the pack's messages with their named blanks filled. A message the pack
 * lacks reads as its id, a blank without a value stays as written; tests see to it that neither
 * happens.
 */
public final class Wording {
  /** Digits between two commas. */
  private static final int GROUP = 3;

  /** The items before the next, where most languages begin. */
  private static final String LIST = "{list}";

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final Set<String> TRUTH = Set.of("TRUE", "FALSE");

  private final Pack pack;
  private final String language;

  /**
   * Words for what is found by a pack.
   *
   * @param language {@code zh} or {@code en}
   */
  public Wording(Pack pack, String language) {
    this.pack = pack;
    this.language = language;
  }

  /** Words for what an evaluation found. */
  public static Wording of(Evaluation evaluation, String language) {
    return new Wording(evaluation.selection().pack(), language);
  }

  public String language() {
    return language;
  }

  /** What is wrong, with the figures, in one sentence. */
  public String what(Finding finding) {
    return what(finding, relation(finding));
  }

  /** What is wrong without the figures, for where they stand beside it. */
  String subject(Finding finding) {
    return what(finding, "sheet.relation");
  }

  private String what(Finding finding, String relation) {
    Sides sides = new Sides(finding);
    String told = finding.arguments().get(Finding.SENTENCE);
    if (told != null) {
      Map<String, String> blanks = new HashMap<>(finding.arguments());
      blanks.put("name", name(finding.rule()));
      amount(sides.principal().stream()).ifPresent(amount -> blanks.put("now", amount));
      amount(sides.prior().stream()).ifPresent(amount -> blanks.put("last", amount));
      return label(told, blanks);
    }
    if (!finding.claims().isEmpty()) {
      Map<String, String> blanks = new HashMap<>(finding.arguments());
      blanks.put("claims", list(finding.claims().stream().map(this::claim).toList()));
      return label("joint.what", blanks);
    }
    if (!sides.complete()) {
      return sentence(finding.message(), Messages.Sentences::what, finding.arguments());
    }
    Map<String, String> blanks = new HashMap<>(finding.arguments());
    blanks.put("name", name(finding.rule()));
    blanks.put("left", side(finding.left().orElseThrow()));
    blanks.put("right", side(finding.right().orElseThrow()));
    blanks.put("leftValue", amount(finding.left().orElseThrow().quantity()));
    blanks.put("rightValue", amount(finding.right().orElseThrow().quantity()));
    blanks.put("difference", amount(finding.difference().orElseThrow()));
    blanks.put("tolerance", finding.tolerance().map(Wording::amount).orElse("0"));
    return label(relation, blanks);
  }

  /** What the first of some cells states. */
  private static Optional<String> amount(Stream<Cell> cells) {
    return cells.findFirst().flatMap(Cell::quantity).map(Wording::amount);
  }

  /** What several relations that cannot hold together have in common, without naming them. */
  String heading(Finding finding) {
    return sentence(finding.message(), Messages.Sentences::what, finding.arguments());
  }

  private String claim(Claim claim) {
    return label(
        "joint.claim",
        Map.of(
            "rule", claim.rule().value(),
            "name", name(claim.rule()),
            "left", side(claim.left()),
            "leftValue", amount(claim.left().quantity()),
            "sign", claim.sign(),
            "right", side(claim.right()),
            "rightValue", amount(claim.right().quantity())));
  }

  /** One side of a relation, sums by which rows they take in. */
  String side(Side side) {
    return side.terms().isEmpty()
        ? side.text()
        : side.terms().stream().map(this::term).collect(Collectors.joining());
  }

  private String term(Side.Term term) {
    if (!term.sum()) {
      return term.lead() + term.words();
    }
    String rows = list(term.picks().stream().map(this::pick).toList());
    String sentence = rows.isEmpty() ? "side.sum.all" : "side.sum";
    return term.lead() + label(sentence, Map.of("column", term.words(), "rows", rows));
  }

  private String pick(Side.Pick pick) {
    boolean named = pick.plain() || pick.sign().equals("=") && !TRUTH.contains(pick.value());
    return label(
        named ? "side.rows." + pick.label() : "side.rows.other",
        Map.of("label", pick.word(), "sign", pick.sign(), "value", pick.value()));
  }

  /** Why it matters; empty where the pack says nothing. */
  public String why(Finding finding) {
    return sentence(finding.message(), Messages.Sentences::why, finding.arguments());
  }

  /** What to do about it; empty where the pack says nothing or nothing is to be done. */
  public String remedy(Finding finding) {
    if (Rounding.covers(finding)) {
      return "";
    }
    return sentence(finding.message(), Messages.Sentences::remedy, finding.arguments());
  }

  /** What a rule is called. */
  public String name(RuleId rule) {
    return label(rule.value(), Map.of());
  }

  /** Why a rule is there; empty where the pack says nothing. */
  String why(RuleId rule) {
    return sentence(rule.value(), Messages.Sentences::why, Map.of());
  }

  /** What to do where a rule is broken; empty where the pack says nothing. */
  String remedy(RuleId rule) {
    return sentence(rule.value(), Messages.Sentences::remedy, Map.of());
  }

  /** An explained finding with its reason, by the sentence of that id. */
  String explained(String id, Explained done) {
    return label(
        id,
        Map.of(
            "rule", done.finding().rule().value(),
            "what", what(done.finding()),
            "reason", done.explanation().reason(),
            "who", done.explanation().who(),
            "date", done.explanation().date()));
  }

  /** Why a rule does not apply. */
  public String reason(NotApplicable rule) {
    return label(rule.reason(), Map.of("subject", rule.subject()));
  }

  /** A table by its number and name in the pack, or its id where the pack has no such table. */
  String table(String id) {
    return pack.table(id).map(this::table).orElse(id);
  }

  /** With what relations call it, where that is another number than the region's own. */
  private String table(TableSpec table) {
    String number = Integer.toString(table.number());
    List<String> blocks = table.blocks().stream().map(BlockSpec::name).toList();
    boolean alike =
        blocks.stream()
            .flatMap(block -> NUMBER.matcher(block).results())
            .allMatch(found -> found.group().equals(number));
    return label(
        alike ? "table.numbered" : "table.numbered.blocks",
        Map.of("number", number, "name", table.name(), "blocks", list(blocks)));
  }

  /** The verdict on a corrected copy, which was checked again. */
  public String checked(Verdict verdict) {
    return label("log.checked", Map.of("verdict", label("verdict." + verdict.outcome())));
  }

  String severity(Severity severity) {
    return label("severity." + severity.word());
  }

  /** Several things as one reads them out. */
  String list(List<String> items) {
    String pattern = sentences("list").map(Messages.Sentences::what).orElse("");
    if (!pattern.startsWith(LIST) || pattern.lastIndexOf(LIST) > 0) {
      return items.stream()
          .reduce((list, item) -> label("list", Map.of("list", list, "item", item)))
          .orElse("");
    }
    // Each item goes behind those before it, which need not be written again.
    String next = pattern.substring(LIST.length());
    StringBuilder list = new StringBuilder(items.isEmpty() ? "" : items.get(0));
    items.stream().skip(1).forEach(item -> list.append(fill(next, Map.of("item", item))));
    return list.toString();
  }

  String label(String id) {
    return label(id, Map.of());
  }

  String label(String id, Map<String, String> blanks) {
    return sentences(id).map(found -> fill(found.what(), blanks)).orElse(id);
  }

  /** A figure with thousands separators and its unit. */
  static String amount(Quantity quantity) {
    return (number(quantity) + " " + quantity.unit()).strip();
  }

  /** A figure with thousands separators, without its unit. */
  static String number(Quantity quantity) {
    String plain = quantity.value().toPlainString();
    int point = plain.indexOf('.');
    StringBuilder grouped = new StringBuilder(plain);
    int first = plain.startsWith("-") ? 1 : 0;
    for (int at = (point < 0 ? plain.length() : point) - GROUP; at > first; at -= GROUP) {
      grouped.insert(at, ',');
    }
    return grouped.toString();
  }

  /** Fills the named blanks of a sentence, {@code {like} {this}}. */
  public static String fill(String sentence, Map<String, String> blanks) {
    int open = sentence.indexOf('{');
    if (open < 0) {
      return sentence;
    }
    StringBuilder filled = new StringBuilder(sentence.length() + 64);
    int from = 0;
    for (; open >= 0; open = sentence.indexOf('{', open + 1)) {
      int close = nameEnd(sentence, open + 1);
      String value = close < 0 ? null : blanks.get(sentence.substring(open + 1, close));
      if (value != null) {
        filled.append(sentence, from, open).append(value);
        from = close + 1;
      }
    }
    return filled.append(sentence, from, sentence.length()).toString();
  }

  /** Where the bracket stands that ends a name; -1 where there is no name. */
  private static int nameEnd(String sentence, int from) {
    int at = from;
    while (at < sentence.length() && isOfName(sentence.charAt(at), at == from)) {
      at++;
    }
    return at > from && at < sentence.length() && sentence.charAt(at) == '}' ? at : -1;
  }

  private static boolean isOfName(char sign, boolean first) {
    return sign >= 'A' && sign <= 'Z'
        || sign >= 'a' && sign <= 'z'
        || !first && (sign >= '0' && sign <= '9' || sign == '_');
  }

  private String sentence(
      String id, Function<Messages.Sentences, String> part, Map<String, String> blanks) {
    return sentences(id).map(part).map(found -> fill(found, blanks)).orElse("");
  }

  Optional<Messages.Sentences> sentences(String id) {
    return pack.messages().sentences(id, language);
  }

  private static String relation(Finding finding) {
    FindingClass kind = finding.kind();
    return "relation." + (kind == FindingClass.ERROR ? "unequal" : kind.word());
  }
}
