package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec.Keys;
import io.gouji.engine.pack.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the rows of one block: which are data, which are totals, which are neither. */
final class RowReader {
  /** A text without figures that is longer than any label is an explanation. */
  private static final int LONGEST_LABEL = 60;

  private static final int SHORT_WORD = 2;

  private final TableForm form;
  private final BlockLayout layout;
  private final Layout table;
  private final Grid grid;
  private final CellReader cells;
  private final Labels labels;
  private final Vocabulary words;
  private final int[] identities;
  private final int[] amounts;
  private final CodeColumns codes;
  private final int nameColumn;
  private final int unitName;
  private final Keys keys;
  private final List<Row> rows = new ArrayList<>();
  private final Nesting nesting = new Nesting();
  private String lastUnit = "";

  RowReader(
      TableForm form,
      BlockLayout layout,
      Layout table,
      Grid grid,
      CellReader cells,
      Labels labels,
      Vocabulary words) {
    this.form = form;
    this.layout = layout;
    this.table = table;
    this.grid = grid;
    this.cells = cells;
    this.labels = labels;
    this.words = words;
    identities = layout.identities();
    amounts = IntStream.of(layout.amounts()).filter(column -> column >= 0).toArray();
    unitName = layout.column(Role.UNIT_NAME);
    codes = new CodeColumns(layout, cells);
    nameColumn = layout.first(Role.LABEL, Role.NAME, Role.UNIT_NAME, Role.SERIAL, Role.UNIT_CODE);
    keys = keys(form.spec().keys(), codes.exist(), layout);
  }

  private static Keys keys(Keys wanted, boolean coded, BlockLayout layout) {
    return switch (wanted) {
      case CODE -> coded ? Keys.CODE : Keys.LABEL;
      case LABEL -> coded && layout.first(Role.LABEL, Role.NAME) < 0 ? Keys.CODE : Keys.LABEL;
      case UNIT -> coded && !layout.has(Role.UNIT_NAME) ? Keys.CODE : Keys.UNIT;
      case ITEM, SINGLE -> wanted;
    };
  }

  /** What tells the rows of this layout apart: the table's keys, or what the layout has instead. */
  Keys keys() {
    return keys;
  }

  /** Rows between the header and the table's last row, in order. */
  List<Row> read(int last) {
    int first = table.last() + 1;
    int from = isColumnNumbers(first) ? first + 1 : first;
    if (keys == Keys.SINGLE) {
      return List.of(single(from, last));
    }
    for (int row = from; row <= last; row++) {
      if (!grid.isBlank(row)) {
        readRow(row);
      }
    }
    return rows;
  }

  private Row single(int from, int last) {
    int row = from;
    while (row <= last && !hasFigure(row)) {
      row++;
    }
    return new Row(row > last ? from : row, "", "", unit(row), -1, List.of());
  }

  private void readRow(int row) {
    String lead = lead(row);
    boolean figure = hasFigure(row);
    if (lead.isEmpty() && !figure || words.note().matcher(lead).lookingAt()) {
      return;
    }
    if (!figure && lead.length() > LONGEST_LABEL
        || grid.numbers(row) == 0 && isRepeatedHead(row, lead)) {
      return;
    }
    switch (keys) {
      case CODE -> coded(row, figure);
      case UNIT -> budgetUnit(row);
      case ITEM -> item(row, figure);
      case LABEL, SINGLE -> labelled(row, figure);
    }
  }

  private void coded(int row, boolean figure) {
    String code = codes.read(row);
    String unit = text(row, unitName);
    if (code.isEmpty() && !unit.isEmpty() && hasAmount(row) && !isTotal(row)) {
      // The first row of a unit sums up those below it.
      nextUnit(unit);
      add(row, "", name(row), -1, layout.form().rows().totals());
      return;
    }
    if (!code.isEmpty() && !unit.isEmpty()) {
      nextUnit(unit);
    }
    if (!code.isEmpty()) {
      add(row, code, name(row), -1, layout.form().rows().coded(code));
    } else if (!total(row) && figure && (!name(row).isEmpty() || hasAmount(row))) {
      add(row, "", name(row), -1, List.of());
    }
  }

  /** What is written once for several rows goes on until another unit is named. */
  private void nextUnit(String unit) {
    if (!unit.equals(lastUnit)) {
      codes.restart();
      lastUnit = unit;
    }
  }

  private void budgetUnit(int row) {
    String code = Codes.of(text(row, layout.column(Role.UNIT_CODE)));
    String name = text(row, unitName);
    if (!total(row) && (!name.isEmpty() || hasAmount(row))) {
      add(row, code, name, -1, List.of());
    }
  }

  private void item(int row, boolean figure) {
    // One text alone is a heading or a remark, not an item.
    String name = name(row);
    if (!total(row) && (name.isEmpty() ? hasAmount(row) : figure || grid.texts(row) > 1)) {
      add(row, "", name, -1, List.of());
    }
  }

  private void labelled(int row, boolean figure) {
    Labels.Label label = labels.labelOf(text(row, nameColumn));
    if (label.name().isEmpty() && total(row)) {
      return;
    }
    if (!hasWords(label.name()) && !(figure && hasAmount(row))) {
      return;
    }
    boolean total = layout.form().rows().isTotal(label.name());
    int indent = total || nameColumn < 0 ? 0 : cells.indent(row, nameColumn);
    int parent = nesting.place(rows.size(), label.style(), indent, label.name());
    add(row, "", label.name(), parent, specs(label.name(), nesting.above()));
  }

  private static boolean hasWords(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLetterOrDigit(name.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Adds the row if one of its cells names a total. */
  private boolean total(int row) {
    for (int column : identities) {
      String name = labels.labelOf(text(row, column)).name();
      if (layout.form().rows().isTotal(name)) {
        codes.restart();
        lastUnit = "";
        add(row, "", name, -1, specs(name, List.of()));
        return true;
      }
    }
    return false;
  }

  private boolean isTotal(int row) {
    for (int column : identities) {
      if (layout.form().rows().isTotal(labels.labelOf(text(row, column)).name())) {
        return true;
      }
    }
    return false;
  }

  private List<RowSpec> specs(String name, List<String> above) {
    return layout.form().rows().find(name, above);
  }

  private void add(int row, String code, String name, int parent, List<RowSpec> specs) {
    rows.add(new Row(row, code, name, unit(row), parent, specs));
  }

  private String unit(int row) {
    return keys == Keys.CODE ? lastUnit : text(row, unitName);
  }

  private String name(int row) {
    return labels.labelOf(text(row, nameColumn)).name();
  }

  private String text(int row, int column) {
    return column < 0 ? "" : cells.words(row, column);
  }

  /** The first text of a row that could name it, else the first one among its amounts. */
  private String lead(int row) {
    for (int column : identities) {
      String text = text(row, column);
      if (!text.isEmpty()) {
        return text;
      }
    }
    int column = layout.first();
    while (column < layout.last() && grid.text(row, column).isEmpty()) {
      column++;
    }
    return grid.text(row, column);
  }

  private boolean hasFigure(int row) {
    for (int column : amounts) {
      if (cells.hasFigure(row, column)) {
        return true;
      }
    }
    return false;
  }

  /** Spare rows of a form often hold formulas that yield zero. */
  private boolean hasAmount(int row) {
    for (int column : amounts) {
      if (cells.hasAmount(row, column)) {
        return true;
      }
    }
    return false;
  }

  /** A row of column numbers 1, 2, 3 … right under the header, perhaps behind one short word. */
  private boolean isColumnNumbers(int row) {
    if (grid.isBlank(row)) {
      return false;
    }
    int count = 0;
    int before = 0;
    for (int c = grid.firstColumn(row); c <= grid.lastColumn(row); c++) {
      String text = text(row, c);
      boolean next = text.equals(Integer.toString(before + 1)) || text.equals("1");
      if (next) {
        before = Integer.parseInt(text);
        count++;
      } else if (!text.isEmpty() && (count > 0 || text.length() > SHORT_WORD || isNamed(text))) {
        return false;
      }
    }
    return count > 1;
  }

  private boolean isNamed(String text) {
    return Character.isDigit(text.charAt(0))
        || !specs(labels.labelOf(text).name(), List.of()).isEmpty();
  }

  /** Title, unit and header are printed again at the top of a page. */
  private boolean isRepeatedHead(int row, String lead) {
    return form.titleFit(lead) > 0
        || words.unitName().matcher(lead).find()
        || words.unitOfMoney().matcher(lead).find()
        || isRepeatedHeader(row);
  }

  private boolean isRepeatedHeader(int row) {
    int same = 0;
    for (int c = layout.first(); c <= layout.last(); c++) {
      String text = grid.text(row, c);
      if (!text.isEmpty()) {
        if (!isInHeader(text, c)) {
          return false;
        }
        same++;
      }
    }
    return same > 0;
  }

  private boolean isInHeader(String text, int column) {
    for (int row = table.first(); row <= table.last(); row++) {
      if (grid.text(row, column).equals(text)) {
        return true;
      }
    }
    return false;
  }
}
