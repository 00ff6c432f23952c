package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A paragraph of a part while it is gathered. */
final class WordParagraph {
  final Optional<Cell> cell;
  final StringBuilder text = new StringBuilder();
  final List<WordPiece> pieces = new ArrayList<>();

  /** Paragraphs of text boxes anchored in this one. */
  final List<WordParagraph> boxes = new ArrayList<>();

  String style = "";

  /** Outline level from 0; 9 is body text, -1 not said. */
  int outline = -1;

  /** List and level of automatic numbering; -1 not said. */
  int list = -1;

  int level = -1;

  /** Whether its end was deleted, so that the next goes on in it. */
  boolean open;

  WordParagraph(Optional<Cell> cell) {
    this.cell = cell;
  }
}
