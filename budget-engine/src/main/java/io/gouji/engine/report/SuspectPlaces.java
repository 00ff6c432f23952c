package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cells by place and meaning, each with its row's code and name, and what stands there. */
final class SuspectPlaces {
  /** The blank of a sentence about a cell that cannot be read: what stands there. */
  private static final String TEXT = "text";

  private final Evaluation evaluation;

  SuspectPlaces(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The cell with its row by code and name. */
  Cell cell(Cell cell) {
    return new Cell(
        cell.sheet(),
        cell.ref(),
        cell.table(),
        row(cell.sheet(), cell.column(), cell.ref()).orElse(cell.row()),
        cell.column(),
        cell.role(),
        cell.quantity());
  }

  /** The cell with its row by code and name. */
  Cell cell(Evidence evidence) {
    String column = evidence.fact().column();
    return new Cell(
        evidence.sheet(),
        evidence.cell(),
        evidence.fact().table(),
        row(evidence.sheet(), column, evidence.cell()).orElse(evidence.fact().row().text()),
        column,
        Location.Role.SUBJECT,
        isUnread(evidence) ? Optional.empty() : Optional.of(quantity(evidence, evidence.amount())));
  }

  static boolean isUnread(Evidence cell) {
    return cell.state() == FactState.UNREADABLE;
  }

  static Quantity quantity(Evidence cell, Amount amount) {
    return amount.in(cell.unit(), Math.max(cell.decimals(), 0));
  }

  private Optional<String> row(String sheet, String column, CellRef cell) {
    return evaluation.book().blocks().stream()
        .filter(block -> block.heading().sheet().equals(sheet))
        .flatMap(block -> row(block, column, cell).stream())
        .findFirst();
  }

  private static Optional<String> row(Block block, String name, CellRef cell) {
    int column = block.column(name);
    return column < 0 || !block.hasColumn(column)
        ? Optional.empty()
        : IntStream.range(0, block.rowCount())
            .filter(row -> block.cell(row, column).equals(cell))
            .mapToObj(row -> told(block, row))
            .findFirst();
  }

  private static String told(Block block, int row) {
    RowKey key = block.key(row);
    String name = block.label(row, LabelColumn.NAME);
    return key instanceof RowKey.Code && !name.isEmpty() ? key.text() + " " + name : key.text();
  }

  /** What stands in a cell that cannot be read, as far as a finding quotes it. */
  Optional<String> text(Evidence cell) {
    return evaluation.findings().stream()
        .filter(finding -> finding.kind() == FindingClass.STRUCTURE)
        .filter(finding -> finding.arguments().containsKey(TEXT))
        .filter(finding -> finding.principal().filter(at -> isAt(cell, at)).isPresent())
        .map((Finding finding) -> finding.arguments().get(TEXT))
        .findFirst();
  }

  private static boolean isAt(Evidence cell, Cell at) {
    return at.sheet().equals(cell.sheet()) && at.ref().equals(cell.cell());
  }
}
