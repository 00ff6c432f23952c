package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Turns a table that prints its rows side by side into the long form the pack describes: an item a
 * row, the years beside each other. Every cell of the long form knows where it really stands.
 */
final class LongForm {
  /** Fewer items than these in a header say nothing. */
  private static final int LEAST_ITEMS = 3;

  private static final int HEADER_ROWS = 4;

  /** A cell of the wide table: what item it is of, and which of the pack's columns. */
  private record Figure(String item, String column, int row, int sheetColumn) {}

  private final TableForm form;
  private final BlockForm block;
  private final Grid grid;
  private final Years years;
  private final Labels labels;

  LongForm(TableForm form, Grid grid, Years years, Labels labels) {
    this.form = form;
    this.block = form.blocks().get(0);
    this.grid = grid;
    this.years = years;
    this.labels = labels;
  }

  /** Whether a table can be printed either way at all. */
  static boolean applies(TableForm form) {
    return form.blocks().size() == 1 && form.spec().keys() == TableForm.LONG;
  }

  /** The long form of the wide table below a title, if there is one. */
  Optional<Grid> find(int from, int to) {
    for (int row = from; row < Math.min(to, grid.rows()); row++) {
      if (grid.texts(row) > 0 && grid.numbers(row) == 0) {
        for (int last = row; last < row + HEADER_ROWS && isHead(last); last++) {
          Optional<Grid> found = read(from, row, last);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isHead(int row) {
    return grid.texts(row) > 0 && grid.numbers(row) == 0;
  }

  private Optional<Grid> read(int title, int first, int last) {
    List<HeaderCell> items = new ArrayList<>();
    Set<String> known = new HashSet<>();
    int right = grid.columns();
    for (int column = grid.left(); column < right; column++) {
      HeaderCell cell = HeaderCell.read(grid, first, last, column, years);
      if (!cell.text().isEmpty() && !isIdentity(cell)) {
        items.add(cell);
        spec(cell).ifPresent(row -> known.add(row.name()));
      }
    }
    if (known.size() < LEAST_ITEMS || isDeeper(last)) {
      return Optional.empty();
    }
    List<Integer> rows = rows(last + 1);
    List<Figure> figures = new ArrayList<>();
    for (int row : rows) {
      Optional<String> told = column(row);
      if (told.isPresent()) {
        int year = grid.firstColumn(row);
        items.removeIf(cell -> cell.column() == year);
      }
      for (HeaderCell cell : items) {
        String column = told.or(() -> column(cell)).orElseGet(this::standard);
        figures.add(new Figure(item(cell), column, row, cell.column()));
      }
    }
    boolean unique =
        figures.stream().map(f -> f.item + "|" + f.column).distinct().count() == figures.size();
    return rows.isEmpty() || !unique
        ? Optional.empty()
        : Optional.of(
            write(
                figures, new CellRange(Math.max(title - 1, 0), grid.left(), end(rows), right - 1)));
  }

  private static int end(List<Integer> rows) {
    return rows.get(rows.size() - 1);
  }

  private boolean isIdentity(HeaderCell cell) {
    return block.columns().stream().anyMatch(column -> column.identifies() && column.fit(cell) > 0)
        || form.unitWords().stream().anyMatch(cell.own()::contains);
  }

  /** Whether the row below still names items: then the header does not end here. */
  private boolean isDeeper(int last) {
    int next = last + 1;
    return isHead(next)
        && grid.firstColumn(next) <= grid.lastColumn(next)
        && IntStream.rangeClosed(grid.firstColumn(next), grid.lastColumn(next))
            .mapToObj(column -> grid.text(next, column))
            .anyMatch(text -> !text.isEmpty() && named(text).isPresent());
  }

  private Optional<RowSpec> named(String text) {
    return block.rows().find(labels.labelOf(text).name(), List.of()).stream().findFirst();
  }

  /** The pack's row a header names; a total below an item's own header is that item. */
  private Optional<RowSpec> spec(HeaderCell cell) {
    Optional<RowSpec> own = cell.own().stream().flatMap(text -> named(text).stream()).findFirst();
    Optional<RowSpec> over = over(cell);
    boolean total = own.isEmpty() || own.get().kind() == RowSpec.Kind.TOTAL;
    return total ? over.or(() -> own) : own;
  }

  private Optional<RowSpec> over(HeaderCell cell) {
    return cell.above().stream()
        .flatMap(text -> named(text).stream())
        .filter(row -> row.kind() != RowSpec.Kind.TOTAL)
        .reduce((outer, inner) -> inner);
  }

  /** The label of the long form's row: one of the pack's, or what is printed. */
  private String item(HeaderCell cell) {
    return spec(cell)
        .flatMap(row -> row.labels().stream().filter(label -> !label.startsWith("~")).findFirst())
        .or(() -> cell.own().stream().filter(text -> named(text).isPresent()).findFirst())
        .or(() -> cell.above().stream().filter(text -> named(text).isPresent()).findFirst())
        .orElse(cell.text());
  }

  /** Rows with figures: one for each year, or a single one. */
  private List<Integer> rows(int from) {
    List<Integer> figures = new ArrayList<>();
    List<Integer> told = new ArrayList<>();
    for (int row = isNumbering(from) ? from + 1 : from; row < grid.rows(); row++) {
      if (!grid.isBlank(row) && column(row).isPresent()) {
        told.add(row);
      } else if (grid.numbers(row) > 0) {
        figures.add(row);
      } else if (!grid.isBlank(row) && !figures.isEmpty()) {
        break;
      }
    }
    if (!told.isEmpty()) {
      return figures.isEmpty() ? told : List.of();
    }
    return figures.size() == 1 ? figures : List.of();
  }

  /** Whether a row numbers the columns 1, 2, 3 … */
  private boolean isNumbering(int row) {
    int count = 0;
    for (int column = grid.left(); column < grid.columns(); column++) {
      if (!grid.sheet().text(row, column).isEmpty()
          || grid.sheet().number(row, column) != 0 && grid.sheet().number(row, column) != ++count) {
        return false;
      }
    }
    return count > 1;
  }

  /** The pack's column that the first text of a row names. */
  private Optional<String> column(int row) {
    return column(List.of(grid.text(row, grid.firstColumn(row))));
  }

  /** The pack's column that stands over an item. */
  private Optional<String> column(HeaderCell cell) {
    return column(cell.above());
  }

  private Optional<String> column(List<String> texts) {
    return block.columns().stream()
        .filter(column -> column.is(ColumnSpec.Role.AMOUNT))
        .filter(column -> column.paths().stream().anyMatch(path -> names(path, texts)))
        .map(column -> column.spec().name())
        .findFirst();
  }

  private boolean names(List<String> path, List<String> texts) {
    return path.size() == 1
        && texts.stream().anyMatch(text -> path.get(0).equals(years.relative(text)))
        && named(path.get(0)).isEmpty();
  }

  /** The column of figures that nothing says more of: the one the pack cannot do without. */
  private String standard() {
    return block.columns().stream()
        .filter(column -> column.is(ColumnSpec.Role.AMOUNT) && column.spec().required())
        .map(column -> column.spec().name())
        .findFirst()
        .orElse("");
  }

  private Grid write(List<Figure> figures, CellRange extent) {
    Sheet sheet = grid.sheet();
    SheetBuilder made = new SheetBuilder(sheet.name()).visibility(sheet.visibility());
    Map<CellRef, CellRef> places = new HashMap<>();
    List<String> items = figures.stream().map(Figure::item).distinct().toList();
    List<String> columns = figures.stream().map(Figure::column).distinct().toList();
    text(made, 0, 0, heading(ColumnSpec.Role.LABEL, ""));
    places.put(new CellRef(0, 0), extent.first());
    for (int i = 0; i < columns.size(); i++) {
      text(made, 0, i + 1, heading(ColumnSpec.Role.AMOUNT, columns.get(i)));
    }
    for (int i = 0; i < items.size(); i++) {
      text(made, i + 1, 0, items.get(i));
    }
    for (Figure figure : figures) {
      int row = items.indexOf(figure.item) + 1;
      int column = columns.indexOf(figure.column) + 1;
      CellRef place = new CellRef(figure.row, figure.sheetColumn);
      places.put(new CellRef(row, column), place);
      places.putIfAbsent(new CellRef(row, 0), place);
      int formula =
          sheet
              .formula(place.row(), place.column())
              .map(f -> made.formula(new CellFormula(f.text(), place, f.extent(), f.array())))
              .orElse(-1);
      CellValue value = sheet.value(place.row(), place.column());
      made.cell(row, column, value, sheet.style(place.row(), place.column()), formula);
    }
    return new Grid(made.build(), places, extent);
  }

  private String heading(ColumnSpec.Role role, String name) {
    return block.columns().stream()
        .filter(column -> column.is(role))
        .filter(column -> name.isEmpty() || column.spec().name().equals(name))
        .flatMap(column -> column.spec().headers().stream())
        .filter(path -> path.size() == 1)
        .map(path -> path.get(0))
        .findFirst()
        .orElse(name);
  }

  private static void text(SheetBuilder sheet, int row, int column, String text) {
    sheet.cell(row, column, new CellValue.Text(text), 0, -1);
  }
}
