package io.gouji.engine.document;

import java.util.List;

/** A part of a text that is to be written. */
public sealed interface Piece {
  /** The title of the whole. */
  record Title(String text) implements Piece {}

  /** A heading; the outermost is of level 1. */
  record Heading(int level, String text) implements Piece {}

  /** A paragraph. */
  record Text(List<Run> runs) implements Piece {
    public Text {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A table.
   *
   * @param header whether the first row is a heading
   */
  record Table(List<List<String>> cells, boolean header) implements Piece {
    public Table {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /** Words of a paragraph. */
  sealed interface Run {
    /** Words as they are. */
    record Plain(String text) implements Run {}

    /** A gap that people fill; the hint says with what. */
    record Blank(String hint) implements Run {}
  }
}
