package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.util.Map;
import java.util.TreeMap;

/** What a workbook states, wherever it states it: all figures but zeros, in fen. */
public final class Facts {
  private Facts() {}

  public static Map<String, Long> of(BudgetEngine engine, byte[] workbook, String pack)
      throws Refusal {
    return of(engine.read(workbook, "样本", pack).orElseThrow());
  }

  public static Map<String, Long> of(Reading reading) {
    Map<String, Long> facts = new TreeMap<>();
    for (Block block : reading.binding().book().blocks()) {
      for (int row = 0; row < block.rowCount(); row++) {
        for (int column = 0; column < block.columns().size(); column++) {
          if (block.state(row, column) == FactState.STATED && block.fen(row, column) != 0) {
            String fact =
                block.heading().name()
                    + "|"
                    + block.key(row).text()
                    + "|"
                    + block.columns().get(column);
            facts.put(fact, block.fen(row, column));
          }
        }
      }
    }
    return facts;
  }
}
