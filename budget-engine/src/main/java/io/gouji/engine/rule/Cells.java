package io.gouji.engine.rule;

import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Role;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells a finding is about. Of a sum only the parts that are not zero are listed, and at most
 * {@value #MOST_PARTS} in all: who must look at more looks at the column.
 */
final class Cells {
  private static final int MOST_PARTS = 200;

  static final Comparator<Location.Cell> ORDER =
      Comparator.comparing(Location.Cell::file)
          .thenComparing(Location.Cell::table)
          .thenComparing(Location.Cell::sheet)
          .thenComparingInt(cell -> cell.ref().row())
          .thenComparingInt(cell -> cell.ref().column());

  private final Occasion occasion;

  Cells(Occasion occasion) {
    this.occasion = occasion;
  }

  /** In order of table, row and column; a cell that plays two parts is listed with its first. */
  List<Location> locations() {
    Map<String, Location.Cell> cells = new LinkedHashMap<>();
    boolean total = isTotal(occasion.left(), occasion.right());
    gather(occasion.left(), total ? Role.TOTAL : Role.LEFT, cells);
    gather(occasion.right(), total ? Role.PART : Role.RIGHT, cells);
    List<Location> sorted = new ArrayList<>();
    cells.values().stream().sorted(ORDER).forEach(sorted::add);
    return sorted;
  }

  /** One figure that equals the sum of several, or of whatever rows there are below it. */
  private boolean isTotal(ObservedSide one, ObservedSide other) {
    if (occasion.relation().comparison() != Comparison.EQUAL
        || one.terms().size() != 1
        || one.terms().get(0).selector() instanceof Selector.Rows) {
      return false;
    }
    String block = one.terms().get(0).selector().block();
    return other.cells() > 1
        || other.terms().stream()
            .anyMatch(
                term ->
                    term.selector() instanceof Selector.Rows
                        && term.selector().block().equals(block));
  }

  private void gather(ObservedSide side, Role role, Map<String, Location.Cell> cells) {
    int parts = 0;
    for (Observed term : side.terms()) {
      Figures figures = term.figures();
      boolean sum = term.selector() instanceof Selector.Rows;
      for (int row : figures.rows()) {
        boolean listed = !sum || figures.block().fen(row, figures.column()) != 0;
        if (listed && (!sum || parts++ < MOST_PARTS)) {
          Location.Cell cell = cell(figures.block(), row, figures.column(), role);
          cells.putIfAbsent(cell.file() + "!" + cell.sheet() + "!" + cell.ref(), cell);
        }
      }
    }
  }

  static Location.Cell cell(Block block, int row, int column, Role role) {
    Block.Heading heading = block.heading();
    Optional<Quantity> quantity =
        block.state(row, column) == FactState.UNREADABLE
            ? Optional.empty()
            : Optional.of(
                new Amount(block.fen(row, column)).in(heading.unit(), heading.decimals()));
    return new Location.Cell(
        heading.sheet(),
        block.cell(row, column),
        heading.table(),
        Wording.row(block, row),
        block.columns().get(column),
        role,
        quantity,
        heading.file());
  }
}
