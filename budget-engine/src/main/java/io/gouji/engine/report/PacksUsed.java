package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import java.util.Collection;
import java.util.List;

/** The packs a run was checked by, as its reports name them. */
public final class PacksUsed {
  private PacksUsed() {}

  /** By id, in order; ids the engine does not know are left out. */
  public static List<RunSummary.Checked> of(BudgetEngine engine, Collection<String> ids) {
    return engine.packs().stream()
        .filter(pack -> ids.contains(pack.id()))
        .map(pack -> new RunSummary.Checked(pack.id(), pack.properties().getOrDefault("title", "")))
        .toList();
  }
}
