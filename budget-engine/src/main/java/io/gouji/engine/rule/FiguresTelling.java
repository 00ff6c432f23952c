package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the finding of one row whose figures do not fit each other. */
final class FiguresTelling {
  private final RuleSet rules;
  private final Rule rule;
  private final String unit;
  private final Block block;
  private final FiguresJudge judge;

  FiguresTelling(RuleSet rules, Rule rule, String unit, Block block, FiguresJudge judge) {
    this.rules = rules;
    this.rule = rule;
    this.unit = unit;
    this.block = block;
    this.judge = judge;
  }

  Outcome.Place place(int row) {
    CellRef cell = judge.subject(row).ref();
    int order = rules.schema().home(block.heading().name()).order();
    return new Outcome.Place(order, unit, cell.row(), cell.column(), rule.spec().id());
  }

  Finding finding(int row, FiguresJudge.Off off) {
    Location.Cell subject = judge.subject(row);
    Instance instance = new Instance(unit, block.key(row).text(), subject.column());
    Map<String, String> arguments = new HashMap<>(off.arguments());
    arguments.put(Finding.SENTENCE, off.message());
    arguments.put("row", Wording.row(block, row));
    return new Finding(
        rule.spec().id(),
        rule.spec().id().value(),
        instance,
        off.grave() ? rule.spec().severity() : lighter(rule.spec().severity()),
        off.kind(),
        arguments,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        locations(row, subject),
        Optional.empty(),
        Fingerprint.of(rule.spec().id(), instance, ""));
  }

  private static Severity lighter(Severity severity) {
    return severity == Severity.ERROR ? Severity.WARNING : severity;
  }

  /** The number and the amounts it should follow from. */
  private List<Location> locations(int row, Location.Cell subject) {
    List<Location.Cell> cells = new ArrayList<>(List.of(subject));
    judge
        .amounts(row)
        .map(Observed::figures)
        .filter(figures -> figures.rows().length == 1)
        .map(
            figures ->
                Cells.cell(
                    figures.block(), figures.rows()[0], figures.column(), Location.Role.PART))
        .filter(cell -> !cell.ref().equals(subject.ref()) || !cell.sheet().equals(subject.sheet()))
        .forEach(cells::add);
    List<Location> sorted = new ArrayList<>();
    cells.stream().sorted(Cells.ORDER).forEach(sorted::add);
    return sorted;
  }
}
