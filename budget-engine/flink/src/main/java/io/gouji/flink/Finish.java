package io.gouji.flink;

import io.gouji.engine.batch.Claim;
import io.gouji.engine.batch.Entry;
import io.gouji.engine.batch.Gather;
import io.gouji.engine.batch.Grade;
import io.gouji.engine.batch.Listing;
import io.gouji.engine.batch.Removal;
import io.gouji.engine.batch.Run;
import io.gouji.engine.report.AcrossWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run, once everything is checked: one record of all, and the reports. An operator and
 * no function over a partition, since Flink calls these in a thread of its own whose failure ends
 * the whole task manager: a full disk would take the jobs of others with it.
 */
final class Finish extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<Done, String>, BoundedOneInput {
  /** What is told to whoever waits for the run: the grade, then lines. */
  static final String TOLD = "gouji";

  private static final long serialVersionUID = 1L;

  private final Order order;
  private transient @Nullable Site site;
  private transient @Nullable List<Done> all;

  Finish(Order order) {
    this.order = order;
  }

  @Override
  public void open() throws Exception {
    super.open();
    site = Site.of(order);
    all = new ArrayList<>();
  }

  @Override
  public void processElement(StreamRecord<Done> done) {
    Objects.requireNonNull(all).add(done.getValue());
  }

  @Override
  public void endInput() throws IOException {
    Site here = Objects.requireNonNull(site);
    List<Path> shares = new ArrayList<>();
    List<Entry> files = new ArrayList<>();
    List<Listing.Unseen> unseen = new ArrayList<>();
    List<UnitRemarks> remarks = new ArrayList<>();
    for (Done done : Objects.requireNonNull(all)) {
      for (Bundle bundle : done.bundles()) {
        shares.add(order.share(bundle.id()));
        bundle.items().forEach(item -> files.add(item.entry(order.outputFolder())));
        bundle
            .unseen()
            .forEach(
                one -> unseen.add(new Listing.Unseen(one.path(), new IOException(one.cause()))));
      }
      remarks.addAll(done.remarks());
    }
    Collections.sort(files);
    Collections.sort(shares);
    List<String> told = new ArrayList<>();
    Gather gather = new Gather(here.engine(), here.plan(), here.station().voice());
    AcrossWords words = new AcrossWords(here.engine(), order.language());
    try {
      Grade grade =
          gather.execute(
              shares,
              new Listing(files, unseen),
              new Sections(words).of(remarks),
              result -> told.addAll(here.station().told(result)));
      told.add(0, grade.name());
    } catch (Run.Refused busy) {
      // An earlier attempt of ours, or another run; the next attempt sees.
      throw new IOException(busy.getMessage(), busy);
    } catch (IOException failed) {
      throw order.lasting(failed);
    }
    tell(told);
    if (Files.isDirectory(order.shares())) {
      Removal.of(order.shares());
    }
    Claim.lift(order.outputFolder(), order.run());
  }

  private void tell(List<String> told) {
    ListAccumulator<String> accumulator = new ListAccumulator<>();
    getRuntimeContext().addAccumulator(TOLD, accumulator);
    told.forEach(accumulator::add);
  }

  @Override
  public void close() throws Exception {
    if (site != null) {
      site.close();
    }
    super.close();
  }
}
