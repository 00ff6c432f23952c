package io.gouji.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Endings of result files, so that a spreadsheet program opens them without a warning. */
public final class ResultEnding {
  private static final Map<String, List<String>> FITTING =
      Map.of("xlsx", List.of(".xlsx", ".xlsm", ".xltx", ".xltm"), "xls", List.of(".xls", ".et"));

  private ResultEnding() {}

  /**
   * The ending of a workbook's own name where it fits, else that of the format.
   *
   * @param original file name of the workbook
   * @param format what the bytes of the result are: {@code xlsx} or {@code xls}
   */
  public static String of(String original, String format) {
    int dot = original.lastIndexOf('.');
    String own = dot > 0 ? original.substring(dot) : "";
    List<String> fitting = FITTING.getOrDefault(format, List.of());
    return fitting.contains(own.toLowerCase(Locale.ROOT)) ? own : "." + format;
  }
}
