package io.gouji.engine.sheet;

import java.util.Optional;

/** The error values of a cell, as Excel spells them (ECMA-376 part 1, §18.18.11 and later). */
public enum CellError {
  NULL("#NULL!"),
  DIV0("#DIV/0!"),
  VALUE("#VALUE!"),
  REF("#REF!"),
  NAME("#NAME?"),
  NUM("#NUM!"),
  NA("#N/A"),
  GETTING_DATA("#GETTING_DATA"),
  SPILL("#SPILL!"),
  CALC("#CALC!"),
  FIELD("#FIELD!"),
  BLOCKED("#BLOCKED!"),
  CONNECT("#CONNECT!"),
  UNKNOWN("#UNKNOWN!");

  private final String text;

  CellError(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The error a cell's text names, or empty when it names none. */
  public static Optional<CellError> of(String text) {
    for (CellError error : values()) {
      if (error.text.equalsIgnoreCase(text)) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
