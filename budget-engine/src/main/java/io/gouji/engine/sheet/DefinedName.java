package io.gouji.engine.sheet;

/**
 * A defined name of the workbook.
 *
 * @param sheet index of the sheet it is local to, or -1 when it is global
 * @param formula what it stands for, without the leading {@code =}
 */
public record DefinedName(String name, int sheet, String formula, boolean hidden) {
  public static final int GLOBAL = -1;
}
