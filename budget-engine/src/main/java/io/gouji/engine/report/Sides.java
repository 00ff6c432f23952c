package io.gouji.engine.report;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Location.Role;
import java.util.List;
import java.util.Optional;

/** A finding's cells by the side of the relation they stand on. */
record Sides(Finding finding) {
  /** Whether the finding is a relation between figures, not a remark on one. */
  boolean complete() {
    return finding.left().isPresent()
        && finding.right().isPresent()
        && finding.difference().isPresent();
  }

  List<Cell> cells() {
    return finding.locations().stream()
        .filter(Cell.class::isInstance)
        .map(Cell.class::cast)
        .toList();
  }

  /** Its cells in the workbook that is checked. */
  List<Cell> own() {
    return cells().stream().filter(Cell::isOwn).toList();
  }

  /** Its cells in the file of the year before. */
  List<Cell> prior() {
    return cells().stream().filter(cell -> !cell.isOwn()).toList();
  }

  /** The cell to look at first. */
  Optional<Cell> principal() {
    return finding.principal();
  }

  /** A total stands on the left of its relation, whatever is said to make it up on the right. */
  List<Cell> leftCells() {
    return cells().stream().filter(cell -> isLeft(cell.role())).toList();
  }

  List<Cell> rightCells() {
    return cells().stream().filter(cell -> !isLeft(cell.role())).toList();
  }

  private static boolean isLeft(Role role) {
    return role == Role.LEFT || role == Role.TOTAL || role == Role.SUBJECT;
  }
}
