package io.gouji.engine.report;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;

/** Words of a generated workbook, as the pack's properties give them with named blanks. */
final class TemplateWords {
  private TemplateWords() {}

  /**
   * The words under a key: {@code {n}} the table's number, {@code {nn}} in two digits, {@code
   * {name}}, {@code {year}}, {@code {unit}} the budget unit, {@code {money}} the unit of money.
   */
  static String of(Pack pack, String key, TableSpec table, Filling filling) {
    return pack.properties()
        .getOrDefault(key, "")
        .replace("{nn}", (table.number() < 10 ? "0" : "") + table.number())
        .replace("{n}", Integer.toString(table.number()))
        .replace("{name}", table.name())
        .replace("{year}", filling.year())
        .replace("{unit}", filling.unit())
        .replace("{money}", table.unit());
  }
}
