package io.gouji.engine.rule;

import io.gouji.engine.finding.Side;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** A block, a row and a column as one; a row may have no name. */
  static String place(String block, String row, String column) {
    return Stream.of(block, row, column)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(DOT));
  }

  static List<String> unreadable(Figures figures) {
    List<String> cells = new ArrayList<>();
    for (int row : figures.unreadable()) {
      Block block = figures.block();
      String file = block.heading().file();
      cells.add(
          place(
              (file + " " + block.heading().name()).strip(),
              row(block, row),
              block.columns().get(figures.column())));
    }
    return cells;
  }

  /**
   * Words one side; of a rule about this row only the first figure says which row that is.
   *
   * @param constantUnit label of the unit constants are written in
   */
  List<Side.Term> side(Linear linear, ObservedSide side, String constantUnit) {
    List<Side.Term> terms = new ArrayList<>();
    for (Observed observed : side.terms()) {
      BigDecimal coefficient = observed.bound().term().coefficient();
      BigDecimal size = coefficient.abs().stripTrailingZeros();
      String factor = size.compareTo(BigDecimal.ONE) == 0 ? "" : size.toPlainString() + "×";
      terms.add(term(sign(terms, coefficient.signum()) + factor, observed));
    }
    BigDecimal constant = linear.constant();
    if (constant.signum() != 0 || terms.isEmpty()) {
      String plain = constant.abs().toPlainString();
      String words = plain + (constant.signum() == 0 ? "" : " " + constantUnit);
      terms.add(Side.Term.figure(sign(terms, constant.signum()), words));
    }
    return terms;
  }

  private static String sign(List<Side.Term> before, int sign) {
    if (!before.isEmpty()) {
      return sign < 0 ? " − " : " + ";
    }
    return sign < 0 ? "−" : "";
  }

  private Side.Term term(String lead, Observed term) {
    Selector selector = term.selector();
    if (selector instanceof Selector.Named named) {
      return Side.Term.figure(lead, named(named));
    }
    if (selector instanceof Selector.Rows rows) {
      return rows(lead, rows, term.figures());
    }
    String column = selector.column();
    if (rowSaid) {
      return Side.Term.figure(lead, column);
    }
    rowSaid = true;
    Block home = term.figures().block();
    return Side.Term.figure(
        lead, String.join(DOT, selector.block(), row(home, occasion.row()), column));
  }

  private String named(Selector.Named named) {
    String own = occasion.rules().schema().column(named.block(), named.row());
    String name = named.block() + DOT + named.row().name();
    return own.equals(named.column()) ? name : name + DOT + named.column();
  }

  private Side.Term rows(String lead, Selector.Rows rows, Figures figures) {
    if (figures.rows().length == 1) {
      String only = row(figures.block(), figures.rows()[0]);
      return Side.Term.figure(lead, String.join(DOT, rows.block(), only, rows.column()));
    }
    List<Side.Pick> picks = rows.criteria().stream().map(this::pick).toList();
    return new Side.Term(lead, rows.block() + DOT + rows.column(), true, picks);
  }

  private Side.Pick pick(Criterion criterion) {
    Optional<Block> home = occasion.home();
    String wanted =
        home.map(block -> criterion.wanted().text(block, occasion.row()))
            .orElseGet(criterion.wanted()::plain);
    return new Side.Pick(
        criterion.column().kind(), criterion.word(), criterion.comparison().sign(), wanted);
  }
}
