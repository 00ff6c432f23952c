package io.gouji.engine.rule;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Location.Role;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is wrong with formulas; of each cell only what was told first. */
final class FormulaTelling {
  /** More neighbours than these help nobody. */
  private static final int MOST_NEIGHBOURS = 20;

  /** Longer formulas are shortened in sentences. */
  private static final int LONGEST = 240;

  private static final String LATER = ".blank";
  private static final String ALSO = ".also";

  private final Block block;
  private final Messages messages;
  private final Set<Long> told = new HashSet<>();
  private final Set<String> wrong = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  FormulaTelling(Block block, Messages messages) {
    this.block = block;
    this.messages = messages;
  }

  List<Finding> findings() {
    return findings;
  }

  /** One cell of the block. */
  record Place(int row, int column) {}

  boolean isTold(int row, int column) {
    return told.contains(key(row, column));
  }

  private static long key(int row, int column) {
    return (long) row << 32 | column;
  }

  /**
   * Tells of a formula that leaves out blank cells; where another of its row leaves out the same
   * rows and is wrong for it, that is warning enough.
   *
   * @param message id of the sentences of a formula that is wrong today
   */
  void tellLater(String message, Place place, Map<String, String> blanks, List<Place> missing) {
    boolean known = wrong.contains(row(place, missing));
    tell(message + (known ? ALSO : LATER), place, blanks, missing);
  }

  private static String row(Place place, List<Place> missing) {
    return place.row() + missing.stream().map(one -> "," + one.row()).sorted().toList().toString();
  }

  /** Tells of a formula that leaves out cells with figures. */
  void tellNow(String message, Place place, Map<String, String> blanks, List<Place> missing) {
    wrong.add(row(place, missing));
    tell(message, place, blanks, missing);
  }

  /**
   * Tells of a cell.
   *
   * @param message id of the sentences: the rule's, perhaps with a point and which of its sentences
   * @param blanks for the sentences, beside {@code cell}
   * @param neighbours the cells to compare it with
   */
  void tell(String message, Place place, Map<String, String> blanks, List<Place> neighbours) {
    told.add(key(place.row(), place.column()));
    List<Location.Cell> cells = new ArrayList<>(List.of(location(place, Role.SUBJECT)));
    neighbours.stream()
        .limit(MOST_NEIGHBOURS)
        .forEach(neighbour -> cells.add(location(neighbour, Role.PART)));
    tell(message, cells, blanks);
  }

  /** Tells of the first of some cells, compared with the others. */
  private void tell(String message, List<Location.Cell> cells, Map<String, String> blanks) {
    RuleId rule = new RuleId(message.split("\\.", 2)[0]);
    Location.Cell subject = cells.get(0);
    Instance instance = new Instance(block.heading().unitName(), subject.row(), subject.column());
    Map<String, String> arguments = new HashMap<>(blanks);
    // What is to be written stays whole.
    arguments.replaceAll(
        (key, text) -> key.equals(FormulaReview.PROPOSED) ? text : shortened(text));
    arguments.put("cell", subject.ref().a1());
    findings.add(
        new Finding(
            rule,
            message,
            instance,
            messages.severity(message),
            FindingClass.STRUCTURE,
            arguments,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.copyOf(cells),
            Optional.empty(),
            Fingerprint.of(rule, instance, block.heading().name())));
  }

  /** Tells of a cell in a column of numbers that are no money, compared with another of it. */
  void tellMeasure(
      String message, int row, int neighbour, String column, Map<String, String> blanks) {
    tell(
        message,
        List.of(measure(row, column, Role.SUBJECT), measure(neighbour, column, Role.PART)),
        blanks);
  }

  private Location.Cell measure(int row, String column, Role role) {
    return new Location.Cell(
        block.heading().sheet(),
        block.measureCell(row, column),
        block.heading().table(),
        Wording.row(block, row),
        column,
        role,
        Optional.empty(),
        block.heading().file());
  }

  /** A long text without its middle. */
  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
  }

  private Location.Cell location(Place place, Role role) {
    return Cells.cell(block, place.row(), place.column(), role);
  }
}
