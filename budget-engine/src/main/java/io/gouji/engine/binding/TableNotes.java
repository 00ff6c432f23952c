package io.gouji.engine.binding;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.util.Map;
import java.util.Optional;

/** Tells what is doubtful in one bound table, by cell and by meaning. */
final class TableNotes {
  private final Candidate table;
  private final Notes notes;

  TableNotes(Candidate table, Notes notes) {
    this.table = table;
    this.notes = notes;
  }

  /**
   * A remark about one figure.
   *
   * @param row its row in the sheet
   * @param column its column in the sheet
   */
  void figure(String rule, int row, int column, RowKey key, String columnName, String text) {
    add(rule, Map.of("text", text, "table", title()), cell(row, column, key.text(), columnName));
  }

  /** A remark about a row as a whole. */
  void row(String rule, Row row, RowKey key, BlockLayout layout) {
    int[] identities = layout.identities();
    int column = identities.length > 0 ? identities[0] : layout.first();
    String words = (row.code() + " " + row.name()).strip();
    Map<String, String> arguments = Map.of("row", words, "table", title());
    boolean nameless = rule.equals(Remark.ROW_UNKNOWN) && words.isEmpty();
    String message = nameless ? Remark.ROW_NAMELESS : rule;
    add(rule, message, arguments, cell(row.sheetRow(), column, key.text(), ""));
  }

  /**
   * Remarks about the table as a whole.
   *
   * @param unit the unit of money it is read in
   * @param empty whether it states no amount, so that the unit does not matter
   */
  void table(Unit unit, boolean empty) {
    if (table.head().unit().isEmpty() && !empty) {
      add(Remark.UNIT_MISSING, Map.of("table", title(), "unit", unit.label()), head());
    }
    if (!table.isVisible()) {
      String sheet = table.grid().sheet().name();
      add(Remark.HIDDEN, Map.of("table", title(), "sheet", sheet), head());
    }
    for (String column : table.layout().missing()) {
      add(Remark.COLUMN_MISSING, Map.of("table", title(), "column", column), head());
    }
    table.layout().unknown().stream()
        .filter(header -> !header.text().isEmpty() && holdsAmounts(header.column()))
        .forEach(this::unknown);
  }

  private void unknown(HeaderCell header) {
    Location at = cell(table.layout().last(), header.column(), "", "");
    add(Remark.COLUMN_UNKNOWN, Map.of("table", title(), "header", header.text()), at);
  }

  /** Whether numbers stand in the column that are more than 1, 2, 3 … down the rows. */
  private boolean holdsAmounts(int column) {
    int expected = 0;
    for (int row = table.layout().last() + 1; row <= table.last(); row++) {
      if (table.grid().sheet().kind(row, column) == CellKind.NUMBER) {
        expected++;
        if (table.grid().sheet().number(row, column) != expected) {
          return true;
        }
      }
    }
    return false;
  }

  private String title() {
    return table.form().spec().name();
  }

  private Location head() {
    int row = table.first();
    return cell(row, table.grid().isBlank(row) ? 0 : table.grid().firstColumn(row), "", "");
  }

  private Location cell(int row, int column, String rowName, String columnName) {
    return new Location.Cell(
        table.grid().sheet().name(),
        table.grid().place(row, column),
        table.form().id(),
        rowName,
        columnName,
        Location.Role.SUBJECT,
        Optional.empty());
  }

  private void add(String rule, Map<String, String> arguments, Location at) {
    add(rule, rule, arguments, at);
  }

  private void add(String rule, String message, Map<String, String> arguments, Location at) {
    Instance instance = new Instance(table.head().unitName(), "", "");
    notes.add(new Notes.Key(rule, message, table.form().id(), instance, arguments), at);
  }
}
