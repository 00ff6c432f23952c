package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a block belong to which: by codes, else by how labels are numbered. */
final class RowTree {
  private static final int NONE = -1;

  private final Block block;
  private final int[] parents;
  private final List<List<Integer>> children = new ArrayList<>();

  RowTree(Block block) {
    this.block = block;
    this.parents = new int[block.rowCount()];
    Arrays.fill(parents, NONE);
    link();
    for (int row = 0; row < parents.length; row++) {
      children.add(new ArrayList<>());
    }
    for (int row = 0; row < parents.length; row++) {
      if (parents[row] != NONE) {
        children.get(parents[row]).add(row);
      }
    }
  }

  private void link() {
    Map<String, Integer> codes = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int row = 0; row < parents.length; row++) {
      if (block.key(row) instanceof RowKey.Code code) {
        codes.putIfAbsent(code.code(), row);
      } else if (!block.isData(row)) {
        open.clear();
      } else if (block.key(row) instanceof RowKey.Label) {
        while (!open.isEmpty() && level(open.peek()) >= level(row)) {
          open.pop();
        }
        parents[row] = open.isEmpty() ? NONE : open.peek();
        open.push(row);
      }
    }
    for (int row = 0; row < parents.length; row++) {
      if (block.key(row) instanceof RowKey.Code) {
        int parent = codes.getOrDefault(block.label(row, LabelColumn.PARENT), NONE);
        parents[row] = parent == row ? NONE : parent;
      }
    }
  }

  private int level(int row) {
    String level = block.label(row, LabelColumn.LEVEL);
    return level.isEmpty() ? 1 : Integer.parseInt(level);
  }

  /** Whether the row is a total, or a subtotal of rows that belong to it. */
  boolean isTotal(int row) {
    return !block.isData(row) || isParent(row);
  }

  boolean isParent(int row) {
    return !children.get(row).isEmpty();
  }

  /** The row it belongs to, or -1. */
  int parent(int row) {
    return parents[row];
  }

  /** The rows whose figures make up a total or subtotal, none of them part of another. */
  List<Integer> parts(int row) {
    if (block.isData(row)) {
      return children.get(row);
    }
    List<Integer> above = section(row, -1);
    return above.isEmpty() ? section(row, 1) : above;
  }

  /** The top rows from a total to the next one above or below it. */
  private List<Integer> section(int total, int step) {
    List<Integer> rows = new ArrayList<>();
    for (int row = total + step; row >= 0 && row < parents.length && block.isData(row); ) {
      if (parents[row] == NONE) {
        rows.add(row);
      }
      row += step;
    }
    rows.sort(null);
    return rows;
  }

  /** Adds the leaves of a row; false if any of them was there before. */
  boolean addLeaves(int row, BitSet leaves) {
    if (!isParent(row)) {
      boolean once = !leaves.get(row);
      leaves.set(row);
      return once;
    }
    BitSet own = leaves(List.of(row));
    boolean once = !leaves.intersects(own);
    leaves.or(own);
    return once;
  }

  /** The rows under some rows that have nothing under them, or these if they have none. */
  BitSet leaves(List<Integer> rows) {
    BitSet leaves = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(rows);
    while (!open.isEmpty()) {
      int next = open.pop();
      if (isParent(next)) {
        children.get(next).forEach(open::push);
      } else {
        leaves.set(next);
      }
    }
    return leaves;
  }
}
