package io.gouji.engine.finding;

/**
 * Which instance of a rule a finding is about; parts that do not apply are empty.
 *
 * @param row the row's key as text, {@code 2010601} or {@code 支出总计}
 */
public record Instance(String unit, String row, String column) {
  public static final Instance WHOLE = new Instance("", "", "");
}
