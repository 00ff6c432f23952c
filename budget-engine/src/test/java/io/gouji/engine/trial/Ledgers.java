package io.gouji.engine.trial;

import io.gouji.engine.binding.Binder;
import io.gouji.engine.binding.Doubt;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.repair.Oracle;
import io.gouji.engine.rule.Checker;
import io.gouji.engine.rule.Derivations;
import io.gouji.engine.rule.Ledger;
import io.gouji.engine.rule.RuleCompiler;
import io.gouji.engine.rule.RuleSet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.trial.Subject.Spot;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The relations of a workbook with errors, for the oracle. */
final class Ledgers {
  private final Map<String, Prepared> packs = new HashMap<>();

  private record Prepared(Binder binder, RuleSet rules) {}

  /** Whether the errors in these cells can be told from every smaller set. */
  boolean canIdentify(byte[] bytes, Pack pack, Set<Spot> wrong) throws Exception {
    Prepared prepared = packs.computeIfAbsent(pack.id(), id -> prepared(pack));
    Workbook fresh = Calculator.recalculate(WorkbookReader.read(bytes, Limits.DEFAULT)).workbook();
    Ledger ledger =
        Checker.check(prepared.rules(), prepared.binder().bind(fresh, Doubt.NONE).book()).ledger();
    BitSet truth = new BitSet();
    for (int i = 0; i < ledger.cells().size(); i++) {
      Evidence cell = ledger.cells().get(i);
      truth.set(i, wrong.contains(new Spot(cell.sheet(), cell.cell())));
    }
    return truth.cardinality() == wrong.size()
        && new Oracle(ledger, Derivations.of(fresh, ledger)).canIdentify(truth);
  }

  private static Prepared prepared(Pack pack) {
    try {
      return new Prepared(Binder.of(pack), RuleCompiler.compile(pack));
    } catch (PackException unsound) {
      throw new IllegalStateException(unsound);
    }
  }
}
