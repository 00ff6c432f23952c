package io.gouji.engine.document;

import java.util.List;

/** A part of a narrative that is written. */
public sealed interface ProseBlock {
  /**
   * The title over the whole, or a heading.
   *
   * @param level 0 for the title, else from 1 to 4
   */
  record Heading(int level, String text) implements ProseBlock {
    public Heading {
      if (level < 0 || level > 4) {
        throw new IllegalArgumentException("heading of level " + level);
      }
    }
  }

  /** A paragraph of the body. */
  record Text(List<Run> runs) implements ProseBlock {
    public Text {
      runs = List.copyOf(runs);
    }

    public Text(String words) {
      this(List.of(new Words(words)));
    }
  }

  /**
   * A table.
   *
   * @param caption printed above it; empty for none
   * @param rows cells of each row; the first row is the head
   */
  record Table(String caption, List<List<String>> rows) implements ProseBlock {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A piece of a paragraph. */
  sealed interface Run {}

  /** Words as they are. */
  record Words(String text) implements Run {}

  /** A place that people must fill in, with a hint at what; highlighted, in brackets. */
  record Blank(String hint) implements Run {}
}
