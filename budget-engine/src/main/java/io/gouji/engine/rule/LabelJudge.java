package io.gouji.engine.rule;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Judges one predicate for the rows of one block. */
final class LabelJudge {
  /**
   * What is wrong with a row.
   *
   * @param message id of the sentence that tells it
   * @param found what the row says
   * @param proposed what it should say; empty where that is not known
   * @param about the label that is wrong
   * @param more what else the sentence says, by name
   */
  record Wrong(
      String message, String found, String proposed, LabelColumn about, Map<String, String> more) {
    Wrong {
      more = Map.copyOf(more);
    }

    Wrong(String message, String found, String proposed, LabelColumn about) {
      this(message, found, proposed, about, Map.of());
    }

    /** What is wrong with the words of a row, or with its table as a whole. */
    Wrong(String message, String found, String proposed) {
      this(message, found, proposed, LabelColumn.NAME);
    }
  }

  private static final int CLASS_DIGITS = 3;
  private static final int STEP = 2;

  private final Predicate predicate;
  private final Block block;
  private final int[] rows;
  private final Map<Integer, String> above;
  private final Map<LabelColumn, Map<String, Integer>> first = new HashMap<>();

  LabelJudge(Predicate predicate, BlockIndex index) {
    this.predicate = predicate;
    block = index.block();
    rows = index.dataRows();
    above =
        predicate instanceof Predicate.Ordered ordered ? codesAbove(ordered.catalogue()) : Map.of();
  }

  /** Empty if the row is as it should be. */
  Optional<Wrong> at(int row) {
    if (predicate instanceof Predicate.InCatalogue in) {
      return known(in.catalogue(), row);
    }
    if (predicate instanceof Predicate.Named named) {
      return named(named.catalogue(), row);
    }
    if (predicate instanceof Predicate.ParentPrinted) {
      String code = block.label(row, LabelColumn.CODE);
      String parent = code.substring(0, Math.max(code.length() - STEP, 0));
      boolean fine = parent.length() < CLASS_DIGITS || firstOf(LabelColumn.CODE, parent) >= 0;
      return unless(fine, "statement.parent", code, parent, LabelColumn.CODE);
    }
    if (predicate instanceof Predicate.Among among) {
      boolean any =
          among.criteria().stream()
              .anyMatch(c -> Labels.match(c, block, row).accepts(block.label(row, c.column())));
      LabelColumn column = among.criteria().get(0).column();
      return unless(any == among.wanted(), "statement.among", block.label(row, column), "", column);
    }
    if (predicate instanceof Predicate.Ordered) {
      String code = block.label(row, LabelColumn.CODE);
      String before = above.getOrDefault(row, "");
      return unless(before.compareTo(code) <= 0, "statement.order", code, before, LabelColumn.CODE);
    }
    LabelColumn column = ((Predicate.Unique) predicate).label();
    String label = block.label(row, column);
    return unless(firstOf(column, label) == row, "statement.unique", label, "", column);
  }

  private static Optional<Wrong> unless(
      boolean fine, String message, String found, String right, LabelColumn about) {
    return fine ? Optional.empty() : Optional.of(new Wrong(message, found, right, about));
  }

  private Optional<Wrong> known(Catalogue catalogue, int row) {
    String code = block.label(row, LabelColumn.CODE);
    if (catalogue.contains(code)) {
      return Optional.empty();
    }
    return FormerNames.ofCode(catalogue, code, block.label(row, LabelColumn.NAME))
        .or(() -> Optional.of(new Wrong("statement.catalogue", code, "", LabelColumn.CODE)));
  }

  private Optional<Wrong> named(Catalogue catalogue, int row) {
    String found = block.label(row, LabelColumn.NAME);
    String code = block.label(row, LabelColumn.CODE);
    String right = catalogue.name(code).orElse(found);
    return FormerNames.letters(found).equals(FormerNames.letters(right))
        ? Optional.empty()
        : FormerNames.ofName(catalogue, code, found)
            .or(() -> Optional.of(new Wrong("statement.name", found, right, LabelColumn.NAME)));
  }

  private Map<Integer, String> codesAbove(Catalogue catalogue) {
    Map<Integer, String> codes = new HashMap<>();
    String above = "";
    for (int row : rows) {
      String code = block.label(row, LabelColumn.CODE);
      if (catalogue.contains(code)) {
        codes.put(row, above);
        above = code;
      }
    }
    return codes;
  }

  private int firstOf(LabelColumn column, String label) {
    return first.computeIfAbsent(column, this::firstRows).getOrDefault(label, -1);
  }

  private Map<String, Integer> firstRows(LabelColumn column) {
    Map<String, Integer> found = new HashMap<>();
    for (int row : rows) {
      found.putIfAbsent(block.label(row, column), row);
    }
    return found;
  }
}
