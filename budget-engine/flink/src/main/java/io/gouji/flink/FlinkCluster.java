package io.gouji.flink;

import io.gouji.engine.Refusal;
import io.gouji.engine.batch.Claim;
import io.gouji.engine.batch.Cluster;
import io.gouji.engine.batch.DiskFull;
import io.gouji.engine.batch.Drafts;
import io.gouji.engine.batch.Errand;
import io.gouji.engine.batch.Grade;
import io.gouji.engine.batch.Removal;
import io.gouji.engine.batch.Voice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/**
 * Apache Flink: the cluster the job was submitted to, or all of a cluster in this process where it
 * was not.
 */
public final class FlinkCluster implements Cluster {
  /**
   * How often the run may go on after a machine was lost. A workbook that ends its process is given
   * up after three times, so this is for machines.
   */
  private static final String RESTARTS = "100";

  /** What is known of the last run of this process; {@code flink run} must know. */
  private static final AtomicReference<Last> LAST = new AtomicReference<>(Last.NONE);

  /**
   * How a run went.
   *
   * @param ended whether it came to its end, or the cluster has it
   * @param failure why it did not, where it was begun
   */
  record Last(boolean ended, Optional<Exception> failure) {
    static final Last NONE = new Last(false, Optional.empty());
  }

  /** Forgets the last run: the next may fail before it comes here. */
  static void forget() {
    LAST.set(Last.NONE);
  }

  /** How the last run went. */
  static Last last() {
    return LAST.get();
  }

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public Ended run(Errand errand, Voice voice) throws Refusal, IOException, InterruptedException {
    forget();
    try {
      Ended ended = begun(Order.of(errand), errand.jobs(), voice);
      LAST.set(new Last(true, Optional.empty()));
      return ended;
    } catch (IOException | InterruptedException failed) {
      LAST.set(new Last(false, Optional.of(failed)));
      throw failed;
    }
  }

  private static Ended begun(Order order, OptionalInt jobs, Voice voice)
      throws Refusal, IOException, InterruptedException {
    if (order.sumsUp()) {
      // A list that is wrong leaves nothing behind.
      Site.hierarchy(order);
    }
    Files.createDirectories(order.outputFolder());
    try {
      Claim.probe(order.outputFolder(), order.run());
    } catch (Claim.Taken taken) {
      throw busy(order);
    }
    // A job that cannot write would be begun again and again.
    Drafts.probe(order.shares());
    return execute(order, jobs, voice);
  }

  /** Runs a job that was found to be able to. */
  static Ended execute(Order order, OptionalInt jobs, Voice voice)
      throws Refusal, IOException, InterruptedException {
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration());
    if (!(flink instanceof LocalStreamEnvironment)) {
      return execute(order, flink, jobs, voice);
    }
    // What Flink leaves in the folder for temporary files is gone with the run.
    Path scratch = Files.createTempDirectory("gouji-flink");
    try {
      Configuration here = configuration();
      here.setString("io.tmp.dirs", scratch.toString());
      return execute(order, new LocalStreamEnvironment(here), jobs, voice);
    } finally {
      clear(scratch);
    }
  }

  private static void clear(Path scratch) {
    try {
      Removal.of(scratch);
    } catch (IOException held) {
      // Windows lets nobody remove a jar that is open; the system empties that folder itself.
      return;
    }
  }

  private static Ended execute(
      Order order, StreamExecutionEnvironment flink, OptionalInt jobs, Voice voice)
      throws Refusal, IOException, InterruptedException {
    jobs.ifPresent(flink::setParallelism);
    new CheckJob(order, flink).layOut();
    try {
      JobExecutionResult result = silently(() -> flink.execute(order.title()));
      return result.isJobExecutionResult() ? ended(result) : submitted(result, order, voice);
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception failed) {
      if (ExceptionUtils.findThrowable(failed, Claim.Taken.class).isPresent()) {
        // Two were submitted at once, and the other came first.
        throw busy(order);
      }
      throw failure(failed);
    }
  }

  /**
   * Keeps Flink from telling on the stream of our results, in English and before us, what we tell
   * ourselves; what goes wrong comes to us.
   */
  private static JobExecutionResult silently(Callable<JobExecutionResult> work) throws Exception {
    PrintStream ours = System.out;
    try (PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      System.setOut(nobody);
      return work.call();
    } finally {
      System.setOut(ours);
    }
  }

  private static Refusal busy(Order order) {
    Map<String, String> folder = Map.of("folder", order.output());
    return new Refusal(List.of(new Refusal.Problem("batch.busy", folder, Map.of())));
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setString("restart-strategy.type", "fixed-delay");
    configuration.setString("restart-strategy.fixed-delay.attempts", RESTARTS);
    configuration.setString("restart-strategy.fixed-delay.delay", "1 s");
    configuration.setString("pipeline.object-reuse", "true");
    // What travels is plain values; whatever is not would be slow, and is a mistake of ours.
    configuration.setString("pipeline.generic-types", "false");
    return configuration;
  }

  private static Ended ended(JobExecutionResult result) {
    List<String> told = result.getAccumulatorResult(Finish.TOLD);
    Grade grade = Grade.valueOf(told.get(0));
    return new Ended(Optional.of(grade), List.copyOf(told.subList(1, told.size())));
  }

  private static Ended submitted(JobExecutionResult result, Order order, Voice voice) {
    Map<String, String> blanks =
        Map.of("job", result.getJobID().toString(), "folder", order.output());
    return new Ended(Optional.empty(), List.of(voice.say("cluster.submitted", blanks)));
  }

  private static IOException failure(Exception failed) {
    Optional<DiskFull> full = ExceptionUtils.findThrowable(failed, DiskFull.class);
    if (full.isPresent()) {
      return full.get();
    }
    Optional<FileSystemException> unwritten =
        ExceptionUtils.findThrowable(failed, FileSystemException.class);
    if (unwritten.isPresent()) {
      return unwritten.get();
    }
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new IOException(root.toString(), failed);
  }
}
