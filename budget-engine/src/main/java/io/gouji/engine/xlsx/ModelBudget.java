package io.gouji.engine.xlsx;

/** Counts what a workbook holds and refuses it when a limit is passed. */
final class ModelBudget {
  private final Limits limits;
  private long chars;
  private long cells;
  private int items;

  ModelBudget(Limits limits) {
    this.limits = limits;
  }

  /** A text or formula that will be kept. */
  String keep(String text) throws WorkbookException {
    chars += text.length();
    if (chars > limits.textChars()) {
      throw WorkbookException.overLimit("textChars", limits.textChars());
    }
    item();
    return text;
  }

  void item() throws WorkbookException {
    if (++items > limits.items()) {
      throw WorkbookException.overLimit("items", limits.items());
    }
  }

  void cell() throws WorkbookException {
    if (++cells > limits.cells()) {
      throw WorkbookException.overLimit("cells", limits.cells());
    }
  }
}
