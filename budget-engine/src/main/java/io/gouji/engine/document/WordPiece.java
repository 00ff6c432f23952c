package io.gouji.engine.document;

/**
 * Words of a paragraph that come from one element of one run.
 *
 * @param from first character, counted in the gathered paragraph
 * @param to first character behind
 * @param run the run it stands in; for text boxes and notes the run of the body that holds them
 * @param start first byte of the element
 * @param end first byte behind it
 * @param open first byte of its characters; 0 where it cannot be cut
 * @param close first byte behind them
 * @param tag the element's name as written
 */
record WordPiece(
    int from, int to, WordRun run, int start, int end, int open, int close, String tag) {
  boolean isWhole() {
    return open == 0;
  }
}
