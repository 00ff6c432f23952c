package io.gouji.engine;

import io.gouji.engine.Evaluation.Input;
import io.gouji.engine.binding.Binder;
import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.Doubt;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The workbook of the year before, read and bound once for any number of evaluations by {@link
 * BudgetEngine#openPrior}. Which pack it is read by depends on the workbook it is set beside, so it
 * is bound to every pack that knows any of its tables. Immutable.
 */
public final class Prior {
  private static final String NO_TABLES = "file.prior-no-tables";

  private final Input input;
  private final Map<String, Binding> bindings;

  private Prior(Input input, Map<String, Binding> bindings) {
    this.input = input;
    this.bindings = Map.copyOf(bindings);
  }

  static Prior of(Input input, List<Binder> binders, Workbook tables, Doubt doubt) throws Refusal {
    Map<String, Binding> bindings = new TreeMap<>();
    for (Binder binder : binders) {
      Binding binding = binder.bind(tables, doubt);
      if (!binding.tables().isEmpty()) {
        bindings.put(binder.pack().id(), in(input.name(), binding));
      }
    }
    if (bindings.isEmpty()) {
      throw new Refusal(List.of(new Refusal.Problem(NO_TABLES, Map.of(), Map.of())));
    }
    return new Prior(input, bindings);
  }

  /** The same with blocks that know they are of another file than the one that is checked. */
  static Binding in(String file, Binding binding) {
    List<Block> blocks = binding.book().blocks().stream().map(block -> block.in(file)).toList();
    return new Binding(
        new BudgetBook(blocks, binding.book().missing()),
        binding.tables(),
        binding.listings(),
        binding.findings());
  }

  /** Name of its file, as reports call it. */
  public String name() {
    return input.name();
  }

  Input input() {
    return input;
  }

  /** What it says in the terms of a pack; empty where the pack knows none of its tables. */
  Optional<Binding> binding(String pack) {
    return Optional.ofNullable(bindings.get(pack));
  }
}
