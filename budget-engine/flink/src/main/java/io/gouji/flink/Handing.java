package io.gouji.flink;

import io.gouji.engine.batch.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Hands out bundles to whoever asks for one, and again those of a task that was lost. It lives in
 * the job manager from before the first file is checked until the job is over, however that ends,
 * so it is what keeps other runs out of the folder of results.
 */
final class Handing implements SplitEnumerator<BundleSplit, List<BundleSplit>> {
  private final SplitEnumeratorContext<BundleSplit> context;
  private final Claiming claiming;
  private final Callable<List<Bundle>> listing;
  private final Deque<BundleSplit> left = new ArrayDeque<>();

  /** Tasks that asked before it was known what there is. */
  private final Set<Integer> waiting = new LinkedHashSet<>();

  private boolean listed;
  private @Nullable Claim claim;

  /** Takes the folder of results. */
  interface Claiming {
    Claim claim() throws IOException;
  }

  /**
   * Hands out what is listed.
   *
   * @param restored what was left of it before
   */
  Handing(
      SplitEnumeratorContext<BundleSplit> context,
      Claiming claiming,
      Callable<List<Bundle>> listing,
      Optional<List<BundleSplit>> restored) {
    this.context = context;
    this.claiming = claiming;
    this.listing = listing;
    restored.ifPresent(left::addAll);
    listed = restored.isPresent();
  }

  @Override
  public void start() {
    try {
      claim = claiming.claim();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (!listed) {
      // A store of a province takes a while, and others are to be answered meanwhile.
      context.callAsync(listing, this::listed);
    }
  }

  private void listed(@Nullable List<Bundle> bundles, @Nullable Throwable failed) {
    if (failed != null || bundles == null) {
      throw new IllegalStateException(failed);
    }
    bundles.forEach(bundle -> left.add(new BundleSplit(bundle)));
    listed = true;
    List<Integer> asked = new ArrayList<>(waiting);
    waiting.clear();
    asked.forEach(this::hand);
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    if (listed) {
      hand(subtask);
    } else {
      waiting.add(subtask);
    }
  }

  private void hand(int subtask) {
    if (!context.registeredReaders().containsKey(subtask)) {
      // It was lost after it asked; its successor asks for itself.
      return;
    }
    BundleSplit split = left.poll();
    if (split == null) {
      context.signalNoMoreSplits(subtask);
    } else {
      context.assignSplit(split, subtask);
    }
  }

  @Override
  public void addSplitsBack(List<BundleSplit> splits, int subtask) {
    splits.forEach(left::addFirst);
  }

  @Override
  public void addReader(int subtask) {
    // Readers ask by themselves.
  }

  @Override
  public List<BundleSplit> snapshotState(long checkpoint) {
    return new ArrayList<>(left);
  }

  @Override
  public void close() throws IOException {
    if (claim != null) {
      claim.close();
    }
  }
}
