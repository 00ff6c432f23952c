package io.gouji.engine.rule;

import io.gouji.engine.formula.Calculator;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A workbook written down cell by cell: {@code 12}, {@code =A1+A2}, perhaps with what it showed
 * last behind a {@code →}, or a text. {@code [1]} is another workbook.
 */
final class Grid {
  private final Map<String, Map<CellRef, String>> sheets = new TreeMap<>();
  private final List<DefinedName> names = new ArrayList<>();

  /** Writes cells of a sheet, each as an address and what stands there. */
  Grid sheet(String name, String... cells) {
    Map<CellRef, String> written = sheets.computeIfAbsent(name, none -> new TreeMap<>());
    for (int i = 0; i < cells.length; i += 2) {
      written.put(CellRef.parse(cells[i]), cells[i + 1]);
    }
    return this;
  }

  Grid name(String name, String range) {
    names.add(new DefinedName(name, DefinedName.GLOBAL, range, false));
    return this;
  }

  /** The workbook, its formulas calculated. */
  Workbook workbook(String creator) {
    List<Sheet> built = new ArrayList<>();
    sheets.forEach((name, cells) -> built.add(build(name, cells)));
    Workbook workbook =
        new Workbook(
            built,
            List.of(),
            names,
            List.of(),
            List.of(LinkedBook.named("汇总.xlsx")),
            false,
            false,
            creator);
    return Calculator.recalculate(workbook).workbook();
  }

  Workbook workbook() {
    return workbook("");
  }

  private static Sheet build(String name, Map<CellRef, String> cells) {
    SheetBuilder sheet = new SheetBuilder(name);
    cells.forEach(
        (cell, text) -> {
          boolean formula = text.startsWith("=");
          String[] parts = text.split("→", 2);
          int index = formula ? sheet.formula(CellFormula.at(cell, parts[0].substring(1))) : -1;
          String value = parts.length > 1 ? parts[1] : formula ? "0" : text;
          sheet.cell(cell.row(), cell.column(), value(value), 0, index);
        });
    return sheet.build();
  }

  /** A number, or else a text; after {@code ^} a text whatever it looks like. */
  private static CellValue value(String text) {
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return new CellValue.Number(Double.parseDouble(text));
    }
    return text.isEmpty()
        ? CellValue.Blank.BLANK
        : new CellValue.Text(text.startsWith("^") ? text.substring(1) : text);
  }
}
