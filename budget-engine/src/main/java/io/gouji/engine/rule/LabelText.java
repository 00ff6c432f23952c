package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.List;

/** A text that may contain labels of this row: {@code T[@科目编码]&"*"}. */
record LabelText(List<Piece> pieces) {
  /** Part of a text. */
  sealed interface Piece {
    String text(Block home, int row);
  }

  record Literal(String value) implements Piece {
    @Override
    public String text(Block home, int row) {
      return value;
    }

    private boolean hasSigns() {
      return value.indexOf('*') >= 0 || value.indexOf('?') >= 0 || value.indexOf('~') >= 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Literal that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  record OfRow(Label column) implements Piece {
    @Override
    public String text(Block home, int row) {
      return column.of(home, row);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfRow that && column.equals(that.column);
    }

    @Override
    public int hashCode() {
      return column.hashCode();
    }
  }

  LabelText {
    pieces = List.copyOf(pieces);
  }

  boolean dependsOnRow() {
    for (Piece piece : pieces) {
      if (piece instanceof OfRow) {
        return true;
      }
    }
    return false;
  }

  /** Whether its literals have signs that mean something in a criterion. */
  boolean hasSigns() {
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal && literal.hasSigns()) {
        return true;
      }
    }
    return false;
  }

  /** The text where there is no row: its literals. */
  String plain() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        text.append(literal.value());
      }
    }
    return text.toString();
  }

  /** The text for one row; the block is not asked where the text depends on none. */
  String text(Block home, int row) {
    if (pieces.size() == 1) {
      return pieces.get(0).text(home, row);
    }
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text(home, row)));
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelText that && pieces.equals(that.pieces);
  }

  @Override
  public int hashCode() {
    return pieces.hashCode();
  }
}
