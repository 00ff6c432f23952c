package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;

/** Counts what a workbook holds and refuses it when a limit is passed. */
final class ModelBudget {
  private final Limits limits;
  private long chars;
  private long cells;
  private int rows;
  private int items;

  ModelBudget(Limits limits) {
    this.limits = limits;
  }

  /** A text or formula that will be kept. */
  String keep(String text) throws UnreadableException {
    chars += text.length();
    if (chars > limits.textChars()) {
      throw UnreadableException.overLimit("textChars", limits.textChars());
    }
    item();
    return text;
  }

  void item() throws UnreadableException {
    if (++items > limits.items()) {
      throw UnreadableException.overLimit("items", limits.items());
    }
  }

  /** A row that has a cell. */
  void row() throws UnreadableException {
    if (++rows > limits.rows()) {
      throw UnreadableException.overLimit("rows", limits.rows());
    }
  }

  void cell() throws UnreadableException {
    if (++cells > limits.cells()) {
      throw UnreadableException.overLimit("cells", limits.cells());
    }
  }
}
