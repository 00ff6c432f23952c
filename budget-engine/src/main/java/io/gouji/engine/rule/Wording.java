package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words a side of a rule as it stands in one instance, with the pack's own names. */
final class Wording {
  private static final String DOT = "·";

  private final Occasion occasion;
  private boolean rowSaid;

  Wording(Occasion occasion) {
    this.occasion = occasion;
  }

  /** What a row is called: code and name, label, or the total's name. */
  static String row(Block block, int row) {
    RowKey key = block.key(row);
    String name = block.label(row, LabelColumn.NAME);
    return key instanceof RowKey.Code && !name.isEmpty() ? key.text() + " " + name : key.text();
  }

  static List<String> unreadable(Figures figures) {
    List<String> cells = new ArrayList<>();
    for (int row : figures.unreadable()) {
      Block block = figures.block();
      cells.add(
          String.join(
              DOT, block.heading().name(), row(block, row), block.columns().get(figures.column())));
    }
    return cells;
  }

  /**
   * Words one side; of a rule about this row only the first figure says which row that is.
   *
   * @param constantUnit label of the unit constants are written in
   */
  String side(Linear linear, ObservedSide side, String constantUnit) {
    StringBuilder text = new StringBuilder();
    for (Observed term : side.terms()) {
      BigDecimal coefficient = term.bound().term().coefficient();
      append(text, coefficient.signum());
      BigDecimal size = coefficient.abs().stripTrailingZeros();
      if (size.compareTo(BigDecimal.ONE) != 0) {
        text.append(size.toPlainString()).append("×");
      }
      text.append(term(term));
    }
    if (linear.constant().signum() != 0 || text.isEmpty()) {
      append(text, linear.constant().signum());
      String plain = linear.constant().abs().toPlainString();
      text.append(plain).append(linear.constant().signum() == 0 ? "" : " " + constantUnit);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int sign) {
    if (!text.isEmpty()) {
      text.append(sign < 0 ? " − " : " + ");
    } else if (sign < 0) {
      text.append("−");
    }
  }

  private String term(Observed term) {
    Selector selector = term.selector();
    if (selector instanceof Selector.Named named) {
      return named(named);
    }
    if (selector instanceof Selector.Rows rows) {
      return rows(rows, term.figures());
    }
    String column = selector.column();
    if (rowSaid) {
      return column;
    }
    rowSaid = true;
    Block home = term.figures().block();
    return String.join(DOT, selector.block(), row(home, occasion.row()), column);
  }

  private String named(Selector.Named named) {
    String own = occasion.rules().schema().column(named.block(), named.row());
    String name = named.block() + DOT + named.row().name();
    return own.equals(named.column()) ? name : name + DOT + named.column();
  }

  private String rows(Selector.Rows rows, Figures figures) {
    if (figures.rows().length == 1) {
      String only = row(figures.block(), figures.rows()[0]);
      return String.join(DOT, rows.block(), only, rows.column());
    }
    String criteria =
        rows.criteria().stream().map(this::criterion).collect(Collectors.joining(", "));
    String column = rows.block() + DOT + rows.column();
    return "SUM(" + column + (criteria.isEmpty() ? "" : ": " + criteria) + ")";
  }

  private String criterion(Criterion criterion) {
    Optional<Block> home = occasion.home();
    String wanted =
        home.map(block -> criterion.wanted().text(block, occasion.row()))
            .orElseGet(criterion.wanted()::plain);
    if (criterion.comparison() == Comparison.EQUAL && wanted.equals("TRUE")) {
      return criterion.word();
    }
    return criterion.word() + criterion.comparison().sign() + wanted;
  }
}
