package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Edit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A workbook file after edits.
 *
 * @param shortfalls what the format of the file had no room for, in a fixed order; none in {@code
 *     .xlsx}
 * @param left edits that were left out: notes on cells with a conversation (a threaded comment),
 *     which can have no note beside it, and fills beyond the formats a workbook can have
 */
public record Patched(byte[] bytes, List<Shortfall> shortfalls, List<Edit.OnCell> left) {
  /** What an edit asked for and did not get, for want of room in the format. */
  public enum Shortfall {
    /** Some cells are not coloured: there is no room for more cell formats. */
    FILLS,
    /** Rows of a new sheet are left out: a sheet has 65,536. */
    ROWS,
    /** Long texts and notes are cut: a cell holds 32,767 characters. */
    TEXTS
  }

  public Patched {
    shortfalls = List.copyOf(shortfalls);
    left = List.copyOf(left);
  }

  static Patched of(byte[] bytes, Set<Shortfall> shortfalls) {
    return new Patched(
        bytes,
        EnumSet.allOf(Shortfall.class).stream().filter(shortfalls::contains).toList(),
        List.of());
  }
}
