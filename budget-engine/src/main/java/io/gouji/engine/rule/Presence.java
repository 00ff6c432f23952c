package io.gouji.engine.rule;

import io.gouji.engine.pack.Absence;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells the absences apart: whether a term's figures are there, and what it means if not. */
final class Presence {
  /** What is said of a term before its figures are looked at. */
  sealed interface Answer {}

  /** The layout has it. */
  record There() implements Answer {}

  /** The layout lacks it, and that means zero. */
  record Zero() implements Answer {}

  /**
   * The layout lacks it, so the rule does not apply.
   *
   * @param reason id of the sentence
   */
  record Lacking(String reason, String subject) implements Answer {}

  /** It should be there; nothing can be said. */
  record Missing(String subject) implements Answer {}

  static final String NO_TABLE = "A01";
  static final String NO_ROW = "A02";
  static final String NO_COLUMN = "A03";
  static final String NO_PRIOR = "A07";

  private static final Answer THERE = new There();
  private static final Answer ZERO = new Zero();

  private final Schema schema;
  private final Set<String> missingTables;
  private final Scope scope;

  Presence(Schema schema, Set<String> missingTables, Scope scope) {
    this.schema = schema;
    this.missingTables = missingTables;
    this.scope = scope;
  }

  /** The answers that keep a relation from being judged, each where it is met. */
  List<Answer> hindrances(Relation relation) {
    List<Answer> hindrances = new ArrayList<>(0);
    if (relation.home().isPresent()) {
      add(ofBlock(relation.home().get()), hindrances);
    }
    for (Selector selector : relation.selectors().all()) {
      add(of(selector), hindrances);
    }
    for (Selector selector : relation.selectors().askedFor()) {
      Answer answer = of(selector);
      if (answer instanceof Missing) {
        hindrances.add(answer);
      }
    }
    return hindrances;
  }

  private static void add(Answer answer, List<Answer> hindrances) {
    if (answer != THERE && answer != ZERO) {
      hindrances.add(answer);
    }
  }

  Answer of(Selector selector) {
    BlockIndex index = scope.indexOrNull(selector.block());
    if (index == null) {
      return ofBlock(selector.block());
    }
    Block block = index.block();
    Answer column = selector.column().isEmpty() ? THERE : ofColumn(block, selector);
    if (column != THERE || !(selector instanceof Selector.Named named)) {
      return column;
    }
    return row(block, named) >= 0 ? THERE : absentRow(named);
  }

  Answer ofBlock(String name) {
    if (scope.has(name)) {
      return THERE;
    }
    if (schema.isPrior(name)) {
      return new Lacking(scope.compared() ? NO_TABLE : NO_PRIOR, name);
    }
    Schema.Home home = schema.home(name);
    boolean expected = home.table().required() || missingTables.contains(home.table().id());
    boolean ambiguous = scope.twice().contains(name);
    return expected || ambiguous ? new Missing(name) : new Lacking(NO_TABLE, name);
  }

  private Answer ofColumn(Block block, Selector selector) {
    int column = block.column(selector.column());
    if (column >= 0 && block.hasColumn(column)) {
      return THERE;
    }
    BlockSpec spec = schema.home(selector.block()).block();
    boolean zero =
        spec.column(selector.column()).map(ColumnSpec::absence).orElse(Absence.NOT_APPLICABLE)
            == Absence.ZERO;
    return zero ? ZERO : new Lacking(NO_COLUMN, selector.block() + "·" + selector.column());
  }

  /** A recognised listing without data rows has no total to print either: all of it is zero. */
  private Answer absentRow(Selector.Named named) {
    boolean empty = scope.index(named.block()).dataRows().length == 0;
    return empty || named.row().absence() == Absence.ZERO
        ? ZERO
        : new Lacking(NO_ROW, named.block() + "·" + named.row().name());
  }

  /** The row a named selector stands for, or -1. */
  static int row(Block block, Selector.Named named) {
    boolean single = named.row().kind() == RowSpec.Kind.CELL;
    return single && block.rowCount() > 0 ? 0 : block.row(named.row().name());
  }
}
