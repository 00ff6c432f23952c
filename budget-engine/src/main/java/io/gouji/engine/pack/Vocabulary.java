package io.gouji.engine.pack;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words of the trade that the engine must know, as data: units, label columns, dashes, notes.
 *
 * @param units label to power of ten in fen: 元 2, 万元 6
 * @param labelColumns the rule language's word for a label column to its constant's name in {@code
 *     LabelColumn}, {@code 科目编码} to {@code CODE}
 * @param predicates the rule language's word for a question about labels to its constant's name,
 *     {@code 在目录} to {@code IN_CATALOGUE}
 * @param facts the rule language's word for what all tables say alike to its constant's name
 * @param lastYear the rule language's word for last year, which stands before the name of a block
 * @param targets how performance targets are written: comparisons, words that need no number
 * @param blanks texts that stand for an empty amount: {@code -}, {@code —}
 * @param scopes words of a title that say which money a table counts, the narrower before the wider
 * @param unitOfMoney finds the unit of money in a table's head; group 1 is the label
 * @param unitName finds the budget unit's name in a table's head; group 1 is the name
 * @param year finds the budget year in a title; group 1 is the year
 * @param note begins a line that is a note below a table
 * @param emptyNote finds in a line below a table that the table is empty
 * @param numberings numbering styles of labels, outermost first; each matches the numbering at the
 *     beginning of a label
 * @param explanations how findings are explained
 * @param weights how far to look for the cells that are wrong, and how much each clue weighs
 */
public record Vocabulary(
    Map<String, Integer> units,
    Map<String, String> labelColumns,
    Map<String, String> predicates,
    Map<String, String> facts,
    String lastYear,
    Targets targets,
    List<String> blanks,
    List<String> scopes,
    Pattern unitOfMoney,
    Pattern unitName,
    Pattern year,
    Pattern note,
    Pattern emptyNote,
    List<Pattern> numberings,
    ExplanationWords explanations,
    Map<String, Integer> weights) {
  /**
   * How performance targets are written.
   *
   * @param comparisons sign or word to its constant's name in the rule room's grammar
   * @param share finds in a target's name that it is a rate, which is at most 100 %
   * @param vague words that stand for a target without a number
   */
  public record Targets(Map<String, String> comparisons, Pattern share, Pattern vague) {
    public Targets {
      comparisons = Map.copyOf(comparisons);
    }
  }

  public Vocabulary {
    weights = Map.copyOf(weights);
    facts = Map.copyOf(facts);
    units = Map.copyOf(units);
    labelColumns = Map.copyOf(labelColumns);
    predicates = Map.copyOf(predicates);
    blanks = List.copyOf(blanks);
    scopes = List.copyOf(scopes);
    numberings = List.copyOf(numberings);
  }
}
