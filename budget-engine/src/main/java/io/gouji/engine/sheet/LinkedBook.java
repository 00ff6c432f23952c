package io.gouji.engine.sheet;

import java.util.List;
import java.util.Optional;

/**
 * Another workbook that formulas refer to.
 *
 * @param file its name without its folder; empty where nobody tells
 * @param sheets what the workbook keeps of its sheets: the cells last seen there, and no others
 */
public record LinkedBook(String file, List<Sheet> sheets) {
  public LinkedBook {
    sheets = List.copyOf(sheets);
  }

  /** A workbook of which nothing is kept but the name. */
  public static LinkedBook named(String file) {
    return new LinkedBook(file, List.of());
  }

  /** What is kept of a sheet. */
  public Optional<Sheet> sheet(String name) {
    return sheets.stream().filter(sheet -> sheet.name().equalsIgnoreCase(name)).findFirst();
  }
}
