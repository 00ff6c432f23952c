package io.gouji.engine.repair;

import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the relations say of cells that cannot be read (VALIDATION §4.7): the amounts that make all
 * of them hold, if there are any. An infeasible group says nothing.
 */
final class Unread {
  /**
   * Cells that cannot be read and meet in relations.
   *
   * @param cells ascending
   * @param open places of the open lines that are about them
   * @param healed places of the judged lines that fail as they stand and hold with some amounts
   */
  record Group(int[] cells, BitSet open, BitSet healed, Implied implied) {}

  private final Ledger ledger;
  private final Workings workings;
  private final int most;
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> evens = new ArrayList<>();

  /** Place in the ledger of each row; open lines follow the judged ones. */
  private final List<Integer> places = new ArrayList<>();

  /**
   * What is unread in a ledger.
   *
   * @param most the most cells that are solved for together
   */
  Unread(Ledger ledger, Workings workings, int most) {
    this.ledger = ledger;
    this.workings = workings;
    this.most = most;
    for (int i = 0; i < ledger.lines().size(); i++) {
      take(ledger.lines().get(i), workings.rows().get(i), workings.evens().get(i), i);
    }
    for (int i = 0; i < ledger.open().size(); i++) {
      Line line = ledger.open().get(i);
      take(line, workings.row(line), workings.even(line), ledger.lines().size() + i);
    }
  }

  private void take(Line line, Row row, Row even, int place) {
    if (Workings.binds(line) && Arrays.stream(row.cells()).anyMatch(workings.unread()::get)) {
      rows.add(row);
      evens.add(even);
      places.add(place);
    }
  }

  /** The groups that some amounts satisfy, in the order of their first cell. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    BitSet done = new BitSet();
    for (int cell : workings.unread().stream().toArray()) {
      if (!done.get(cell)) {
        BitSet cells = meeting(cell);
        done.or(cells);
        if (cells.cardinality() <= most) {
          Group group = group(cells);
          if (group.implied().isPossible()) {
            groups.add(group);
          }
        }
      }
    }
    return groups;
  }

  /** The unread cells that stand in one relation with a cell, or with one that does. */
  private BitSet meeting(int first) {
    BitSet cells = new BitSet();
    cells.set(first);
    int before;
    do {
      before = cells.cardinality();
      for (Row row : rows) {
        if (Arrays.stream(row.cells()).anyMatch(cells::get)) {
          Arrays.stream(row.cells()).filter(workings.unread()::get).forEach(cells::set);
        }
      }
    } while (cells.cardinality() > before);
    return cells;
  }

  private Group group(BitSet cells) {
    List<Row> own = new ArrayList<>();
    List<Row> ownEvens = new ArrayList<>();
    BitSet open = new BitSet();
    BitSet healed = new BitSet();
    int judged = ledger.lines().size();
    for (int i : IntStream.range(0, rows.size()).toArray()) {
      if (Arrays.stream(rows.get(i).cells()).anyMatch(cells::get)) {
        own.add(rows.get(i));
        ownEvens.add(evens.get(i));
        int place = places.get(i);
        if (place >= judged) {
          open.set(place - judged);
        } else if (!ledger.lines().get(place).holds()) {
          healed.set(place);
        }
      }
    }
    int[] numbers = cells.stream().toArray();
    return new Group(numbers, open, healed, Implied.ofUnread(own, ownEvens, numbers));
  }
}
