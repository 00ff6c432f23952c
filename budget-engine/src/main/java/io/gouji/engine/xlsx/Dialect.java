package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Outline;

/**
 * The namespaces a workbook is written in.
 *
 * @param main of SpreadsheetML
 * @param relations of {@code r:id}, and the beginning of relationship types
 */
record Dialect(String main, String relations) {
  /** What the content types of all its parts begin with. */
  static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  static final Dialect TRANSITIONAL =
      new Dialect(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

  /** The dialect of a part by its root element. */
  static Dialect of(Outline root) {
    return root.namespace().equals(STRICT)
        ? new Dialect(STRICT, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        : TRANSITIONAL;
  }
}
