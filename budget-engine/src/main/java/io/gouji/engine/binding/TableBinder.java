package io.gouji.engine.binding;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one recognised table: its rows, its figures, its precision. */
final class TableBinder {
  /** A bound table with its blocks. */
  record Bound(BoundTable table, List<Block> blocks) {}

  /** A block between reading and building. */
  private record Draft(
      BlockLayout layout, List<Row> rows, Keys keys, List<RowKey> rowKeys, Figures figures) {}

  private final Candidate table;
  private final Labels labels;
  private final Vocabulary words;
  private final Doubt doubt;
  private final Notes notes;
  private final Sheet sheet;
  private final CellReader cells;
  private final Unit unit;
  private final Decimal decimal = new Decimal();

  TableBinder(Candidate table, Labels labels, Vocabulary words, Doubt doubt, Notes notes) {
    this.table = table;
    this.labels = labels;
    this.words = words;
    this.doubt = doubt;
    this.notes = notes;
    sheet = table.grid().sheet();
    cells = new CellReader(sheet, words);
    unit = table.head().unit().orElseGet(this::packUnit);
  }

  private Unit packUnit() {
    String label = table.form().spec().unit();
    return new Unit(label, words.units().getOrDefault(label, 2));
  }

  Bound bind(Precision precision) {
    List<Draft> drafts = table.layout().blocks().stream().map(this::draft).toList();
    precision.restart();
    drafts.forEach(draft -> draft.figures.count(precision));
    int decimals = precision.decimals(unit, table.form().spec().decimals());
    List<Block> blocks = drafts.stream().map(draft -> build(draft, precision, decimals)).toList();
    boolean empty = drafts.stream().allMatch(draft -> draft.figures.isEmpty());
    remarks(empty);
    return new Bound(bound(drafts, empty), blocks);
  }

  private BoundTable bound(List<Draft> drafts, boolean empty) {
    return new BoundTable(
        table.form().id(),
        table.head().title(),
        sheet.name(),
        table.range(),
        unit,
        table.head().unitName(),
        table.head().period(),
        drafts.stream().mapToInt(draft -> draft.rows.size()).sum(),
        empty,
        !table.isVisible());
  }

  private Draft draft(BlockLayout layout) {
    RowReader reader =
        new RowReader(table.form(), layout, table.layout(), table.grid(), cells, labels, words);
    List<Row> rows = reader.read(table.last());
    RowKeys keys = new RowKeys(reader.keys(), rows);
    for (int row : keys.repeated()) {
      remark(Remark.ROW_TWICE, rows.get(row), keys.list().get(row), layout);
    }
    Figures figures = new Figures(unit, rows.size(), layout.amounts());
    Draft draft = new Draft(layout, rows, reader.keys(), keys.list(), figures);
    for (int row = 0; row < rows.size(); row++) {
      read(draft, row);
    }
    return draft;
  }

  private void read(Draft draft, int row) {
    Row read = draft.rows.get(row);
    boolean nameless = draft.keys == Keys.CODE ? read.code().isEmpty() : read.name().isEmpty();
    if (nameless && draft.keys != Keys.SINGLE && !read.isTotal()) {
      remark(Remark.ROW_UNKNOWN, read, draft.rowKeys.get(row), draft.layout);
    }
    int[] columns = draft.figures.columns();
    for (int column = 0; column < columns.length; column++) {
      if (columns[column] >= 0) {
        read(draft, row, column, read.sheetRow(), columns[column]);
      }
    }
  }

  private void read(Draft draft, int row, int column, int sheetRow, int sheetColumn) {
    CellKind kind = sheet.kind(sheetRow, sheetColumn);
    if (kind == CellKind.BLANK) {
      return;
    }
    if (sheet.formulaIndex(sheetRow, sheetColumn) >= 0
        && doubt.about(sheet.name(), sheetRow, sheetColumn)) {
      draft.figures.unreadable(row, column);
    } else if (kind == CellKind.NUMBER
        && decimal.read(sheet.number(sheetRow, sheetColumn))
        && state(draft, row, column, sheet.style(sheetRow, sheetColumn))) {
      return;
    } else {
      String raw = raw(sheetRow, sheetColumn);
      String text = Labels.text(raw);
      boolean isText = kind == CellKind.TEXT;
      if (isText && cells.isBlank(text)) {
        return;
      }
      if (isText && decimal.read(text) && state(draft, row, column, Precision.AS_TYPED)) {
        figure(Remark.TEXT_NUMBER, draft, row, column, raw);
        return;
      }
      draft.figures.unreadable(row, column);
      String rule = kind == CellKind.ERROR ? Remark.ERROR_VALUE : Remark.UNREADABLE;
      figure(rule, draft, row, column, raw);
    }
  }

  /** States the figure just read; false if it is too large for money. */
  private boolean state(Draft draft, int row, int column, int style) {
    try {
      if (draft.figures.state(row, column, decimal, style)) {
        figure(Remark.FINER_THAN_FEN, draft, row, column, decimal.toString());
      }
      return true;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }

  private String raw(int row, int column) {
    CellValue value = sheet.value(row, column);
    if (value instanceof CellValue.Text text) {
      return text.value().strip();
    }
    if (value instanceof CellValue.Error error) {
      return error.code().text();
    }
    return value instanceof CellValue.Number number
        ? Double.toString(number.value())
        : sheet.value(row, column) instanceof CellValue.Bool bool && bool.value()
            ? "TRUE"
            : "FALSE";
  }

  private Block build(Draft draft, Precision precision, int decimals) {
    Head head = table.head();
    String unitName = head.unitName();
    Block.Heading heading =
        new Block.Heading(
            table.form().id(),
            draft.layout.form().spec().name(),
            sheet.name(),
            unitName,
            head.period(),
            unit,
            decimals);
    BlockBuilder block =
        new BlockBuilder(heading, draft.layout.form().amounts(), draft.figures.columns());
    RowLabels rowLabels = new RowLabels(draft.keys, table.form().catalogue(), draft.rows);
    for (int i = 0; i < draft.rows.size(); i++) {
      Row row = draft.rows.get(i);
      int added = block.row(draft.rowKeys.get(i), row.sheetRow(), rowLabels.of(i, unitName));
      row.specs().forEach(spec -> block.name(added, spec.name()));
    }
    if (draft.keys == Keys.SINGLE) {
      draft.layout.form().spec().rows().forEach(spec -> block.name(0, spec.name()));
    }
    draft.figures.write(block, precision, decimals);
    return block.build();
  }

  private void figure(String rule, Draft draft, int row, int column, String text) {
    Row read = draft.rows.get(row);
    String name = draft.layout.form().amounts().get(column);
    int sheetColumn = draft.figures.columns()[column];
    Location at = cell(read.sheetRow(), sheetColumn, draft.rowKeys.get(row).text(), name);
    add(rule, Map.of("text", text, "table", title()), at);
  }

  private void remark(String rule, Row row, RowKey key, BlockLayout layout) {
    int[] identities = layout.identities();
    int column = identities.length > 0 ? identities[0] : layout.first();
    String words = row.code().isEmpty() ? row.name() : row.code() + " " + row.name();
    Map<String, String> arguments = Map.of("row", words.strip(), "table", title());
    add(rule, arguments, cell(row.sheetRow(), column, key.text(), ""));
  }

  private void remarks(boolean empty) {
    if (table.head().unit().isEmpty() && !empty) {
      add(Remark.UNIT_MISSING, Map.of("table", title(), "unit", unit.label()), head());
    }
    if (!table.isVisible()) {
      add(Remark.HIDDEN, Map.of("table", title(), "sheet", sheet.name()), head());
    }
    for (String column : table.layout().missing()) {
      add(Remark.COLUMN_MISSING, Map.of("table", title(), "column", column), head());
    }
    for (HeaderCell unknown : table.layout().unknown()) {
      if (!unknown.text().isEmpty() && holdsAmounts(unknown.column())) {
        Location at = cell(table.layout().last(), unknown.column(), "", "");
        add(Remark.COLUMN_UNKNOWN, Map.of("table", title(), "header", unknown.text()), at);
      }
    }
  }

  /** Whether numbers stand in the column that are more than 1, 2, 3 … down the rows. */
  private boolean holdsAmounts(int column) {
    int expected = 0;
    for (int row = table.layout().last() + 1; row <= table.last(); row++) {
      if (sheet.kind(row, column) == CellKind.NUMBER) {
        expected++;
        if (sheet.number(row, column) != expected) {
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
        sheet.name(),
        new CellRef(row, column),
        table.form().id(),
        rowName,
        columnName,
        Location.Role.SUBJECT,
        Optional.empty());
  }

  private void add(String rule, Map<String, String> arguments, Location at) {
    Instance instance = new Instance(table.head().unitName(), "", "");
    notes.add(new Notes.Key(rule, rule, table.form().id(), instance, arguments), at);
  }
}
