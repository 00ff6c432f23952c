package io.gouji.engine.relaid;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.util.CellRangeAddress;

/** One printed table, taken apart so that it can be laid out anew. */
final class Page {
  /** A cell: a text, a number with its format, or nothing. */
  record Cell(Object value, String format) {
    static final Cell BLANK = new Cell("", "");

    static Cell text(String text) {
      return new Cell(text, "");
    }

    boolean isNumber() {
      return value instanceof Double;
    }

    double number() {
      return (Double) value;
    }

    String text() {
      return value instanceof String text ? text : "";
    }
  }

  final String id;
  String sheet;
  boolean hidden;
  String number;
  String title;
  String unit;
  String money;
  List<List<Cell>> header = new ArrayList<>();
  List<CellRangeAddress> merges = new ArrayList<>();
  List<List<Cell>> body = new ArrayList<>();
  List<String> notes = new ArrayList<>();

  Page(String id) {
    this.id = id;
  }

  int width() {
    return header.get(0).size();
  }

  boolean isCoded() {
    return column("科目编码") >= 0;
  }

  /** The column whose deepest header is this; -1 if there is none. */
  int column(String name) {
    for (int column = 0; column < width(); column++) {
      if (deepest(column).equals(name)) {
        return column;
      }
    }
    return -1;
  }

  String deepest(int column) {
    for (int row = header.size() - 1; row >= 0; row--) {
      String text = header.get(row).get(column).text();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Whether a column holds money, so that the unit of money bears on it. */
  boolean isMoney(int column) {
    return !List.of("数量", "购买数量", "增减%", "序号").contains(deepest(column));
  }

  void mapBody(IntPredicate columns, UnaryOperator<Cell> change) {
    for (List<Cell> row : body) {
      for (int column = 0; column < row.size(); column++) {
        if (columns.test(column)) {
          row.set(column, change.apply(row.get(column)));
        }
      }
    }
  }

  void mapHeader(UnaryOperator<String> change) {
    for (List<Cell> row : header) {
      row.replaceAll(cell -> cell.text().isEmpty() ? cell : Cell.text(change.apply(cell.text())));
    }
  }

  /** Inserts a column; its header, if any, stands in the first header row and is merged down. */
  void insert(int at, String name) {
    for (List<Cell> row : header) {
      row.add(at, Cell.BLANK);
    }
    header.get(0).set(at, Cell.text(name));
    body.forEach(row -> row.add(at, Cell.BLANK));
    List<CellRangeAddress> moved = new ArrayList<>();
    for (CellRangeAddress merge : merges) {
      boolean over = merge.getFirstColumn() < at && merge.getLastColumn() >= at;
      int first = merge.getFirstColumn() + (merge.getFirstColumn() >= at ? 1 : 0);
      int last = merge.getLastColumn() + (over || merge.getFirstColumn() >= at ? 1 : 0);
      moved.add(new CellRangeAddress(merge.getFirstRow(), merge.getLastRow(), first, last));
    }
    if (header.size() > 1 && !name.isEmpty()) {
      moved.add(new CellRangeAddress(0, header.size() - 1, at, at));
    }
    merges = moved;
  }

  /** One more header row below the others, under which all columns reach down. */
  void deepen() {
    int last = header.size() - 1;
    List<Cell> row = new ArrayList<>();
    List<CellRangeAddress> deeper = new ArrayList<>();
    for (int column = 0; column < width(); column++) {
      row.add(Cell.BLANK);
      int c = column;
      boolean merged = merges.stream().anyMatch(merge -> merge.isInRange(last, c));
      if (!merged) {
        deeper.add(new CellRangeAddress(last, last + 1, column, column));
      }
    }
    for (CellRangeAddress merge : merges) {
      boolean down = merge.getLastRow() == last && merge.getFirstColumn() == merge.getLastColumn();
      deeper.add(
          new CellRangeAddress(
              merge.getFirstRow(),
              merge.getLastRow() + (down ? 1 : 0),
              merge.getFirstColumn(),
              merge.getLastColumn()));
    }
    header.add(row);
    merges = deeper;
  }
}
