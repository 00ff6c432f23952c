package io.gouji.engine.binding;

import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;

/** Finds the lines below a table that say that it is empty. */
final class EmptyNotes {
  private EmptyNotes() {}

  static List<Block.Note> of(Candidate table, Vocabulary words) {
    List<Block.Note> notes = new ArrayList<>();
    Grid grid = table.grid();
    for (int row = table.layout().last() + 1; row <= table.last(); row++) {
      if (!grid.isBlank(row)) {
        int column = grid.firstColumn(row);
        while (column < grid.lastColumn(row) && grid.text(row, column).isEmpty()) {
          column++;
        }
        if (words.emptyNote().matcher(grid.text(row, column)).find()) {
          String raw = grid.sheet().text(row, column).strip();
          notes.add(new Block.Note(raw, grid.place(row, column)));
        }
      }
    }
    return notes;
  }
}
