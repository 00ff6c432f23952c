package io.gouji.engine.binding;

import io.gouji.engine.sheet.NumberFormat;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Figure;
import io.gouji.engine.table.Unit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How precisely a table is printed, from its number formats, else from what it stores. */
final class Precision {
  /** The style of a figure that no number format prints. */
  static final int AS_TYPED = -1;

  /** Powers of ten between yuan and fen. */
  private static final int YUAN = 2;

  private static final NumberFormat TYPED = new NumberFormat(false, 0);

  private final Workbook workbook;
  private final Map<Integer, NumberFormat> formats = new HashMap<>();
  private final int[] fixed = new int[32];
  private int free;
  private int stored;

  Precision(Workbook workbook) {
    this.workbook = workbook;
  }

  NumberFormat format(int style) {
    return style == AS_TYPED
        ? TYPED
        : formats.computeIfAbsent(
            style, index -> NumberFormat.parse(workbook.style(index).numberFormat()));
  }

  /** Forgets the figures of the table before; formats are the workbook's and stay. */
  void restart() {
    Arrays.fill(fixed, 0);
    free = 0;
    stored = 0;
  }

  void count(int style, int decimals) {
    NumberFormat format = format(style);
    stored = Math.max(stored, decimals);
    if (format.fixed()) {
      fixed[Math.min(Math.max(format.decimals(), 0), fixed.length - 1)]++;
    } else {
      free++;
    }
  }

  /**
   * Decimals of the table: those of most of its figures' formats, else the most it stores.
   *
   * <p>A table that prints yuan and fen but states whole yuan throughout is stated to the yuan:
   * such formats are a spreadsheet's habit, and budgets rounded to the yuan add up to within a
   * yuan.
   *
   * @param otherwise where it states no figure
   */
  int decimals(Unit unit, int otherwise) {
    int most = 0;
    for (int decimals = 1; decimals < fixed.length; decimals++) {
      most = fixed[decimals] >= fixed[most] ? decimals : most;
    }
    if (fixed[most] + free == 0) {
      return otherwise;
    }
    boolean wholeYuan = stored == 0 && unit.fenDigits() <= YUAN;
    return fixed[most] < free || wholeYuan ? stored : most;
  }

  /** The amount as its cell displays it, in fen. */
  long shown(int style, long fen, Unit unit) {
    NumberFormat format = format(style);
    return format.fixed() ? Figure.shown(fen, unit, format.decimals()) : fen;
  }
}
