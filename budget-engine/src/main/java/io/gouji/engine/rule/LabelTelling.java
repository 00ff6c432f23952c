package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the finding of one row whose labels are not as a rule says. */
final class LabelTelling {
  private final RuleSet rules;
  private final Rule rule;
  private final String unit;
  private final Block block;

  LabelTelling(RuleSet rules, Rule rule, String unit, Block block) {
    this.rules = rules;
    this.rule = rule;
    this.unit = unit;
    this.block = block;
  }

  Instance instance(int row) {
    return new Instance(unit, block.key(row).text(), "");
  }

  Finding finding(int row, LabelJudge.Wrong wrong) {
    Instance instance = instance(row);
    return new Finding(
        rule.spec().id(),
        rule.spec().id().value(),
        instance,
        rule.spec().severity(),
        FindingClass.LABEL,
        Map.of(
            Finding.SENTENCE,
            wrong.message(),
            "row",
            Wording.row(block, row),
            "found",
            wrong.found(),
            "proposed",
            wrong.proposed()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(cell(row)),
        Optional.empty(),
        Fingerprint.of(rule.spec().id(), instance, wrong.found()));
  }

  Outcome.Place place(int row) {
    int order = rules.schema().home(block.heading().name()).order();
    CellRef cell = cell(row).ref();
    return new Outcome.Place(order, unit, cell.row(), cell.column(), rule.spec().id());
  }

  /** The row's first figure: the map of figures knows no other cell of it. */
  private Location.Cell cell(int row) {
    int column = 0;
    while (column < block.columns().size() - 1 && !block.hasColumn(column)) {
      column++;
    }
    return Cells.cell(block, row, column, Location.Role.SUBJECT);
  }
}
