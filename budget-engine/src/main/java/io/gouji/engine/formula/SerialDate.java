package io.gouji.engine.formula;

import java.time.LocalDate;

/** Days as Excel counts them: 1 is 1900-01-01, and 60 is a 29 February that never was. */
final class SerialDate {
  static final int MAX = 2_958_465;

  private static final long EPOCH = LocalDate.of(1899, 12, 30).toEpochDay();
  private static final int PHANTOM = 60;

  private SerialDate() {}

  /** The serial number of a day, or NaN before 1900. */
  static double of(LocalDate date) {
    long days = date.toEpochDay() - EPOCH;
    long serial = days <= PHANTOM ? days - 1 : days;
    return serial < 0 || serial > MAX ? Double.NaN : serial;
  }

  /**
   * Year, month and day of a serial number; day 0 is 1900-01-00.
   *
   * @throws ErrorSignal #NUM! outside of 1900 to 9999
   */
  static int[] parts(double number) {
    int serial = (int) Math.floor(number);
    if (!(number >= 0) || serial > MAX) {
      throw ErrorSignal.NUM;
    }
    if (serial == 0) {
      return new int[] {1900, 1, 0};
    }
    if (serial == PHANTOM) {
      return new int[] {1900, 2, 29};
    }
    LocalDate date = LocalDate.ofEpochDay(EPOCH + serial + (serial < PHANTOM ? 1 : 0));
    return new int[] {date.getYear(), date.getMonthValue(), date.getDayOfMonth()};
  }
}
