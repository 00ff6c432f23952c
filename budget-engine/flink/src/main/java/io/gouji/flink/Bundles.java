package io.gouji.flink;

import io.gouji.engine.batch.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The files of a run as a source: listed once in one place, read wherever there is room. */
final class Bundles implements Source<Bundle, BundleSplit, List<BundleSplit>> {
  private static final long serialVersionUID = 1L;

  private final Order order;

  Bundles(Order order) {
    this.order = order;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<BundleSplit, List<BundleSplit>> createEnumerator(
      SplitEnumeratorContext<BundleSplit> context) {
    return new Handing(context, order::claim, this::bundles, Optional.empty());
  }

  @Override
  public SplitEnumerator<BundleSplit, List<BundleSplit>> restoreEnumerator(
      SplitEnumeratorContext<BundleSplit> context, List<BundleSplit> left) {
    return new Handing(context, order::claim, this::bundles, Optional.of(left));
  }

  private List<Bundle> bundles() throws IOException {
    return Bundle.of(listing(), order.earlier());
  }

  private Listing listing() throws IOException {
    if (Store.isAddress(order.folder())) {
      Store store = new Store(order.folder());
      return Listing.of(Store.ROOT, order.included(), order.excluded(), store);
    }
    return Listing.of(Path.of(order.folder()), order.included(), order.excluded());
  }

  @Override
  public SourceReader<Bundle, BundleSplit> createReader(SourceReaderContext context) {
    return new BundleReader(context);
  }

  @Override
  public SimpleVersionedSerializer<BundleSplit> getSplitSerializer() {
    return new BundleSplit.Form();
  }

  @Override
  public SimpleVersionedSerializer<List<BundleSplit>> getEnumeratorCheckpointSerializer() {
    return new BundleSplit.ListForm();
  }
}
