package io.gouji.engine.formula;

import io.gouji.engine.sheet.Workbook;

/** From which day on a workbook counts. Texts that tell a date become its days. */
enum DateSystem {
  FROM_1900(0),
  FROM_1904(1462);

  private final int shift;

  DateSystem(int shift) {
    this.shift = shift;
  }

  static DateSystem of(Workbook workbook) {
    return workbook.date1904() ? FROM_1904 : FROM_1900;
  }

  /** Days from the first day of the common calendar to the first of this one. */
  int shift() {
    return shift;
  }
}
