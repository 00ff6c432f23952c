package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunSummary;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when something goes wrong in the middle of it. */
class RunTest {
  private static BudgetEngine engine;

  @TempDir private Path folder;
  private Path in;
  private Path out;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("../templates"));
  }

  @BeforeEach
  void folders() throws Exception {
    in = Files.createDirectories(folder.resolve("in"));
    out = Files.createDirectories(folder.resolve("out"));
  }

  private List<FileResult> results(Told told) throws Exception {
    List<FileResult> results = new ArrayList<>();
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.empty());
    new Run(engine, plan, told, told, told).execute(run -> run.results().forEach(results::add));
    return results;
  }

  /** Permissions do not keep an administrator out; what a folder says to others it says here. */
  @Test
  void aFolderThatCannotBeLookedIntoIsToldAndTheOthersAreChecked() throws Exception {
    ManyWorkbooks.write(in, 2, 5);
    Listing.Tree closed =
        (folder, visitor) -> {
          Listing.Tree.ON_DISK.walk(folder, visitor);
          visitor.visitFileFailed(in.resolve("区00/保密"), new AccessDeniedException("保密"));
        };
    Told told = new Told(out);
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.empty());
    List<FileResult> results = new ArrayList<>();

    Grade grade =
        new Run(engine, plan, told, told, told, closed)
            .execute(run -> run.results().forEach(results::add));

    assertThat(grade).isEqualTo(Grade.UNREADABLE);
    assertThat(told.notes).anyMatch(note -> note.matches("batch.unseen .*folder=区00/保密.*"));
    assertThat(results).hasSize(2).allMatch(one -> one.outputs().size() == 1);
  }

  /** Its workbooks may be those of a department's units. */
  @Test
  void aFolderThatCannotBeLookedIntoLeavesTheDepartmentsSumsOpen() throws Exception {
    Path department = folder.resolve("部门.xlsx");
    Files.copy(Path.of("../samples/liujiang-2025/liujiang-2025-printed.xlsx"), department);
    Listing.Tree closed =
        (folder, visitor) ->
            visitor.visitFileFailed(in.resolve("保密"), new AccessDeniedException("保密"));
    Told told = new Told(out);
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.of(department));
    List<String> rules = new ArrayList<>();
    List<RunSummary.Spot> spots = new ArrayList<>();

    new Run(engine, plan, told, told, told, closed)
        .execute(
            run ->
                run.summary().sections().stream()
                    .flatMap(section -> section.findings().stream())
                    .forEach(
                        one -> {
                          rules.add(one.finding().rule());
                          spots.addAll(one.spots());
                        }));

    assertThat(rules).containsExactly("H15");
    assertThat(spots).containsExactly(new RunSummary.Spot("保密", "", ""));
  }

  @Test
  void aFolderThatCannotBeReadAtAllIsNoEmptyOne() throws Exception {
    Listing.Tree shut =
        (folder, visitor) -> visitor.visitFileFailed(folder, new AccessDeniedException("in"));
    Told told = new Told(out);
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.empty());

    assertThatThrownBy(
            () -> new Run(engine, plan, told, told, told, shut).execute(run -> told.note("ran")))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(told.notes).isEmpty();
  }

  @Test
  void aFullDiskStopsTheRunAndLosesNothing() throws Exception {
    ManyWorkbooks.write(in, 8, 3);
    Told told = new Told(out);
    told.room = 3;

    assertThatThrownBy(() -> results(told)).isInstanceOf(DiskFull.class);

    told.room = Integer.MAX_VALUE;
    told.notes.clear();
    List<FileResult> results = results(told);
    assertThat(results).hasSize(8).allMatch(one -> one.outputs().size() == 1);
    assertThat(told.room).isGreaterThanOrEqualTo(Integer.MAX_VALUE - 5);
  }

  @Test
  void whatIsRecordedIsReadAgainAsItWas() throws Exception {
    ManyWorkbooks.write(in, 4, 5);
    List<FileResult> first = results(new Told(out));

    assertThat(results(new Told(out))).isEqualTo(first);
  }

  @Test
  void twoRunsDoNotWriteToOneFolder() throws Exception {
    try (Manifest busy = Manifest.open(out)) {
      assertThat(busy.context()).isEmpty();
      assertThatThrownBy(() -> results(new Told(out)))
          .isInstanceOf(Run.Refused.class)
          .hasMessageContaining("batch.busy");
    }
  }

  /** A job on a cluster that was broken off has records of shares alone beside its copies. */
  @Test
  void resultsOfABrokenJobAreNotChecked() throws Exception {
    ManyWorkbooks.write(in, 2, 5);
    ManyWorkbooks.write(in.resolve("结果"), 2, 5);
    Files.createDirectories(in.resolve("结果").resolve(Workplace.SHARES));

    assertThat(results(new Told(out))).hasSize(2);
  }

  @Test
  void workThatTakesTooLongIsLeftAlone() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Timed timed = new Timed(Duration.ofMillis(20));

    assertThat(timed.call(() -> "done", () -> "late")).isEqualTo("done");
    String late =
        timed.call(
            () -> {
              never.await();
              return "done";
            },
            () -> "late");

    assertThat(late).isEqualTo("late");
  }

  @Test
  @Timeout(60)
  void aCheckThatOverrunsItsTimeEndsAtItsNextCheckPoint() throws Exception {
    CompletableFuture<Thread> worker = new CompletableFuture<>();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Timed timed = new Timed(Duration.ofMillis(20));

    String late =
        timed.call(
            () -> {
              worker.complete(Thread.currentThread());
              try {
                while (true) {
                  CheckPoint.OF_THREAD.pass();
                }
              } catch (CheckPoint.Cancelled cancelled) {
                end.complete(cancelled);
                throw cancelled;
              }
            },
            () -> "late");

    assertThat(late).isEqualTo("late");
    assertThat(end.get()).isInstanceOf(CheckPoint.Cancelled.class);
    worker.get().join();
  }

  @Test
  void aCheckOfAnInterruptedThreadIsNoFaultOfOurs() throws Exception {
    ManyWorkbooks.write(in, 1, 5);
    byte[] bytes = Files.readAllBytes(in.resolve("区00/单位0000.xlsx"));
    Asked asked = new Asked(Optional.empty(), "zh", true, false, false);
    Check check = new Check(engine, asked, Optional.empty(), Priors.NONE, new Told(out));
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> check.of("a.xlsx", bytes, List.of()))
          .isInstanceOf(CheckPoint.Cancelled.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aFileThatIsReplacedUnderItsNameIsSeen() throws Exception {
    Path file = in.resolve("下/a.xlsx");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "before");
    try (Watch watch = Watch.of(in, Duration.ofMillis(50))) {
      Files.writeString(in.resolve("下/.a.tmp"), "after");
      Files.move(in.resolve("下/.a.tmp"), file, StandardCopyOption.REPLACE_EXISTING);
      watch.await();

      Files.createDirectories(in.resolve("新"));
      watch.await();
      Files.writeString(in.resolve("新/b.xlsx"), "more");
      watch.await();
    }
    assertThat(file).hasContent("after");
  }
}
