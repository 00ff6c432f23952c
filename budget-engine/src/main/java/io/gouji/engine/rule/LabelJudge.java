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
      String message, String found, String proposed, Label about, Map<String, String> more) {
    Wrong {
      more = Map.copyOf(more);
    }

    Wrong(String message, String found, String proposed, LabelColumn about) {
      this(message, found, proposed, new Label.Known(about), Map.of());
    }

    /** What is wrong with the words of a row, or with its table as a whole. */
    Wrong(String message, String found, String proposed) {
      this(message, found, proposed, LabelColumn.NAME);
    }
  }

  private static final int CLASS_DIGITS = 3;
  private static final int STEP = 2;

  /** The number before the first. */
  private static final String NOTHING = "0";

  private final Predicate predicate;
  private final Block block;
  private final int[] rows;
  private final Map<Integer, String> above;
  private final Map<LabelColumn, Map<String, Integer>> first = new HashMap<>();
  private final Optional<KnownUnits> units;

  LabelJudge(Predicate predicate, BlockIndex index, Scopes scopes) {
    this.predicate = predicate;
    block = index.block();
    rows = index.dataRows();
    above =
        predicate instanceof Predicate.Ordered ordered
            ? above(LabelColumn.CODE, Optional.of(ordered.catalogue()))
            : predicate instanceof Predicate.Unbroken
                ? above(LabelColumn.SERIAL, Optional.empty())
                : Map.of();
    units =
        predicate instanceof Predicate.UnitKnown known
            ? Optional.of(KnownUnits.beside(block, known.label(), scopes.blocks()))
            : Optional.empty();
  }

  /** Whether there is anything to compare the rows with. */
  boolean applies() {
    return units.isEmpty() || !units.get().isEmpty();
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
      return parent(row);
    }
    if (predicate instanceof Predicate.Among among) {
      return among(among, row);
    }
    if (predicate instanceof Predicate.Ordered) {
      String code = block.label(row, LabelColumn.CODE);
      String before = above.getOrDefault(row, "");
      return unless(before.compareTo(code) <= 0, "statement.order", code, before, LabelColumn.CODE);
    }
    if (predicate instanceof Predicate.Unbroken) {
      return serial(row);
    }
    if (predicate instanceof Predicate.Constant constant) {
      return constant(constant, row);
    }
    if (predicate instanceof Predicate.UnitKnown known) {
      return unit(known.label(), row);
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

  private Optional<Wrong> parent(int row) {
    String code = block.label(row, LabelColumn.CODE);
    String parent = code.substring(0, Math.max(code.length() - STEP, 0));
    boolean fine = parent.length() < CLASS_DIGITS || firstOf(LabelColumn.CODE, parent) >= 0;
    return unless(fine, "statement.parent", code, parent, LabelColumn.CODE);
  }

  private Optional<Wrong> among(Predicate.Among among, int row) {
    boolean any =
        among.criteria().stream()
            .anyMatch(c -> Labels.match(c, block, row).accepts(c.column().of(block, row)));
    Label label = among.criteria().get(0).column();
    return any == among.wanted()
        ? Optional.empty()
        : Optional.of(new Wrong("statement.among", label.of(block, row), "", label, Map.of()));
  }

  /**
   * Every row says one more than the row above it, or which row it is, for one wrong number is no
   * reason to doubt the next. Of a part of a table the first row may say anything.
   */
  private Optional<Wrong> serial(int row) {
    String found = block.label(row, LabelColumn.SERIAL);
    String before = above.getOrDefault(row, "");
    boolean whole = block.heading().part() == Block.Part.WHOLE;
    if (!before.matches("\\d{1,8}") || before.equals(NOTHING) && !whole) {
      return Optional.empty();
    }
    String next = Integer.toString(Integer.parseInt(before) + 1);
    boolean fine = found.equals(next) || whole && found.equals(Integer.toString(place(row)));
    return unless(fine, "statement.serial", found, next, LabelColumn.SERIAL);
  }

  /** Which of the numbered rows it is, counted from 1. */
  private int place(int row) {
    int place = 0;
    for (int other : rows) {
      place += other <= row && !block.label(other, LabelColumn.SERIAL).isEmpty() ? 1 : 0;
    }
    return place;
  }

  /** Rows that are alike in one label are alike in the other. */
  private Optional<Wrong> constant(Predicate.Constant constant, int row) {
    int like = firstOf(constant.by(), block.label(row, constant.by()));
    String found = block.label(row, constant.label());
    String right = block.label(like, constant.label());
    return unless(found.equals(right), "statement.constant", found, right, constant.label());
  }

  private Optional<Wrong> unit(LabelColumn label, int row) {
    String found = block.label(row, label);
    KnownUnits known = units.orElseThrow();
    return unless(known.contains(found), "statement.unit", found, known.usual(), label);
  }

  /** What stands above each row; codes that a catalogue does not know take no part. */
  private Map<Integer, String> above(LabelColumn label, Optional<Catalogue> catalogue) {
    Map<Integer, String> labels = new HashMap<>();
    String above = catalogue.isPresent() ? "" : NOTHING;
    for (int row : rows) {
      String text = block.label(row, label);
      boolean counts = catalogue.map(codes -> codes.contains(text)).orElse(!text.isEmpty());
      if (counts) {
        labels.put(row, above);
        above = text;
      }
    }
    return labels;
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
