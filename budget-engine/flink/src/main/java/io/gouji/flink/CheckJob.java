package io.gouji.flink;

import io.gouji.engine.Refusal;
import io.gouji.engine.batch.Hierarchy;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.OutputTag;

/** The run as Flink sees it: what is done where, and what goes from whom to whom. */
final class CheckJob {
  private final Order order;
  private final StreamExecutionEnvironment flink;

  CheckJob(Order order, StreamExecutionEnvironment flink) {
    this.order = order;
    this.flink = flink;
  }

  /** Lays the job out; it does not start. */
  void layOut() throws Refusal {
    flink.setRuntimeMode(RuntimeExecutionMode.BATCH);
    OutputTag<Handed> workbooks = new OutputTag<>("workbooks", TypeInformation.of(Handed.class));
    SingleOutputStreamOperator<Bundle> checked =
        flink
            .fromSource(
                new Bundles(order),
                WatermarkStrategy.noWatermarks(),
                "files",
                TypeInformation.of(Bundle.class))
            .process(new CheckBundle(order, workbooks))
            .returns(Bundle.class)
            .name("check");
    DataStream<Done> done = checked.map(Done::of).returns(Done.class).name("checked");
    if (order.sumsUp()) {
      DataStream<UnitRemarks> remarks = summedUp(checked.getSideOutput(workbooks));
      done = done.union(remarks.map(Done::of).returns(Done.class).name("compared"));
    }
    done.global()
        .transform("report", Types.STRING, new Finish(order))
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>())
        .setParallelism(1);
  }

  private DataStream<UnitRemarks> summedUp(DataStream<Handed> workbooks) throws Refusal {
    OutputTag<Line> about = new OutputTag<>("about", TypeInformation.of(Line.class));
    Hierarchy hierarchy = Site.hierarchy(order);
    List<Line> expected =
        hierarchy.above().stream().map(code -> Line.of(code, Line.EXPECTED)).toList();
    SingleOutputStreamOperator<Fact> facts =
        workbooks
            .keyBy(Handed::key)
            .reduce(Handed::or)
            .name("one workbook for each unit")
            .process(new ToFacts(order, about))
            .returns(Fact.class)
            .name("figures");
    DataStream<Line> compared =
        facts
            .keyBy(Fact::key)
            .reduce(Fact::plus)
            .name("add up")
            .flatMap(new Comparing())
            .returns(Line.class)
            .name("compare");
    return compared
        .union(
            facts.getSideOutput(about),
            flink.fromData(TypeInformation.of(Line.class), expected.toArray(Line[]::new)))
        .keyBy(Line::unit)
        .fullWindowPartition()
        .mapPartition(new RemarkUnit(order))
        .returns(UnitRemarks.class)
        .name("units above");
  }
}
