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

    @Override
    public boolean equals(Object other) {
      return other instanceof Named that
          && block.equals(that.block)
          && column.equals(that.column)
          && row.equals(that.row);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * block.hashCode() + column.hashCode()) + row.hashCode();
    }
  }

  /** A column of the row the rule is judged for. */
  record ThisRow(String block, String column) implements Selector {
    @Override
    public boolean dependsOnRow() {
      return true;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ThisRow that
          && block.equals(that.block)
          && column.equals(that.column);
    }

    @Override
    public int hashCode() {
      return 31 * block.hashCode() + column.hashCode();
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

    @Override
    public boolean equals(Object other) {
      return other instanceof Rows that
          && block.equals(that.block)
          && column.equals(that.column)
          && criteria.equals(that.criteria);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * block.hashCode() + column.hashCode()) + criteria.hashCode();
    }
  }

  String block();

  /** The amount column; empty where only rows are counted. */
  String column();

  boolean dependsOnRow();
}
