package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.repair.Clue;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Decimals;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who may be to blame, in words: cells by place and meaning, what they should say, and why. */
final class Suspects {
  /** Relations named one by one; of more only the first and how many. */
  private static final int NAMED = 6;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final Wording wording;
  private final SuspectPlaces places;

  Suspects(Evaluation evaluation, Wording wording) {
    this.wording = wording;
    places = new SuspectPlaces(evaluation);
  }

  /** The cell with its row by code and name. */
  Cell cell(Cell cell) {
    return places.cell(cell);
  }

  /** The cell with its row by code and name. */
  Cell cell(Evidence evidence) {
    return places.cell(evidence);
  }

  static boolean isUnread(Evidence cell) {
    return SuspectPlaces.isUnread(cell);
  }

  static Quantity printed(Evidence cell) {
    return quantity(cell, cell.amount());
  }

  static Quantity quantity(Evidence cell, Amount amount) {
    return SuspectPlaces.quantity(cell, amount);
  }

  /** The relations a suspicion is about: {@code T3-01、X08}. */
  String relations(Suspicion suspicion) {
    List<String> rules =
        suspicion.failing().stream().map(one -> one.rule().value()).distinct().toList();
    if (rules.size() <= NAMED) {
      return wording.list(rules);
    }
    return wording.label(
        "suspect.rules",
        Map.of(
            "rules", wording.list(rules.subList(0, NAMED)),
            "count", Integer.toString(rules.size())));
  }

  /** A sentence about the relations, {@code .one} where there is but one. */
  String count(Suspicion suspicion, String id) {
    long rules = suspicion.failing().stream().map(Suspicion.Failing::rule).distinct().count();
    Map<String, String> blanks =
        Map.of("number", Integer.toString(suspicion.cluster()), "relations", relations(suspicion));
    return wording.label(rules == 1 ? id + ".one" : id, blanks);
  }

  /** What the relations are called that would hold. */
  String names(Suspicion suspicion) {
    List<String> names =
        suspicion.failing().stream()
            .map(Suspicion.Failing::rule)
            .distinct()
            .map((RuleId rule) -> wording.name(rule))
            .toList();
    List<String> few = names.subList(0, Math.min(NAMED, names.size()));
    return few.size() == names.size()
        ? wording.list(names)
        : wording.label(
            "suspect.rules",
            Map.of("rules", wording.list(few), "count", Integer.toString(names.size())));
  }

  /** All cells with what each should say. */
  String all(Suspicion suspicion, List<Suspect> cells) {
    return wording.list(cells.stream().map(cell -> suspect(suspicion, cell)).toList());
  }

  /** One cell: where it stands, what it says, what it should say, and the slip. */
  String suspect(Suspicion suspicion, Suspect suspect) {
    Cell cell = cell(suspect.cell());
    return wording.label(
        "suspect.cell",
        Map.of(
            "cell", Addresses.of(List.of(cell), wording),
            "row", cell.row(),
            "column", cell.column(),
            "should", should(suspicion, suspect)));
  }

  /** {@code 12.00 应为 21.00 万元（相邻两位数字颠倒）}. */
  String should(Suspicion suspicion, Suspect suspect) {
    Evidence cell = suspect.cell();
    Map<String, String> blanks = new HashMap<>();
    boolean blank = cell.state() == FactState.BLANK;
    blanks.put("printed", blank ? wording.label("log.blank") : Wording.amount(printed(cell)));
    blanks.put("formula", suspect.formula());
    suspect.value().ifPresent(value -> blanks.put("right", amount(cell, value)));
    suspect.low().ifPresent(low -> blanks.put("low", amount(cell, low)));
    suspect.high().ifPresent(high -> blanks.put("high", amount(cell, high)));
    Optional<String> text = isUnread(cell) ? places.text(cell) : Optional.empty();
    text.ifPresent(there -> blanks.put("text", there));
    String id = sentence(suspect);
    boolean odd = id.equals("suspect.value") && SuspectAdvice.isOdd(suspicion);
    String told = wording.label(odd ? "suspect.value.odd" : said(id, text), blanks);
    String why = why(suspect, text);
    return why.isEmpty() ? told : wording.label("suspect.why", Map.of("told", told, "why", why));
  }

  private static String said(String id, Optional<String> text) {
    return text.isPresent() ? id + ".text" : id;
  }

  private String why(Suspect suspect, Optional<String> text) {
    String clues = clues(suspect.clues());
    Optional<Quantity> right = suspect.value().map(value -> quantity(suspect.cell(), value));
    if (text.isEmpty() || right.isEmpty() || !says(text.get(), right.get())) {
      return clues;
    }
    String same = wording.label("suspect.unread.same");
    return clues.isEmpty() ? same : wording.list(List.of(same, clues));
  }

  /** Whether a text contains a number, {@code 约 3 万元}. */
  static boolean says(String text, Quantity right) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(",", "");
    return NUMBER
        .matcher(plain)
        .results()
        .anyMatch(number -> Decimals.of(number.group()).compareTo(right.value()) == 0);
  }

  private static String sentence(Suspect suspect) {
    if (isUnread(suspect.cell())) {
      return suspect.value().isPresent() ? "suspect.unread" : "suspect.unread.any";
    }
    if (!suspect.formula().isEmpty()) {
      return "suspect.formula";
    }
    if (suspect.value().isPresent()) {
      return "suspect.value";
    }
    Amount printed = suspect.cell().amount();
    if (suspect.low().filter(low -> printed.compareTo(low) < 0).isPresent()) {
      return "suspect.least";
    }
    return suspect.high().filter(high -> printed.compareTo(high) > 0).isPresent()
        ? "suspect.most"
        : "suspect.any";
  }

  private static String amount(Evidence cell, Amount amount) {
    return Wording.amount(quantity(cell, amount));
  }

  /** What speaks for a cell, as far as a reader can see it. */
  String clues(List<Clue> clues) {
    List<String> words = new ArrayList<>();
    for (Clue clue : clues) {
      String id = "clue." + clue.word();
      wording.sentences(id).ifPresent(found -> words.add(wording.label(id)));
    }
    return wording.list(words);
  }

  /** A block that is off as a whole: its table or column, how many figures, and by how much. */
  String block(SuspectSet set) {
    Suspect first = set.cells().get(0);
    List<String> columns = distinct(set, cell -> cell.cell().fact().column());
    List<String> tables = distinct(set, cell -> wording.table(cell.cell().fact().table()));
    BigDecimal printed = BigDecimal.valueOf(first.cell().amount().fen());
    BigDecimal right = BigDecimal.valueOf(first.value().orElseThrow().fen());
    boolean large = printed.abs().compareTo(right.abs()) > 0;
    BigDecimal factor =
        (large ? printed : right).divide(large ? right : printed, MathContext.DECIMAL64);
    return wording.label(
        large ? "suspect.block.large" : "suspect.block.small",
        Map.of(
            "table", wording.list(tables),
            "column", columns.size() == 1 ? columns.get(0) : wording.label("suspect.columns"),
            "count", Integer.toString(set.cells().size()),
            "factor", factor.stripTrailingZeros().toPlainString()));
  }

  private static List<String> distinct(SuspectSet set, Function<Suspect, String> part) {
    return set.cells().stream().map(part).distinct().toList();
  }

  /** The verdict on one suspicion, alternatives left out. */
  String first(Suspicion suspicion) {
    String codes = codes(suspicion);
    return codes.isEmpty()
        ? verdict(suspicion)
        : codes + wording.label("suspect.else") + verdict(suspicion);
  }

  /** The same without the codes in doubt. */
  String verdict(Suspicion suspicion) {
    return switch (suspicion.kind()) {
      case TOO_MANY -> wording.label("suspect.tooMany", Map.of("cells", involved(suspicion)));
      case NOTHING -> wording.label("suspect.nothing", Map.of("cells", involved(suspicion)));
      case BLOCK -> block(suspicion.sets().get(0));
      case UNREAD -> unread(suspicion);
      case TAIL -> tail(suspicion);
      case CELLS -> lead(suspicion, all(suspicion, suspicion.sets().get(0).cells()));
    };
  }

  /** Some cells by the words that introduce the first set. */
  String lead(Suspicion suspicion, String cells) {
    Map<String, String> blanks = Map.of("cells", cells, "relations", relations(suspicion));
    return wording.label(SuspectAdvice.lead(suspicion), blanks);
  }

  /** Some cells that may be wrong as well. */
  String also(String cells) {
    return wording.label("suspect.also", Map.of("cells", cells));
  }

  private String unread(Suspicion suspicion) {
    return suspicion.sets().isEmpty()
        ? wording.label("suspect.unread.formula", Map.of("cells", involved(suspicion)))
        : wording.label(
            "suspect.unread.cells",
            Map.of("cells", all(suspicion, suspicion.sets().get(0).cells())));
  }

  private String tail(Suspicion suspicion) {
    String told = wording.label("suspect.tail", Map.of("cells", involved(suspicion)));
    String count = Integer.toString(suspicion.sets().size());
    return suspicion.sets().isEmpty()
        ? told
        : told + wording.label("suspect.tail.else", Map.of("count", count));
  }

  /** Codes and names to be set right first; empty where none is in doubt. */
  String codes(Suspicion suspicion) {
    return suspicion.codes().isEmpty()
        ? ""
        : wording.label("suspect.codes", Map.of("cells", Addresses.of(suspicion.codes(), wording)));
  }

  private String involved(Suspicion suspicion) {
    return Addresses.of(suspicion.involved().stream().map(this::cell).toList(), wording);
  }

  /** The cells that say the same figures elsewhere, or all there are. */
  String elsewhere(Suspicion suspicion) {
    List<Evidence> cells =
        suspicion.elsewhere().isEmpty() ? suspicion.involved() : suspicion.elsewhere();
    return Addresses.of(cells.stream().map(this::cell).toList(), wording);
  }
}
