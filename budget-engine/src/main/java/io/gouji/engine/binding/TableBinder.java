package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BlockBuilder;
import io.gouji.engine.table.Measure;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.util.ArrayList;
import java.util.List;

/** Binds one recognised table: its rows, its figures, its precision. */
final class TableBinder {
  /** A bound table with its blocks. */
  record Bound(BoundTable table, List<Listing> blocks) {}

  /** A block between reading and building. */
  private record Draft(
      BlockLayout layout, List<Row> rows, Keys keys, List<RowKey> rowKeys, Figures figures) {}

  private final Candidate table;
  private final Labels labels;
  private final Vocabulary words;
  private final TableNotes notes;
  private final Sheet sheet;
  private final CellReader cells;
  private final Doubt placed;
  private final Unit unit;
  private final FigureReader figures;
  private final List<Block.Note> emptyNotes;

  TableBinder(Candidate table, Labels labels, Vocabulary words, Doubt doubt, Notes notes) {
    this.table = table;
    this.labels = labels;
    this.words = words;
    this.notes = new TableNotes(table, notes);
    sheet = table.grid().sheet();
    cells = new CellReader(sheet, labels);
    placed =
        (name, row, column) -> {
          CellRef cell = table.grid().place(row, column);
          return doubt.about(name, cell.row(), cell.column());
        };
    figures = new FigureReader(sheet, cells, placed, this.notes);
    unit = table.head().unit().orElseGet(this::packUnit);
    emptyNotes = EmptyNotes.of(table, words);
  }

  private Unit packUnit() {
    String label = table.form().spec().unit();
    Integer digits = words.units().get(label);
    if (digits == null) {
      throw new IllegalStateException("no unit of money of the pack: " + label);
    }
    return new Unit(label, digits);
  }

  Bound bind(Precision precision) {
    List<Draft> drafts = table.layout().blocks().stream().map(this::draft).toList();
    precision.restart();
    drafts.forEach(draft -> draft.figures.count(precision));
    int decimals = precision.decimals(unit, table.form().spec().decimals());
    List<Listing> blocks =
        drafts.stream().flatMap(draft -> build(draft, precision, decimals).stream()).toList();
    boolean empty = drafts.stream().allMatch(draft -> draft.figures.isEmpty());
    notes.table(unit, empty);
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
        table.head().scope(),
        drafts.stream().mapToInt(draft -> draft.rows.size()).sum(),
        empty,
        !table.isVisible());
  }

  /** The rows printed on the pack's own form that are not read as what they are. */
  List<Strayed> strayed() {
    List<Strayed> strayed = new ArrayList<>();
    for (BlockLayout layout : table.layout().blocks()) {
      RowReader reader = reader(layout);
      List<Row> rows = reader.read(table.last());
      strayed.addAll(Strayed.rows(layout.form(), reader.keys(), rows, labels));
    }
    return strayed;
  }

  private RowReader reader(BlockLayout layout) {
    return new RowReader(table.form(), layout, table.layout(), table.grid(), cells, labels, words);
  }

  private Draft draft(BlockLayout layout) {
    RowReader reader = reader(layout);
    List<Row> rows = reader.read(table.last());
    RowKeys keys = new RowKeys(reader.keys(), rows);
    for (int row : keys.repeated()) {
      notes.row(Remark.ROW_TWICE, rows.get(row), keys.list().get(row), layout);
    }
    for (int row = 0; row < rows.size(); row++) {
      if (isUnknown(rows.get(row), reader.keys())) {
        notes.row(Remark.ROW_UNKNOWN, rows.get(row), keys.list().get(row), layout);
      }
    }
    Figures amounts = new Figures(unit, rows.size(), layout.amounts());
    figures.read(rows, keys.list(), layout.form().amounts(), amounts);
    return new Draft(layout, rows, reader.keys(), keys.list(), amounts);
  }

  /** A listing by code knows its rows by their codes, any other by their names. */
  private static boolean isUnknown(Row row, Keys keys) {
    boolean nameless = keys == Keys.CODE ? row.code().isEmpty() : row.isNameless();
    return nameless && keys != Keys.SINGLE && !row.isTotal();
  }

  private List<Listing> build(Draft draft, Precision precision, int decimals) {
    BlockForm form = draft.layout.form();
    return UnitParts.of(form, draft.keys, draft.rows).stream()
        .map(part -> build(draft, part, precision, decimals))
        .toList();
  }

  private Listing build(Draft draft, UnitParts.Part part, Precision precision, int decimals) {
    BlockForm form = draft.layout.form();
    String unitName = part.unit().isEmpty() ? table.head().unitName() : part.unit();
    BlockBuilder block =
        new BlockBuilder(
            heading(draft, part, unitName, decimals), form.amounts(), draft.figures.columns());
    if (table.grid().extent().isPresent()) {
      block.placed(cell -> table.grid().place(cell.row(), cell.column()));
    }
    boolean whole = part.part() == Block.Part.WHOLE;
    List<RowKey> keys = whole ? draft.rowKeys : new RowKeys(draft.keys, part.rows()).list();
    RowLabels rowLabels = new RowLabels(draft.keys, table.form().catalogue(), part.rows());
    LabelCells labelCells = new LabelCells(draft.layout, cells);
    labelCells.writeNames(block);
    for (int i = 0; i < keys.size(); i++) {
      Row row = part.rows().get(i);
      int added =
          block.row(
              keys.get(i),
              row.sheetRow(),
              labelCells.with(rowLabels.of(i, unitName), row.sheetRow()));
      labelCells.write(block, added, row.sheetRow());
      row.specs().forEach(spec -> block.name(added, spec.name()));
    }
    if (draft.keys == Keys.SINGLE) {
      form.spec().rows().forEach(spec -> block.name(0, spec.name()));
    }
    words(draft, part, block);
    measures(draft, part, block, precision);
    emptyNotes.forEach(block::note);
    draft.figures.write(block, part.indices(), precision, decimals);
    int[] sheetRows = part.rows().stream().mapToInt(Row::sheetRow).toArray();
    return new Listing(block.build(), draft.layout, table.grid(), sheetRows);
  }

  /** What the block's columns of words say, line by line as written. */
  private void words(Draft draft, UnitParts.Part part, BlockBuilder block) {
    List<ColumnForm> columns = draft.layout.form().columns();
    for (int i = 0; i < columns.size(); i++) {
      int column = draft.layout.columns()[i];
      if (columns.get(i).is(ColumnSpec.Role.TEXT) && column >= 0) {
        List<String> texts =
            part.rows().stream().map(row -> sheet.text(row.sheetRow(), column).strip()).toList();
        block.texts(columns.get(i).spec().name(), column, texts);
      }
    }
  }

  /** Percentages, quantities and prices: numbers, but no money. */
  private void measures(Draft draft, UnitParts.Part part, BlockBuilder block, Precision precision) {
    List<ColumnForm> columns = draft.layout.form().columns();
    for (int i = 0; i < columns.size(); i++) {
      int column = draft.layout.columns()[i];
      boolean percent = columns.get(i).is(ColumnSpec.Role.PERCENT);
      if (columns.get(i).spec().role().isMeasure() && column >= 0) {
        MeasureReader reader = new MeasureReader(sheet, cells, placed, precision, percent);
        List<Measure> values =
            part.rows().stream().map(row -> reader.read(row.sheetRow(), column)).toList();
        block.measures(columns.get(i).spec().name(), column, values);
      }
    }
  }

  private Block.Heading heading(Draft draft, UnitParts.Part part, String unitName, int decimals) {
    return new Block.Heading(
        table.form().id(),
        draft.layout.form().spec().name(),
        sheet.name(),
        unitName,
        table.head().period(),
        unit,
        decimals,
        table.head().scope(),
        part.part());
  }
}
