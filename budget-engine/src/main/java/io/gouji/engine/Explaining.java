package io.gouji.engine;

import io.gouji.engine.binding.Explanations;
import io.gouji.engine.finding.Explanation;
import java.util.List;
import java.util.Optional;

/**
 * What is explained in a workbook, and the sheet in which people explain.
 *
 * @param explained in the order of findings
 * @param sheet the sheet people explain in; empty where the workbook has none that they wrote into
 * @param standing the same as it stands in the file, with the rows that a marked copy has beyond
 */
public record Explaining(
    List<Explained> explained,
    Optional<ExplanationSheet> sheet,
    Optional<ExplanationSheet> standing) {
  /** Nothing explained and nothing of ours in the workbook. */
  public static final Explaining NONE =
      new Explaining(List.of(), Optional.empty(), Optional.empty());

  /**
   * The sheet people explain in.
   *
   * @param content empty where its heading row was not found
   */
  public record ExplanationSheet(String name, Optional<Explanations> content) {
    List<Explanation> list() {
      return content.map(Explanations::list).orElse(List.of());
    }
  }

  static Explaining of(SetAside own) {
    return new Explaining(List.of(), own.explanations(), own.told());
  }

  public Explaining {
    explained = List.copyOf(explained);
  }
}
