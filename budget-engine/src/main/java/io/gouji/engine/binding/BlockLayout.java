package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.table.BlockBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where the columns of one block stand in a sheet.
 *
 * @param first the block's first column in the sheet
 * @param last its last one
 * @param columns for each column of the form the sheet's column, or -1
 */
record BlockLayout(BlockForm form, int first, int last, int[] columns) {
  private static final Set<ColumnSpec.Role> CODES =
      Set.of(
          ColumnSpec.Role.CODE,
          ColumnSpec.Role.CODE_CLASS,
          ColumnSpec.Role.CODE_SECTION,
          ColumnSpec.Role.CODE_ITEM);

  /** Assigns sheet columns to the form's columns, longest header path first, then left to right. */
  static BlockLayout match(BlockForm form, List<HeaderCell> header, int first, int last) {
    int[] columns = new int[form.columns().size()];
    Arrays.fill(columns, -1);
    int[][] fits = new int[last - first + 1][];
    int longest = 0;
    for (int c = first; c <= last; c++) {
      fits[c - first] = form.fits(header.get(c));
      for (int fit : fits[c - first]) {
        longest = Math.max(longest, fit);
      }
    }
    boolean[] taken = new boolean[last - first + 1];
    for (int length = longest; length > 0; length--) {
      assign(columns, fits, taken, first, length);
    }
    return new BlockLayout(form, first, last, columns);
  }

  private static void assign(int[] columns, int[][] fits, boolean[] taken, int first, int length) {
    for (int i = 0; i < columns.length; i++) {
      for (int c = 0; c < taken.length && columns[i] < 0; c++) {
        if (fits[c][i] == length && !taken[c]) {
          taken[c] = true;
          columns[i] = first + c;
        }
      }
    }
  }

  /** The sheet's column of a role, or -1. */
  int column(ColumnSpec.Role role) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && form.columns().get(i).is(role)) {
        return columns[i];
      }
    }
    return -1;
  }

  /** The sheet's column of the first of some roles that the layout has, or -1. */
  int first(ColumnSpec.Role... roles) {
    for (ColumnSpec.Role role : roles) {
      if (has(role)) {
        return column(role);
      }
    }
    return -1;
  }

  boolean has(ColumnSpec.Role role) {
    return column(role) >= 0;
  }

  /** Where the amounts stand, in the order of the form's amounts; see {@code BlockBuilder}. */
  int[] amounts() {
    return form.amounts().stream()
        .mapToInt(
            name -> {
              int i = index(name);
              boolean lost = columns[i] < 0 && form.columns().get(i).spec().required();
              return lost ? BlockBuilder.UNRECOGNISED : columns[i];
            })
        .toArray();
  }

  private int index(String name) {
    int i = 0;
    while (!form.columns().get(i).spec().name().equals(name)) {
      i++;
    }
    return i;
  }

  /** Sheet columns whose texts may name a row, from left to right. */
  int[] identities() {
    int[] found = new int[columns.length];
    int count = 0;
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && form.columns().get(i).identifies()) {
        found[count++] = columns[i];
      }
    }
    int[] sorted = Arrays.copyOf(found, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Names of required columns that the sheet lacks. */
  List<String> missing() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] < 0 && form.columns().get(i).spec().required() && !isCodedElsewhere(i)) {
        names.add(form.columns().get(i).spec().name());
      }
    }
    return names;
  }

  /** A code stands in one column or in three: whichever the layout has makes the others moot. */
  private boolean isCodedElsewhere(int column) {
    return CODES.contains(form.columns().get(column).spec().role())
        && CODES.stream().anyMatch(this::has);
  }

  /** How many required columns were found. */
  int found() {
    return required() - missing().size();
  }

  int required() {
    return form.required().size();
  }

  boolean uses(int sheetColumn) {
    for (int column : columns) {
      if (column == sheetColumn) {
        return true;
      }
    }
    return false;
  }

  /** Whether rows can be told apart and at least one amount can be read. */
  boolean isUsable() {
    boolean identified = !form.hasIdentity() || identities().length > 0;
    return identified && has(ColumnSpec.Role.AMOUNT) && 2 * found() >= required();
  }
}
