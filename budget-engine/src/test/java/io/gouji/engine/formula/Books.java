package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.List;

/** Small workbooks written down cell by cell. */
final class Books {
  private Books() {}

  static Workbook book(Sheet... sheets) {
    return new Workbook(List.of(sheets), List.of(), List.of(), List.of(), false);
  }

  static SheetText sheet(String name) {
    return new SheetText(name);
  }

  /** A sheet whose cells are named as the user names them. */
  static final class SheetText {
    private final SheetBuilder builder;

    SheetText(String name) {
      this.builder = new SheetBuilder(name);
    }

    SheetText number(String cell, double value) {
      return put(cell, new CellValue.Number(value), -1);
    }

    SheetText text(String cell, String value) {
      return put(cell, new CellValue.Text(value), -1);
    }

    /** A formula with its cached value; null where none is stored. */
    SheetText formula(String cell, String formula, Double cached) {
      CellValue value = cached == null ? CellValue.Blank.BLANK : new CellValue.Number(cached);
      return put(cell, value, builder.formula(CellFormula.at(CellRef.parse(cell), formula)));
    }

    private SheetText put(String cell, CellValue value, int formula) {
      CellRef place = CellRef.parse(cell);
      builder.cell(place.row(), place.column(), value, 0, formula);
      return this;
    }

    Sheet build() {
      return builder.build();
    }
  }
}
