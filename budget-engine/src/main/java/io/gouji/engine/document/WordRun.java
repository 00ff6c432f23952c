package io.gouji.engine.document;

/**
 * Where a run stands in its part, in bytes: what a mark must cut apart.
 *
 * <p>Filled while the run is read; {@code end} is known last.
 */
final class WordRun {
  final int start;
  final String tag;

  /** Bounds of the formatting; both zero where there is none. */
  int formatStart;

  int formatEnd;

  /** First byte of the first child that is not the formatting. */
  int content;

  int end;

  WordRun(int start, String tag) {
    this.start = start;
    this.tag = tag;
  }
}
