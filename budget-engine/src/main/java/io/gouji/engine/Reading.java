package io.gouji.engine;

import io.gouji.engine.binding.Binding;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.LabelColumn;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A workbook read but not judged: its figures by meaning, and the cells they come from.
 *
 * @param pack by which it was read
 * @param workbook with fresh values, without our own sheets of results and explanations
 */
public record Reading(Evaluation.Input input, Pack pack, Workbook workbook, Binding binding) {
  /** Its figures by meaning. */
  public BudgetBook book() {
    return binding.book();
  }

  /** Id of the pack. */
  public String packId() {
    return pack.id();
  }

  /** The budget unit whose name most tables print; empty where none prints one. */
  public String unit() {
    return Evaluation.most(book().blocks().stream().map(block -> block.heading().unitName()));
  }

  /** The code of the budget unit all rows name; empty where they name several or none. */
  public String unitCode() {
    List<String> codes =
        book().blocks().stream().flatMap(Reading::unitCodes).distinct().limit(2).toList();
    return codes.size() == 1 ? codes.get(0) : "";
  }

  /** The budget year of most tables; empty where none prints one. */
  public String year() {
    return Evaluation.most(book().blocks().stream().map(block -> block.heading().period()));
  }

  private static Stream<String> unitCodes(Block block) {
    // A row of totals has its own word where others name their unit.
    return IntStream.range(0, block.rowCount())
        .filter(block::isData)
        .mapToObj(row -> block.label(row, LabelColumn.UNIT_CODE))
        .filter(code -> !code.isEmpty());
  }
}
