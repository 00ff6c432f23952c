package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the finding of one row whose labels are not as a rule says. */
final class LabelTelling {
  private final RuleSet rules;
  private final Rule rule;
  private final String unit;
  private final Block block;
  private final Optional<String> words;

  LabelTelling(RuleSet rules, Rule rule, String unit, Block block) {
    this(rules, rule, unit, block, Optional.empty());
  }

  /**
   * For rows that are known by what a column of words says.
   *
   * @param words the column the reader is led to
   */
  LabelTelling(RuleSet rules, Rule rule, String unit, Block block, Optional<String> words) {
    this.rules = rules;
    this.rule = rule;
    this.unit = unit;
    this.block = block;
    this.words = words;
  }

  /** The table as a whole. */
  Instance instance() {
    return new Instance(unit, "", "");
  }

  Finding finding(LabelJudge.Wrong wrong) {
    return finding(instance(), rules.schema().home(name()).table().name(), wrong, noted());
  }

  Outcome.Place place() {
    return new Outcome.Place(order(), unit, 0, 0, rule.spec().id());
  }

  /** A note where there is one, else the sheet. */
  private Location noted() {
    if (block.notes().isEmpty()) {
      return new Location.File(block.heading().sheet());
    }
    return new Location.Cell(
        block.heading().sheet(),
        block.notes().get(0).cell(),
        block.heading().table(),
        "",
        "",
        Location.Role.SUBJECT,
        Optional.empty());
  }

  private String name() {
    return block.heading().name();
  }

  private int order() {
    return rules.schema().home(name()).order();
  }

  Instance instance(int row) {
    return new Instance(unit, block.key(row).text(), "");
  }

  Finding finding(int row, LabelJudge.Wrong wrong) {
    return finding(instance(row), Wording.row(block, row), wrong, cell(row, wrong));
  }

  private Finding finding(Instance instance, String subject, LabelJudge.Wrong wrong, Location at) {
    return new Finding(
        rule.spec().id(),
        rule.spec().id().value(),
        instance,
        rule.spec().severity(),
        FindingClass.LABEL,
        arguments(subject, wrong),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(at),
        Optional.empty(),
        Fingerprint.of(rule.spec().id(), instance, wrong.found()));
  }

  private static Map<String, String> arguments(String subject, LabelJudge.Wrong wrong) {
    Map<String, String> arguments = new HashMap<>(wrong.more());
    arguments.put(Finding.SENTENCE, wrong.message());
    arguments.put("row", subject);
    arguments.put("found", wrong.found());
    arguments.put("proposed", wrong.proposed());
    return arguments;
  }

  Outcome.Place place(int row, LabelJudge.Wrong wrong) {
    CellRef cell = cell(row, wrong).ref();
    return new Outcome.Place(order(), unit, cell.row(), cell.column(), rule.spec().id());
  }

  /** Where the words, or the label, stand that are wrong; else the row's first figure. */
  private Location.Cell cell(int row, LabelJudge.Wrong wrong) {
    if (words.isPresent()) {
      return cell(row, block.textCell(row, words.get()), words.get());
    }
    if (wrong.about() instanceof Label.Words said && block.hasText(said.column())) {
      return cell(row, block.textCell(row, said.column()), said.column());
    }
    Optional<Block.LabelPlace> label =
        wrong.about() instanceof Label.Known known
            ? block.labelPlace(row, known.column())
            : Optional.empty();
    if (label.isPresent()) {
      return cell(row, label.get().cell(), label.get().column());
    }
    int column = 0;
    while (column < block.columns().size() - 1 && !block.hasColumn(column)) {
      column++;
    }
    return Cells.cell(block, row, column, Location.Role.SUBJECT);
  }

  private Location.Cell cell(int row, CellRef ref, String column) {
    return new Location.Cell(
        block.heading().sheet(),
        ref,
        block.heading().table(),
        Wording.row(block, row),
        column,
        Location.Role.SUBJECT,
        Optional.empty());
  }
}
