package io.gouji.flink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** Asks for a bundle, passes it on, and asks for the next when that one is done. */
final class BundleReader implements SourceReader<Bundle, BundleSplit> {
  private final SourceReaderContext context;
  private final Deque<BundleSplit> here = new ArrayDeque<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean last;

  BundleReader(SourceReaderContext context) {
    this.context = context;
  }

  @Override
  public void start() {
    context.sendSplitRequest();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<Bundle> output) {
    BundleSplit split = here.poll();
    if (split != null) {
      // Returns when the bundle is checked, as the check is chained to us.
      output.collect(split.bundle());
      context.sendSplitRequest();
      return InputStatus.MORE_AVAILABLE;
    }
    if (last) {
      return InputStatus.END_OF_INPUT;
    }
    if (available.isDone()) {
      available = new CompletableFuture<>();
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public void addSplits(List<BundleSplit> splits) {
    here.addAll(splits);
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    last = true;
    available.complete(null);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return here.isEmpty() && !last ? available : CompletableFuture.completedFuture(null);
  }

  @Override
  public List<BundleSplit> snapshotState(long checkpoint) {
    return new ArrayList<>(here);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
