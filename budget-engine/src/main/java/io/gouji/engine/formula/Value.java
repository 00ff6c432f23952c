package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellValue;

/** One value while formulas run; what a cell would hold, and besides the argument left out. */
sealed interface Value extends Operand {
  Bool TRUE = new Bool(true);
  Bool FALSE = new Bool(false);
  Number ZERO = new Number(0);
  Text EMPTY = new Text("");

  /** The value as the sheet model keeps it. */
  CellValue cell();

  @Override
  default int rows() {
    return 1;
  }

  @Override
  default int columns() {
    return 1;
  }

  @Override
  default Value at(int row, int column) {
    return this;
  }

  /** A number, or #NUM! where the calculation left the numbers Excel knows. */
  static Value of(double number) {
    return Double.isFinite(number) ? new Number(number) : Error.NUM;
  }

  static Value of(String text) {
    return text.isEmpty() ? EMPTY : new Text(text);
  }

  static Bool of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  static Value of(CellValue cell) {
    if (cell instanceof CellValue.Number number) {
      return new Number(number.value());
    }
    if (cell instanceof CellValue.Text text) {
      return of(text.value());
    }
    if (cell instanceof CellValue.Bool bool) {
      return of(bool.value());
    }
    return cell instanceof CellValue.Error error ? Error.of(error.code()) : Blank.BLANK;
  }

  /** An empty cell. */
  enum Blank implements Value {
    BLANK;

    @Override
    public CellValue cell() {
      return CellValue.Blank.BLANK;
    }
  }

  /** An argument left out between two commas. */
  enum Missing implements Value {
    MISSING;

    @Override
    public CellValue cell() {
      return CellValue.Blank.BLANK;
    }
  }

  /** A number. */
  record Number(double value) implements Value {
    @Override
    public CellValue cell() {
      return new CellValue.Number(value);
    }
  }

  /** A text. */
  record Text(String value) implements Value {
    @Override
    public CellValue cell() {
      return new CellValue.Text(value);
    }
  }

  /** TRUE or FALSE. */
  record Bool(boolean value) implements Value {
    @Override
    public CellValue cell() {
      return new CellValue.Bool(value);
    }
  }

  /** An error value. */
  record Error(CellError code) implements Value {
    static final Error NULL = new Error(CellError.NULL);
    static final Error DIV0 = new Error(CellError.DIV0);
    static final Error VALUE = new Error(CellError.VALUE);
    static final Error REF = new Error(CellError.REF);
    static final Error NAME = new Error(CellError.NAME);
    static final Error NUM = new Error(CellError.NUM);
    static final Error NA = new Error(CellError.NA);

    static Error of(CellError code) {
      return new Error(code);
    }

    @Override
    public CellValue cell() {
      return new CellValue.Error(code);
    }
  }
}
