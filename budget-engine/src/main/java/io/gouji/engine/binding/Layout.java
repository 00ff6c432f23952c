package io.gouji.engine.binding;

import io.gouji.engine.pack.ColumnSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table's header in a sheet and where its columns stand.
 *
 * @param first first header row
 * @param last last header row
 * @param header one entry per sheet column, up to the last one with a header
 * @param blocks one per block of the form that was found, from left to right
 */
record Layout(
    TableForm form, int first, int last, List<HeaderCell> header, List<BlockLayout> blocks) {
  static Layout read(TableForm form, Grid grid, int first, int last, Years years) {
    int columns = 0;
    for (int row = first; row <= last; row++) {
      columns = grid.isBlank(row) ? columns : Math.max(columns, grid.lastColumn(row) + 1);
    }
    List<HeaderCell> header = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      header.add(HeaderCell.read(grid, first, last, column, years));
    }
    List<BlockLayout> blocks =
        form.sideBySide()
            ? sideBySide(form, header)
            : List.of(BlockLayout.match(form.blocks().get(0), header, 0, columns - 1));
    return new Layout(form, first, last, header, blocks);
  }

  /** Each label column opens a block, whether the form knows that block or not. */
  private static List<BlockLayout> sideBySide(TableForm form, List<HeaderCell> header) {
    List<Integer> opens = header.stream().filter(form::opensBlock).map(HeaderCell::column).toList();
    List<BlockLayout> found = new ArrayList<>();
    int next = 0;
    for (BlockForm block : form.blocks()) {
      int chosen = choose(block, header, opens, next);
      if (chosen >= 0) {
        int first = found.isEmpty() ? 0 : opens.get(chosen);
        int last = chosen + 1 < opens.size() ? opens.get(chosen + 1) - 1 : header.size() - 1;
        found.add(BlockLayout.match(block, header, first, last));
        next = chosen + 1;
      }
    }
    return found;
  }

  private static int choose(
      BlockForm block, List<HeaderCell> header, List<Integer> opens, int next) {
    int label = block.column(ColumnSpec.Role.LABEL);
    int best = -1;
    int bestFit = 0;
    for (int i = next; i < opens.size() && label >= 0; i++) {
      int fit = block.columns().get(label).fit(header.get(opens.get(i)));
      if (fit > bestFit) {
        best = i;
        bestFit = fit;
      }
    }
    return best;
  }

  boolean isRecognised() {
    return blocks.size() == form.blocks().size() && blocks.stream().allMatch(BlockLayout::isUsable);
  }

  /** How many required columns were found: what makes one layout closer than another. */
  int found() {
    return blocks.stream().mapToInt(BlockLayout::found).sum();
  }

  /** Names of required columns that were not found, those of whole blocks among them. */
  List<String> missing() {
    return form.blocks().stream()
        .flatMap(
            block -> layout(block).map(BlockLayout::missing).orElseGet(block::required).stream())
        .distinct()
        .toList();
  }

  private Optional<BlockLayout> layout(BlockForm block) {
    return blocks.stream().filter(layout -> layout.form() == block).findFirst();
  }

  /** Header columns that no block of the pack knows. */
  List<HeaderCell> unknown() {
    return header.stream()
        .filter(cell -> blocks.stream().noneMatch(block -> block.uses(cell.column())))
        .toList();
  }

  /** Whether the other layout puts the same columns in the same places. */
  boolean continues(Layout other) {
    return form == other.form
        && blocks.size() == other.blocks.size()
        && IntStream.range(0, blocks.size())
            .allMatch(i -> Arrays.equals(blocks.get(i).columns(), other.blocks.get(i).columns()));
  }
}
