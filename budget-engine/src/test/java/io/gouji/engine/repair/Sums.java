package io.gouji.engine.repair;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.rule.Derivation;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small books of named cells and sums among them, in 万元 with two decimals. */
final class Sums {
  private static final Unit UNIT = new Unit("万元", 6);
  private static final int DECIMALS = 2;

  /** A cell that states no amount. */
  static final String UNREAD = "?";

  private static final long HALF = UNIT.halfStep(DECIMALS);

  private final Map<String, Evidence> cells = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Derivation> derivations = new ArrayList<>();
  private final List<Hint> hints = new ArrayList<>();
  private final List<Line> open = new ArrayList<>();
  private final Map<String, Amount> lastYear = new HashMap<>();
  private Severity severity = Severity.ERROR;
  private boolean rounded;
  private boolean advisory;
  private String column = "amount";
  private final List<Location.Cell> codes = new ArrayList<>();

  /** From here on figures stand for their roundings; before, they are exact. */
  Sums rounded() {
    rounded = true;
    return this;
  }

  Sums severity(Severity weight) {
    severity = weight;
    return this;
  }

  /** From here on cells stand in this column of their tables. */
  Sums column(String name) {
    column = name;
    return this;
  }

  /** A cell of the table before the dot; they stand below each other. */
  Sums cell(String name, String amount) {
    String sheet = name.contains(".") ? name.substring(0, name.indexOf('.')) : "T";
    boolean unread = amount.equals(UNREAD);
    FactState state =
        unread ? FactState.UNREADABLE : amount.isEmpty() ? FactState.BLANK : FactState.STATED;
    long fen = state == FactState.STATED ? fen(amount) : 0;
    int row = names.size();
    FactKey fact = new FactKey("", "", sheet, sheet, new RowKey.Label(name, 1), column);
    cells.put(
        name,
        new Evidence(
            fact,
            sheet,
            new CellRef(row, 1),
            state,
            new Amount(fen),
            rounded ? HALF : 0,
            UNIT,
            DECIMALS));
    names.add(name);
    return this;
  }

  private static long fen(String amount) {
    return new BigDecimal(amount).movePointRight(UNIT.fenDigits()).longValue();
  }

  /** What last year's workbook says of a cell. */
  Sums lastYear(String name, String amount) {
    lastYear.put(name, new Amount(fen(amount)));
    return this;
  }

  private Optional<Amount> lastYear(FactKey fact) {
    return Optional.ofNullable(lastYear.get(fact.row().text()));
  }

  /** What speaks for or against explanations and needs none itself. */
  Sums advisory() {
    advisory = true;
    return this;
  }

  Sums total(String total, String... parts) {
    return line(total, true, parts);
  }

  /** Two totals that have a part in common: sum = a + b, other = a + c. */
  Sums sharing(String sum, String a, String b, String other, String c) {
    cell("sum", sum).cell("a", a).cell("b", b).cell("other", other).cell("c", c);
    return total("sum", "a", "b").total("other", "a", "c");
  }

  Sums atMost(String left, String... right) {
    return line(left, false, right);
  }

  private Sums line(String left, boolean equal, String... right) {
    SortedMap<String, Long> net = new TreeMap<>();
    net.put(left, 1L);
    for (String name : right) {
      net.merge(name, -1L, Long::sum);
    }
    return line(net, equal);
  }

  /**
   * A relation by its coefficients, for one, {@code 2 sum - 2 a - 2 b}, which must be zero.
   *
   * @param sum terms with a blank between all their parts, the first without a sign
   */
  Sums zero(String sum) {
    SortedMap<String, Long> net = new TreeMap<>();
    long coefficient = 1;
    for (String part : sum.split(" ")) {
      if (part.matches("[0-9]+")) {
        coefficient *= Long.parseLong(part);
      } else if (part.matches("[-+]")) {
        coefficient = part.equals("-") ? -1 : 1;
      } else {
        net.merge(part, coefficient, Long::sum);
      }
    }
    return line(net, true);
  }

  private Sums line(SortedMap<String, Long> terms, boolean equal) {
    SortedMap<Integer, Long> net = new TreeMap<>();
    long residual = 0;
    long bound = 0;
    for (Map.Entry<String, Long> term : terms.entrySet()) {
      Evidence cell = cells.get(term.getKey());
      net.put(names.indexOf(term.getKey()), term.getValue());
      residual += 2 * term.getValue() * cell.amount().fen();
      bound += Math.abs(term.getValue()) * cell.halfWidth();
    }
    RuleId rule = new RuleId("R" + (lines.size() + open.size() + 1));
    boolean judged =
        net.keySet().stream()
            .noneMatch(i -> cells.get(names.get(i)).state() == FactState.UNREADABLE);
    (judged ? lines : open)
        .add(
            new Line(
                rule,
                Instance.WHOLE,
                severity,
                net.keySet().stream().mapToInt(Integer::intValue).toArray(),
                net.values().stream().mapToLong(Long::longValue).toArray(),
                equal ? -bound - residual : Line.OPEN_LOW,
                bound - residual,
                residual,
                equal,
                advisory));
    return this;
  }

  /** Says that a cell calculates the sum of others. */
  Sums formula(String total, String... parts) {
    derivations.add(
        new Derivation(
            names.indexOf(total),
            java.util.Arrays.stream(parts).mapToInt(names::indexOf).sorted().toArray(),
            java.util.Arrays.stream(parts).mapToLong(part -> 1).toArray(),
            true));
    return this;
  }

  /** Says that a cell calculates from others, and does more than add. */
  Sums criteria(String total, String... parts) {
    derivations.add(
        new Derivation(
            names.indexOf(total),
            java.util.Arrays.stream(parts).mapToInt(names::indexOf).sorted().toArray(),
            new long[0],
            false));
    return this;
  }

  /** Says that a formula belongs into a cell, and which cells the one there leaves out. */
  Sums hint(String name, String formula, String... missing) {
    List<CellRef> left =
        java.util.Arrays.stream(missing).map(cells::get).map(Evidence::cell).toList();
    return hint(new Hint(cells.get(name).sheet(), cells.get(name).cell(), formula, left));
  }

  Sums hint(Hint hint) {
    hints.add(hint);
    return this;
  }

  /** Says that the code in the row of a cell is in doubt. */
  Sums doubt(String name) {
    Evidence cell = cells.get(name);
    codes.add(
        new Location.Cell(
            cell.sheet(),
            new CellRef(cell.cell().row(), 0),
            "",
            "",
            "",
            Location.Role.SUBJECT,
            Optional.empty()));
    return this;
  }

  /** A cell by its name. */
  Evidence named(String name) {
    return cells.get(name);
  }

  int number(String name) {
    return names.indexOf(name);
  }

  Ledger ledger() {
    return new Ledger(List.copyOf(cells.values()), lines, open, new BigDecimal(3));
  }

  /** The relations in terms of the cells that state. */
  Workings workings() {
    return new Workings(ledger(), derivations, Set.of());
  }

  List<Suspicion> suspicions() {
    return suspicions(CheckPoint.NONE);
  }

  List<Suspicion> suspicions(CheckPoint checkPoint) {
    return Localizer.suspicions(
        ledger(), derivations, hints, codes, this::lastYear, weights(), checkPoint);
  }

  /** The weights of the product. */
  static Weights weights() {
    return PackWeights.WEIGHTS;
  }

  /** The only suspicion there is. */
  static Suspicion only(Sums sums) {
    List<Suspicion> all = sums.suspicions();
    if (all.size() != 1) {
      throw new AssertionError("not one suspicion: " + all);
    }
    return all.get(0);
  }

  /** What speaks for the first cell of the likeliest set. */
  static List<Clue> clues(Suspicion suspicion) {
    return suspicion.sets().get(0).cells().get(0).clues();
  }

  /** All sets of the only suspicion, each cell as name:amount. */
  List<List<String>> sets() {
    return only(this).sets().stream().map(Sums::told).toList();
  }

  static List<String> told(SuspectSet set) {
    return set.cells().stream()
        .map(cell -> cell.cell().fact().row().text() + ":" + value(cell))
        .toList();
  }

  private static String value(Suspect suspect) {
    return suspect.value().map(value -> value.in(UNIT, DECIMALS).text()).orElse("?");
  }
}
