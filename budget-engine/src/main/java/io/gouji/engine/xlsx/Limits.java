package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PartLimits;

/**
 * How much a file may ask of us before it is refused; what is not named here is bounded by these.
 *
 * @param fileBytes size of the file
 * @param entries entries of the zip directory
 * @param partBytes size of one entry once inflated
 * @param totalBytes size of all entries read, once inflated
 * @param ratio inflated size over compressed size of an entry, judged beyond 1 MiB inflated
 * @param cells cells of the whole workbook
 * @param rows rows with cells in them, of the whole workbook: what tables cost goes by rows
 * @param items length of any other list: strings, styles, names, merges, hidden rows, relationships
 * @param textChars characters of all texts and formulas together
 * @param xmlDepth nesting of elements
 */
public record Limits(
    long fileBytes,
    int entries,
    long partBytes,
    long totalBytes,
    int ratio,
    long cells,
    int rows,
    int items,
    long textChars,
    int xmlDepth) {
  /** Room for twelve sheets of 50,000 rows, and within one gigabyte of memory. */
  public static final Limits DEFAULT =
      new Limits(
          200L << 20,
          10_000,
          256L << 20,
          768L << 20,
          200,
          8_000_000,
          650_000,
          4_000_000,
          100_000_000,
          128);

  /** What of it bounds the package a workbook lies in. */
  PartLimits parts() {
    return new PartLimits(entries, partBytes, totalBytes, ratio, items, textChars, xmlDepth);
  }
}
