package io.gouji.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One cell as a change leaves it, in terms that whoever has the workbook open can write too.
 *
 * @param ref in its sheet, {@code B7}
 * @param before what stands there until then
 */
public record Write(String sheet, String ref, Content before, Content after) {
  /** The digits a spreadsheet keeps of a number. */
  static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  /** What a cell can hold. */
  public enum Kind {
    BLANK,
    NUMBER,
    TEXT,
    BOOLEAN,
    ERROR
  }

  /**
   * What a cell holds.
   *
   * @param value a number as a plain decimal; empty where the cell is blank
   * @param formula without {@code =}; empty where there is none
   */
  public record Content(Kind kind, String value, String formula) {
    static Content number(BigDecimal value, String formula) {
      return new Content(Kind.NUMBER, value.toPlainString(), formula);
    }

    /** Whether a text tells the same value: numbers by what they are worth, in 15 digits. */
    public boolean says(String told) {
      String text = told.strip();
      return text.equals(value.strip()) || kind == Kind.NUMBER && isWorth(text);
    }

    private boolean isWorth(String text) {
      try {
        // A number of a thousand digits is none that a cell has shown.
        return text.length() <= 40
            && new BigDecimal(text).round(DIGITS).compareTo(new BigDecimal(value).round(DIGITS))
                == 0;
      } catch (NumberFormatException none) {
        return false;
      }
    }

    /** Whether it is the same as another; of two formulas each tells its value anew. */
    public boolean isSame(Content other) {
      if (!formula.isEmpty() || !other.formula.isEmpty()) {
        return !formula.isEmpty() && !other.formula.isEmpty();
      }
      return kind == other.kind && says(other.value);
    }
  }

  /** What takes it back. */
  public Write reversed() {
    return new Write(sheet, ref, after, before);
  }

  /** Whether both are of the same cell. */
  public boolean isAt(Write other) {
    return sheet.equals(other.sheet) && ref.equals(other.ref);
  }
}
