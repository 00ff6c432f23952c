package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRef;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** References by numbers, such as {@code R2C[-1]}, which INDIRECT takes when told so. */
final class RowColumnText {
  private static final String PLACE = "(?:([0-9]+)|\\[(-?[0-9]+)])?";
  private static final Pattern CELL =
      Pattern.compile("R" + PLACE + "C" + PLACE, Pattern.CASE_INSENSITIVE);

  private RowColumnText() {}

  /**
   * The same reference by letters; empty where the text is none. Numbers in brackets, and numbers
   * left out, count from the cell of the formula.
   */
  static Optional<String> letters(String text, int row, int column) {
    int mark = text.lastIndexOf('!');
    StringBuilder out = new StringBuilder(text.substring(0, mark + 1));
    for (String end : text.substring(mark + 1).split(":", 2)) {
      Matcher matcher = CELL.matcher(end);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      long r = place(matcher.group(1), matcher.group(2), row);
      long c = place(matcher.group(3), matcher.group(4), column);
      if (r < 0 || r >= CellRef.MAX_ROWS || c < 0 || c >= CellRef.MAX_COLUMNS) {
        return Optional.empty();
      }
      boolean first = out.length() == mark + 1;
      out.append(first ? "" : ":").append(new CellRef((int) r, (int) c));
    }
    return Optional.of(out.toString());
  }

  private static long place(@Nullable String fixed, @Nullable String moved, int own) {
    if (fixed != null) {
      return fixed.length() > 9 ? -1 : Long.parseLong(fixed) - 1;
    }
    return moved == null ? own : moved.length() > 9 ? -1 : own + Long.parseLong(moved);
  }
}
