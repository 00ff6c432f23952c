package io.gouji.flink;

import java.io.IOException;
import java.util.Iterator;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapPartitionFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** All lines of one unit, made into what is told of it. */
final class RemarkUnit extends RichMapPartitionFunction<Line, UnitRemarks> {
  private static final long serialVersionUID = 1L;

  private final Order order;
  private transient @Nullable Site site;

  RemarkUnit(Order order) {
    this.order = order;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    site = Site.of(order);
  }

  @Override
  public void mapPartition(Iterable<Line> lines, Collector<UnitRemarks> out) {
    Iterator<Line> all = lines.iterator();
    if (all.hasNext()) {
      Line first = all.next();
      Remarking remarking = new Remarking(first.unit(), Objects.requireNonNull(site).hierarchy());
      remarking.take(first);
      all.forEachRemaining(remarking::take);
      out.collect(remarking.remarks());
    }
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
    }
  }
}
