package io.gouji.engine.rule;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blocks, columns and names a rule may speak of. */
final class Schema {
  /**
   * A block with the table it belongs to.
   *
   * @param order place among all blocks of the pack
   */
  record Home(TableSpec table, BlockSpec block, int order) {}

  private final Map<String, Home> blocks = new LinkedHashMap<>();
  private final Map<String, LabelColumn> labels = new LinkedHashMap<>();
  private final Map<String, Catalogue> catalogues;
  private final Map<String, String> predicates;
  private final Map<String, String> facts;
  private final TargetGrammar targets;
  private final String lastYear;
  private final Map<List<Criterion>, List<Criterion>> criteria = new HashMap<>();

  Schema(Pack pack) {
    catalogues = pack.catalogues();
    predicates = pack.vocabulary().predicates();
    facts = pack.vocabulary().facts();
    targets = new TargetGrammar(pack.vocabulary());
    lastYear = pack.vocabulary().lastYear();
    for (TableSpec table : pack.tables()) {
      for (BlockSpec block : table.blocks()) {
        blocks.put(block.name(), new Home(table, block, blocks.size()));
      }
    }
    Vocabulary vocabulary = pack.vocabulary();
    vocabulary.labelColumns().keySet().stream()
        .sorted()
        .forEach(
            word -> labels.put(word, LabelColumn.valueOf(vocabulary.labelColumns().get(word))));
  }

  /** A block of this year's workbook or, by its name with the word before it, of last year's. */
  Optional<Home> find(String block) {
    String name = isPrior(block) ? block.substring(lastYear.length()) : block;
    return Optional.ofNullable(blocks.get(name));
  }

  /**
   * Whether a name means a block of the year before: its word counts before a block's name only.
   */
  boolean isPrior(String block) {
    return !blocks.containsKey(block)
        && !lastYear.isEmpty()
        && block.startsWith(lastYear)
        && blocks.containsKey(block.substring(lastYear.length()));
  }

  /** What rules call the same block of the year before. */
  String prior(String block) {
    return lastYear + block;
  }

  /** The one list of all that are equal; asked while the pack is compiled. */
  List<Criterion> shared(List<Criterion> asked) {
    return criteria.computeIfAbsent(List.copyOf(asked), one -> one);
  }

  /** The catalogue that the block's codes come from. */
  Optional<Catalogue> catalogue(String block) {
    return find(block).map(home -> catalogues.get(home.table().catalogue()));
  }

  Optional<Predicate.Kind> predicate(String word) {
    return Optional.ofNullable(predicates.get(word)).map(Predicate.Kind::valueOf);
  }

  Optional<Predicate.Fact> fact(String word) {
    return Optional.ofNullable(facts.get(word)).map(Predicate.Fact::valueOf);
  }

  /** How performance targets are written. */
  TargetGrammar targets() {
    return targets;
  }

  /** Whether the block has a column of words of that name. */
  boolean isText(String block, String column) {
    return home(block)
        .block()
        .column(column)
        .filter(spec -> spec.role() == ColumnSpec.Role.TEXT)
        .isPresent();
  }

  /** Whether the block has a column of percentages, or of quantities and prices, of that name. */
  boolean isMeasure(String block, String column, boolean percent) {
    ColumnSpec.Role role = percent ? ColumnSpec.Role.PERCENT : ColumnSpec.Role.COUNT;
    return home(block).block().column(column).filter(spec -> spec.role() == role).isPresent();
  }

  /** A block that the compiler has already found. */
  Home home(String block) {
    return find(block).orElseThrow(() -> new IllegalStateException("no block " + block));
  }

  List<String> blockNames() {
    return List.copyOf(blocks.keySet());
  }

  /** The label column of that word, unless the block has an amount column of the same name. */
  Optional<LabelColumn> label(String block, String word) {
    return isAmount(block, word) ? Optional.empty() : Optional.ofNullable(labels.get(word));
  }

  boolean isAmount(String block, String column) {
    return home(block)
        .block()
        .column(column)
        .filter(spec -> spec.role() == ColumnSpec.Role.AMOUNT)
        .isPresent();
  }

  private static final Set<ColumnSpec.Role> ASKED =
      EnumSet.of(ColumnSpec.Role.TEXT, ColumnSpec.Role.COUNT, ColumnSpec.Role.PERCENT);

  /** All that may stand in brackets after the block's name: amounts, labels, then the others. */
  List<String> columnNames(String block) {
    List<String> names = new ArrayList<>(home(block).block().amounts());
    labels.keySet().stream().filter(word -> !names.contains(word)).forEach(names::add);
    home(block).block().columns().stream()
        .filter(spec -> ASKED.contains(spec.role()))
        .map(ColumnSpec::name)
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    return names;
  }

  List<String> rowNames(String block) {
    return home(block).block().rows().stream().map(RowSpec::name).toList();
  }

  /** The total rows of a block; two names of one row count once. */
  List<RowSpec> totals(String block) {
    List<RowSpec> totals = new ArrayList<>();
    for (RowSpec row : home(block).block().rows()) {
      boolean known = totals.stream().anyMatch(other -> other.labels().equals(row.labels()));
      if (row.kind() == RowSpec.Kind.TOTAL && !known) {
        totals.add(row);
      }
    }
    return totals;
  }

  RowSpec row(String block, String name) {
    return home(block)
        .block()
        .row(name)
        .orElseThrow(() -> new IllegalStateException("no row " + block + "!" + name));
  }

  /** The column a named row stands for. */
  String column(String block, RowSpec row) {
    // A block of a broken pack may have no amounts; its rules are then compiled for their mistakes.
    return row.column().isEmpty()
        ? home(block).block().amounts().stream().findFirst().orElse("")
        : row.column();
  }
}
