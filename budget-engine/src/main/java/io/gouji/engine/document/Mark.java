package io.gouji.engine.document;

import io.gouji.engine.finding.Severity;
import java.util.List;

/**
 * A remark on some words of a paragraph.
 *
 * @param paragraph its number
 * @param start first character of the words, in UTF-16 units of {@link Paragraph#text}
 * @param end first character behind them; the same as {@code start} remarks on the whole paragraph
 * @param title first line of the remark
 * @param lines what follows it
 */
public record Mark(
    int paragraph, int start, int end, Severity severity, String title, List<String> lines) {
  public Mark {
    lines = List.copyOf(lines);
  }
}
