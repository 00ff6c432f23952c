package io.gouji.engine.rule;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.table.LabelColumn;
import java.math.BigDecimal;
import java.util.List;

/** What may be asked of a row's labels beyond sums; the words are in the pack's vocabulary. */
sealed interface Predicate {
  /** What the vocabulary's words mean. */
  enum Kind {
    IN_CATALOGUE,
    NAMED,
    PARENT_PRINTED,
    AMONG,
    NOT_AMONG,
    ORDERED,
    UNIQUE,
    UNBROKEN,
    CONSTANT,
    UNIT_KNOWN,
    RATIO,
    PRODUCT,
    FILLED,
    WITHOUT,
    TARGETS,
    EMPTY_TOLD,
    EMPTY_TRUE,
    EMPTY_ABOUT,
    ALIKE,
    GROWN_ALIKE,
    SAME_SCALE,
    NOT_COPIED,
    /** Asked in conditions only: which money a table counts. */
    SCOPE
  }

  /** What all tables of a set should say alike. */
  enum Fact {
    UNIT_NAME,
    YEAR
  }

  /** The catalogue of the table knows the row's code. */
  record InCatalogue(Catalogue catalogue) implements Predicate {}

  /** The row's name is the one the catalogue gives its code; codes it does not know are passed. */
  record Named(Catalogue catalogue) implements Predicate {}

  /** The block prints the code one level up: 款 above 项, 类 above 款. */
  record ParentPrinted() implements Predicate {}

  /** The label meets one of the criteria, or none of them. */
  record Among(List<Criterion> criteria, boolean wanted) implements Predicate {
    public Among {
      criteria = List.copyOf(criteria);
    }
  }

  /**
   * The row's code is not smaller than that of the row above. Codes the catalogue does not know
   * take no part: a wrong code is told once, not again by the row below it.
   */
  record Ordered(Catalogue catalogue) implements Predicate {}

  /** No row further up has the same label. */
  record Unique(LabelColumn label) implements Predicate {}

  /** The rows number themselves 1, 2, 3 … without a gap; rows without a number take no part. */
  record Unbroken() implements Predicate {}

  /** Rows that are alike in one label are alike in another. */
  record Constant(LabelColumn label, LabelColumn by) implements Predicate {}

  /** The row's unit, by name or code, is one that the other tables speak of. */
  record UnitKnown(LabelColumn label) implements Predicate {}

  /** A question about figures that no sum can answer. */
  sealed interface OfFigures extends Predicate {
    Linear left();

    Linear right();

    /** The columns of numbers that are no money which it cannot do without. */
    List<String> measures();
  }

  /**
   * A percentage of this row is what two amounts make it.
   *
   * @param left the part
   * @param right what it is a share of, or has changed from
   */
  record RatioOf(String percent, Linear left, Linear right) implements OfFigures {
    @Override
    public List<String> measures() {
      return List.of(percent);
    }
  }

  /** An amount of this row is its price times its quantity. */
  record ProductOf(Linear left, String price, String count) implements OfFigures {
    @Override
    public Linear right() {
      return Linear.of(BigDecimal.ZERO);
    }

    @Override
    public List<String> measures() {
      return List.of(price, count);
    }
  }

  /** Something stands in one of the columns of words at least. */
  record Filled(List<String> columns) implements Predicate {
    public Filled {
      columns = List.copyOf(columns);
    }
  }

  /** The words of a column are like none of the patterns. */
  record Without(String column, List<String> patterns) implements Predicate {
    public Without {
      patterns = List.copyOf(patterns);
    }
  }

  /** The words of a column are performance targets: name, comparison, value and unit, or words. */
  record Targets(String column) implements Predicate {}

  /** A question about a table as a whole. */
  sealed interface OfTable extends Predicate {
    String block();
  }

  /** A table without figures has a line that says so. */
  record EmptyTold(String block) implements OfTable {}

  /** A table with a line that says it is empty has no figures. */
  record EmptyTrue(String block) implements OfTable {}

  /** The line that says a table is empty is like one of the patterns. */
  record EmptyAbout(String block, List<String> patterns) implements OfTable {
    public EmptyAbout {
      patterns = List.copyOf(patterns);
    }
  }

  /** A question about figures of a block and the same of the year before. */
  sealed interface OfYears extends Predicate {
    Years years();
  }

  /** The column of a block, and that of the year before it is set beside. */
  record Years(String block, String column, String prior, String priorColumn) {}

  /**
   * The row's figure did not grow or shrink much more than the figures of the other rows did.
   *
   * @param least rows that must be there in both years, or nothing can be said
   * @param deviations so many standard deviations from the median, estimated robustly
   * @param factor so many times the growth of the median at least
   * @param share so much of the column's sum at least
   */
  record GrownAlike(
      Years years, int least, BigDecimal deviations, BigDecimal factor, BigDecimal share)
      implements OfYears {}

  /**
   * The column is not as a whole another power of ten: neither are most figures so many times those
   * of last year, nor are all of them the same power of ten times those.
   */
  record SameScale(Years years, BigDecimal factor) implements OfYears {}

  /**
   * The table is not last year's, figure for figure.
   *
   * @param least different figures it must have, or nothing can be said
   */
  record NotCopied(Years years, int least) implements OfYears {}

  /** All tables of a set say the same of something. */
  record Alike(Fact fact) implements Predicate {}
}
