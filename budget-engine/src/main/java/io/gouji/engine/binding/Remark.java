package io.gouji.engine.binding;

/** Ids of binding's own findings; their sentences are in {@code templates/messages.csv}. */
final class Remark {
  static final String TABLE_MISSING = "B01";

  /** Sentences for a missing table that no sheet resembles. */
  static final String TABLE_ABSENT = "B01.absent";

  /** Sentences for a missing table whose header stands on a sheet without its title. */
  static final String TABLE_UNTITLED = "B01.untitled";

  /** The same where nothing but the title is amiss. */
  static final String TABLE_MISTITLED = "B01.mistitled";

  static final String TABLE_TWICE = "B02";
  static final String COLUMN_UNKNOWN = "B03";
  static final String UNREADABLE = "B04";
  static final String TEXT_NUMBER = "B05";
  static final String FINER_THAN_FEN = "B06";
  static final String ROW_TWICE = "B07";
  static final String UNIT_MISSING = "B08";
  static final String SHEET_UNKNOWN = "B09";
  static final String ROW_UNKNOWN = "B10";

  /** Sentences for such a row that has neither code nor name. */
  static final String ROW_NAMELESS = "B10.nameless";

  static final String ERROR_VALUE = "B11";
  static final String COLUMN_MISSING = "B12";
  static final String HIDDEN = "B13";

  private Remark() {}
}
