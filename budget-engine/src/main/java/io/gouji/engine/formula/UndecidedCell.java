package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRef;

/**
 * A formula cell whose value cannot be vouched for; the workbook keeps what the file says. Or one
 * that has a value of which something is to be said.
 *
 * @param subject what the reason is about: the function's name, the linked file, the cells of the
 *     cycle, the cell it depends on
 */
public record UndecidedCell(String sheet, CellRef cell, Reason reason, String subject) {
  /** Why a cell stays undecided. */
  public enum Reason {
    /** No function of that name is known here. */
    UNKNOWN_FUNCTION,
    /** It reads another workbook; it has a value where the file keeps what it reads. */
    EXTERNAL_LINK,
    /** It stands in a circle; the subject names the cells of the circle. */
    CIRCULAR,
    /** It depends on the clock or on chance; the cached value is used by its dependants. */
    VOLATILE,
    /** The formula could not be read; the subject says why. */
    UNREADABLE,
    /** It leaves out filtered rows, and rows of the named sheet are hidden, no one says by what. */
    HIDDEN_ROWS,
    /** It reads or writes a text in a way that depends on the country of the machine. */
    LOCALE,
    /** Spreadsheets and their documentation disagree on what it is for these arguments. */
    UNCLEAR,
    /** It names a name whose reference is lost; its value is an error. */
    LOST_NAME,
    /** It would compute more than one formula is allowed to. */
    TOO_LARGE,
    /** We failed; the faults of the calculation say how. */
    FAILED,
    /** It reads a cell that is undecided; the subject names the cell where that began. */
    DEPENDS
  }
}
