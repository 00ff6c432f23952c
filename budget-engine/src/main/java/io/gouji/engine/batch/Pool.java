package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.JsonReport.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * So many files at once, each evaluated apart and then written and recorded. While some are forced
 * to the disk, which needs no processor, others are evaluated in their place. The first failure
 * that would hit every file, a full disk or a record that cannot be written, stops all; what is
 * recorded by then stands.
 */
final class Pool {
  private final FileTask task;
  private final Timed timed;
  private final Heap heap;
  private final Naming names;
  private final Progress progress;
  private final Iterator<Entry> rest;
  private Semaphore evaluating = new Semaphore(1);
  private final int all;
  private int done;
  private int reused;
  private boolean stopped;
  private @Nullable IOException failure;
  private @Nullable Throwable fault;

  Pool(FileTask task, Timed timed, Heap heap, List<Entry> files, Naming names, Progress progress) {
    this.task = task;
    this.timed = timed;
    this.heap = heap;
    this.names = names;
    this.progress = progress;
    this.rest = files.iterator();
    this.all = files.size();
  }

  /**
   * Works until nothing is left or somebody stops it.
   *
   * @return whether everything was done
   * @throws IOException what stopped it
   */
  boolean run(int jobs) throws IOException, InterruptedException {
    List<Thread> workers = new ArrayList<>();
    evaluating = new Semaphore(jobs);
    // One at a time means one after another, the disk included.
    int many = jobs == 1 ? 1 : 2 * jobs;
    for (int number = 0; number < many; number++) {
      Thread worker = new Thread(this::work, "gouji-batch-" + number);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      worker.join();
    }
    synchronized (this) {
      if (failure != null) {
        throw failure;
      }
      if (fault != null) {
        throw new IllegalStateException(fault);
      }
      return done == all;
    }
  }

  /** Lets the files at work be finished and begins no other. */
  synchronized void stop() {
    stopped = true;
  }

  private synchronized Optional<Entry> next() {
    return stopped || !rest.hasNext() ? Optional.empty() : Optional.of(rest.next());
  }

  private void work() {
    try {
      for (Optional<Entry> entry = next(); entry.isPresent(); entry = next()) {
        one(entry.get());
      }
    } catch (IOException failed) {
      fail(failed, null);
    } catch (InterruptedException | ExecutionException | RuntimeException | Error broken) {
      fail(null, broken);
    }
  }

  private synchronized void fail(@Nullable IOException failed, @Nullable Throwable broken) {
    failure = failure == null ? failed : failure;
    fault = fault == null ? broken : fault;
    stopped = true;
  }

  private void one(Entry entry) throws IOException, InterruptedException, ExecutionException {
    int share = heap.take(entry.size());
    try {
      FileTask.Done what = evaluated(entry);
      if (what.lacked() && heap.isShared(share)) {
        // It may not have been this file that took the memory: once more, with nobody beside it.
        heap.giveBack(share);
        share = 0;
        share = heap.takeAll();
        what = evaluated(entry);
      }
      if (what.known().isPresent()) {
        Manifest.Line line = task.manifest().keep(entry.path(), what.known().get());
        told(task.manifest().result(line), true);
        return;
      }
      Outcome outcome = written(entry, what.outcome().orElseThrow());
      task.manifest().add(outcome, what.key());
      told(outcome.result(), false);
    } finally {
      heap.giveBack(share);
    }
  }

  private FileTask.Done evaluated(Entry entry) throws InterruptedException, ExecutionException {
    evaluating.acquire();
    try {
      return timed.call(() -> task.of(entry), () -> late(entry));
    } finally {
      evaluating.release();
    }
  }

  private FileTask.Done late(Entry entry) {
    Outcome outcome = task.check().late(entry.path(), timed.limit().toSeconds());
    return new FileTask.Done("", outcome);
  }

  private synchronized void told(FileResult result, boolean known) {
    done++;
    reused += known ? 1 : 0;
    progress.done(result, known, done, all);
  }

  /** How many files needed no check, as an earlier run recorded what came of the same bytes. */
  synchronized int reused() {
    return reused;
  }

  private Outcome written(Entry entry, Outcome outcome) throws IOException {
    List<Output> outputs = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    String folder = Names.folder(entry.path());
    String name = names.of(entry.path());
    for (Outcome.Product product : outcome.products()) {
      byte[] bytes = product.content().bytes(List.copyOf(outputs));
      try {
        String path = task.outputs().write(folder, name, product.kind(), product.format(), bytes);
        outputs.add(product.output(path));
      } catch (IOException failed) {
        if (task.outputs().lacks(bytes.length)) {
          throw new DiskFull(failed);
        }
        failures.add(failed(entry.path(), failed));
      }
    }
    return outcome.with(outputs, failures);
  }

  private String failed(String path, IOException failed) {
    Voice voice = task.check().voice();
    return voice.say(
        "batch.output.failed", Map.of("file", Voice.line(path), "cause", Causes.of(failed, voice)));
  }
}
