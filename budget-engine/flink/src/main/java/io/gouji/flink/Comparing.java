package io.gouji.flink;

import io.gouji.engine.batch.Sum;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What a unit says against what those below it come to, by the intervals of all. */
final class Comparing implements FlatMapFunction<Fact, Line> {
  private static final long serialVersionUID = 1L;
  private static final String CODE = "C";

  @Override
  public void flatMap(Fact fact, Collector<Line> out) {
    if (fact.stated()) {
      boolean open = fact.own().open() + fact.parts().open() > 0;
      boolean agrees = fact.own().mayBe(fact.parts());
      out.collect(Line.of(open ? Line.OPEN : agrees ? Line.AGREES : Line.DIFFERS, fact));
    } else if (fact.kind().equals(CODE) && !fact.parts().mayBe(Sum.NOTHING)) {
      // A row absent from a listing is zero; labels that nobody else has need mean nothing.
      out.collect(Line.of(Line.UNSTATED, fact));
    }
  }
}
