package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.repair.Clue;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who may be to blame, in words: cells by place and meaning, what they should say, and why. */
final class Suspects {
  /** Relations named one by one; of more only the first and how many. */
  private static final int NAMED = 6;

  private final Wording wording;
  private final Map<String, Cell> known = new HashMap<>();

  Suspects(Evaluation evaluation, Wording wording) {
    this.wording = wording;
    for (Finding finding : evaluation.findings()) {
      for (Location location : finding.locations()) {
        if (location instanceof Cell cell && !cell.row().isEmpty()) {
          known.putIfAbsent(key(cell.sheet(), cell.ref().a1()), cell);
        }
      }
    }
  }

  private static String key(String sheet, String ref) {
    return sheet + "!" + ref;
  }

  /** The cell as findings tell it, else as it is. */
  Cell cell(Cell cell) {
    Cell told = known.get(key(cell.sheet(), cell.ref().a1()));
    return new Cell(
        cell.sheet(),
        cell.ref(),
        cell.table(),
        told == null ? cell.row() : told.row(),
        cell.column(),
        cell.role(),
        cell.quantity());
  }

  /** The cell as findings tell it, else by its key. */
  Cell cell(Evidence evidence) {
    Cell told = known.get(key(evidence.sheet(), evidence.cell().a1()));
    return new Cell(
        evidence.sheet(),
        evidence.cell(),
        evidence.fact().table(),
        told == null ? evidence.fact().row().text() : told.row(),
        evidence.fact().column(),
        Location.Role.SUBJECT,
        isUnread(evidence) ? Optional.empty() : Optional.of(printed(evidence)));
  }

  static boolean isUnread(Evidence cell) {
    return cell.state() == FactState.UNREADABLE;
  }

  static Quantity printed(Evidence cell) {
    return quantity(cell, cell.amount());
  }

  static Quantity quantity(Evidence cell, Amount amount) {
    return amount.in(cell.unit(), Math.max(cell.decimals(), 0));
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

  /** All cells of a set with what each should say. */
  String set(SuspectSet set) {
    return wording.list(set.cells().stream().map(this::suspect).toList());
  }

  /** One cell: where it stands, what it says, what it should say, and the slip. */
  String suspect(Suspect suspect) {
    Cell cell = cell(suspect.cell());
    return wording.label(
        "suspect.cell",
        Map.of(
            "cell", Addresses.of(List.of(cell), wording),
            "row", cell.row(),
            "column", cell.column(),
            "should", should(suspect)));
  }

  /** {@code 12.00 应为 21.00 万元（相邻两位数字颠倒）}. */
  String should(Suspect suspect) {
    Evidence cell = suspect.cell();
    Map<String, String> blanks = new HashMap<>();
    blanks.put("printed", Wording.amount(printed(cell)));
    blanks.put("formula", suspect.formula());
    suspect.value().ifPresent(value -> blanks.put("right", amount(cell, value)));
    suspect.low().ifPresent(low -> blanks.put("low", amount(cell, low)));
    suspect.high().ifPresent(high -> blanks.put("high", amount(cell, high)));
    String told = wording.label(sentence(suspect), blanks);
    String why = clues(suspect.clues());
    return why.isEmpty() ? told : wording.label("suspect.why", Map.of("told", told, "why", why));
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

  /** How the first set is introduced: as the only explanation, or as the likeliest. */
  String lead(Suspicion suspicion) {
    boolean only = suspicion.sets().size() == 1 && suspicion.codes().isEmpty();
    return only ? "suspect.only" : "suspect.first";
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
      case CELLS -> wording.label(lead(suspicion), Map.of("cells", set(suspicion.sets().get(0))));
    };
  }

  private String unread(Suspicion suspicion) {
    return suspicion.sets().isEmpty()
        ? wording.label("suspect.unread.formula", Map.of("cells", involved(suspicion)))
        : wording.label("suspect.unread.cells", Map.of("cells", set(suspicion.sets().get(0))));
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
}
