package io.gouji.flink;

import io.gouji.engine.batch.Hierarchy;
import io.gouji.engine.batch.UnitFigures.Figure;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * From a workbook to its figures: each is a part of what the unit above says and, where the unit is
 * above others itself, what these should come to.
 */
final class ToFacts extends ProcessFunction<Handed, Fact> {
  private static final long serialVersionUID = 1L;
  private static final String LABEL = "L";

  private final Order order;
  private final OutputTag<Line> lines;
  private transient @Nullable Site site;

  ToFacts(Order order, OutputTag<Line> lines) {
    this.order = order;
    this.lines = lines;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    site = Site.of(order);
  }

  @Override
  public void processElement(Handed handed, Context context, Collector<Fact> out) {
    Line.Workbook workbook = Line.Workbook.of(handed);
    Hierarchy hierarchy = Objects.requireNonNull(site).hierarchy();
    Optional<Hierarchy.Unit> unit = hierarchy.unit(handed.unit());
    if (unit.isEmpty()) {
      context.output(lines, Line.of(Hierarchy.TOP, Line.UNKNOWN, workbook));
      return;
    }
    String code = unit.get().code();
    String above = unit.get().above();
    context.output(lines, Line.of(above, Line.BELOW, workbook));
    boolean isAbove = !hierarchy.below(code).isEmpty();
    if (isAbove) {
      context.output(lines, Line.of(code, Line.OWN, workbook));
    }
    for (Figure figure : handed.figures().figures()) {
      if (figure.kind().equals(LABEL) && hierarchy.names(figure.row())) {
        // A list of units: each level names those below it, so that no two levels have a row alike.
        // Its total is compared like any other.
        continue;
      }
      if (figure.adds() && !above.equals(Hierarchy.TOP)) {
        out.collect(Fact.part(above, workbook.form(), figure));
      }
      if (figure.states() && isAbove) {
        out.collect(Fact.own(code, workbook.form(), figure));
      }
    }
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
    }
  }
}
