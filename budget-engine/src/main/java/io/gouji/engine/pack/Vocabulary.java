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
 * @param blanks texts that stand for an empty amount: {@code -}, {@code —}
 * @param scopes words of a title that say which money a table counts, the narrower before the wider
 * @param unitOfMoney finds the unit of money in a table's head; group 1 is the label
 * @param unitName finds the budget unit's name in a table's head; group 1 is the name
 * @param year finds the budget year in a title; group 1 is the year
 * @param note begins a line that is a note below a table
 * @param numberings numbering styles of labels, outermost first; each matches the numbering at the
 *     beginning of a label
 */
public record Vocabulary(
    Map<String, Integer> units,
    Map<String, String> labelColumns,
    Map<String, String> predicates,
    List<String> blanks,
    List<String> scopes,
    Pattern unitOfMoney,
    Pattern unitName,
    Pattern year,
    Pattern note,
    List<Pattern> numberings) {
  public Vocabulary {
    units = Map.copyOf(units);
    labelColumns = Map.copyOf(labelColumns);
    predicates = Map.copyOf(predicates);
    blanks = List.copyOf(blanks);
    scopes = List.copyOf(scopes);
    numberings = List.copyOf(numberings);
  }
}
