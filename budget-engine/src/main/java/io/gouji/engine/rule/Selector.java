package io.gouji.engine.rule;

import io.gouji.engine.pack.RowSpec;
import java.util.List;

/** The figures a term of a rule stands for, in symbols: by labels and names, never by place. */
sealed interface Selector {
  /** One named row or total. */
  record Named(String block, String column, RowSpec row) implements Selector {
    @Override
    public boolean dependsOnRow() {
      return false;
    }
  }

  /** A column of the row the rule is judged for. */
  record ThisRow(String block, String column) implements Selector {
    @Override
    public boolean dependsOnRow() {
      return true;
    }
  }

  /** All data rows of a column that meet all criteria. */
  record Rows(String block, String column, List<Criterion> criteria) implements Selector {
    public Rows {
      criteria = List.copyOf(criteria);
    }

    @Override
    public boolean dependsOnRow() {
      for (Criterion criterion : criteria) {
        if (criterion.wanted().dependsOnRow()) {
          return true;
        }
      }
      return false;
    }
  }

  String block();

  /** The amount column; empty where only rows are counted. */
  String column();

  boolean dependsOnRow();
}
