package io.gouji.engine.sheet;

/** What one cell holds, for callers that ask for a single cell; sheets keep no such objects. */
public sealed interface CellValue {
  /** Nothing was typed; not the same as zero, not the same as an empty text. */
  enum Blank implements CellValue {
    BLANK
  }

  /** A number as Excel keeps it: binary64, of which 15 significant digits count. */
  record Number(double value) implements CellValue {}

  record Text(String value) implements CellValue {}

  record Bool(boolean value) implements CellValue {}

  /** {@code #REF!} and its kin: a value that travels, never an exception. */
  record Error(CellError code) implements CellValue {}
}
