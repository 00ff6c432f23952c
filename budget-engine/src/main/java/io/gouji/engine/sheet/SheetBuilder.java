package io.gouji.engine.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.jspecify.annotations.Nullable;

/** Builds a sheet cell by cell, in any order; rows in order are fastest. */
public final class SheetBuilder {
  private final String name;
  private final List<String> strings;
  private final List<CellFormula> formulas = new ArrayList<>();
  private final List<CellRange> merges = new ArrayList<>();
  private final IntArrayList hiddenRows = new IntArrayList();
  private Column.@Nullable Builder[] columns = new Column.@Nullable Builder[0];
  private boolean filtered;
  private int used;
  private Sheet.Visibility visibility = Sheet.Visibility.VISIBLE;

  public SheetBuilder(String name) {
    this(name, new ArrayList<>());
  }

  /**
   * A builder that shares a string table with other sheets of the workbook.
   *
   * @param strings grows as texts are added; kept, not copied
   */
  public SheetBuilder(String name, List<String> strings) {
    this.name = name;
    this.strings = strings;
  }

  public SheetBuilder visibility(Sheet.Visibility value) {
    visibility = value;
    return this;
  }

  public SheetBuilder merge(CellRange range) {
    merges.add(range);
    return this;
  }

  public SheetBuilder hideRow(int row) {
    hiddenRows.add(row);
    return this;
  }

  /** A filter is at work, so that rows may be hidden by it. */
  public SheetBuilder filter() {
    filtered = true;
    return this;
  }

  /** Registers a formula and returns its index for {@link #cell}. */
  public int formula(CellFormula formula) {
    formulas.add(formula);
    return formulas.size() - 1;
  }

  /** Registers a text in the shared string table and returns its index for {@link #text}. */
  public int string(String text) {
    strings.add(text);
    return strings.size() - 1;
  }

  public SheetBuilder number(int row, int column, double value, int style, int formula) {
    return cell(row, column, CellKind.NUMBER, Double.doubleToRawLongBits(value), style, formula);
  }

  /**
   * A text cell.
   *
   * @param string index in the shared string table
   */
  public SheetBuilder text(int row, int column, int string, int style, int formula) {
    return cell(row, column, CellKind.TEXT, string, style, formula);
  }

  /** A cell with any value; {@code formula} is an index from {@link #formula} or -1. */
  public SheetBuilder cell(int row, int column, CellValue value, int style, int formula) {
    long payload = value instanceof CellValue.Text text ? string(text.value()) : payloadOf(value);
    return cell(row, column, kindOf(value), payload, style, formula);
  }

  private SheetBuilder cell(
      int row, int column, CellKind kind, long payload, int style, int formula) {
    if (columns.length <= column) {
      // Far columns of an absurd sheet cost a reference each, no more.
      columns = Arrays.copyOf(columns, Math.max(column + 1, 2 * columns.length));
    }
    Column.Builder cells = columns[column];
    if (cells == null) {
      cells = new Column.Builder();
      columns[column] = cells;
      used = Math.max(used, column + 1);
    }
    cells.add(row, kind.ordinal(), payload, style, formula);
    return this;
  }

  /**
   * Gives a formula to a cell that was added without knowing it.
   *
   * @param formula an index from {@link #formula}
   */
  public SheetBuilder attach(int row, int column, int formula) {
    Objects.requireNonNull(columns[column]).attach(row, formula);
    return this;
  }

  public Sheet build() {
    Column[] built = new Column[used];
    for (int i = 0; i < used; i++) {
      Column.Builder cells = columns[i];
      built[i] = cells == null ? Column.EMPTY : cells.build();
    }
    return new Sheet(
        name,
        visibility,
        built,
        strings,
        List.copyOf(formulas),
        List.copyOf(merges),
        hiddenRows.sortThis().toImmutable(),
        filtered);
  }

  static CellKind kindOf(CellValue value) {
    if (value instanceof CellValue.Number) {
      return CellKind.NUMBER;
    }
    if (value instanceof CellValue.Text) {
      return CellKind.TEXT;
    }
    if (value instanceof CellValue.Bool) {
      return CellKind.BOOL;
    }
    return value instanceof CellValue.Error ? CellKind.ERROR : CellKind.BLANK;
  }

  /** The payload of a value that needs no string table. */
  static long payloadOf(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return Double.doubleToRawLongBits(number.value());
    }
    if (value instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    return value instanceof CellValue.Error error ? error.code().ordinal() : 0;
  }
}
