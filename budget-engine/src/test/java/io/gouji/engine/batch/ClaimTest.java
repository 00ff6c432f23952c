package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.BudgetEngine;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of results is one run's, as long as that lives and no longer. */
class ClaimTest {
  @TempDir private Path folder;

  /** Tries to take a folder, says how that went, and keeps it until it is killed. */
  static final class Elsewhere {
    public static void main(String[] args) throws Exception {
      try (Claim claim = Claim.of(Path.of(args[0]), args[1])) {
        System.out.println("has " + claim);
        System.in.read();
      } catch (Claim.Taken taken) {
        System.out.println("taken by " + taken.owner());
      }
    }
  }

  private Process elsewhere(String owner) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Elsewhere.class.getName(),
            folder.toString(),
            owner)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private String told(String owner) throws Exception {
    Process process = elsewhere(owner);
    try (BufferedReader out = process.inputReader()) {
      return out.readLine();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void othersAreKeptOutUntilItIsGivenBack() throws Exception {
    try (Claim claim = Claim.of(folder, "first")) {
      assertThatThrownBy(() -> Claim.of(folder, "second"))
          .isInstanceOfSatisfying(
              Claim.Taken.class, taken -> assertThat(taken.owner()).isEqualTo("first"));
      assertThatThrownBy(() -> Claim.probe(folder, "second")).isInstanceOf(Claim.Taken.class);
      // Whoever was refused in this process has not let others in.
      assertThat(told("third")).isEqualTo("taken by first");
      assertThat(claim).isNotNull();
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(told("third")).startsWith("has ");
  }

  @Test
  void aProcessThatIsKilledKeepsNobodyOut() throws Exception {
    Process process = elsewhere("killed");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("has ");
      assertThatThrownBy(() -> Claim.of(folder, "next"))
          .isInstanceOfSatisfying(
              Claim.Taken.class, taken -> assertThat(taken.owner()).isEqualTo("killed"));
      assertThatThrownBy(() -> Claim.probe(folder, "next")).isInstanceOf(Claim.Taken.class);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(folder).isNotEmptyDirectory();

    Claim.probe(folder, "next");
    Claim.of(folder, "next").close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasLiftedIsTheNextRuns() throws Exception {
    Claim first = Claim.of(folder, "first");
    Claim.lift(folder, "first");
    try (Claim second = Claim.of(folder, "second")) {
      first.close();

      assertThat(told("third")).isEqualTo("taken by second");
      assertThatThrownBy(() -> Claim.of(folder, "third")).isInstanceOf(Claim.Taken.class);
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aFolderRunIsRefusedWhereAJobIsAtWork() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path out = Files.createDirectories(folder.resolve("out"));
    Told told = new Told(out);
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.empty());
    Run run = new Run(BudgetEngine.open(Path.of("../templates")), plan, told, told, told);

    try (Claim job = Claim.of(out, "job")) {
      assertThatThrownBy(() -> run.execute(result -> told.note("ran")))
          .isInstanceOf(Run.Refused.class)
          .hasMessageContaining("batch.busy");
      assertThat(job).isNotNull();
    }
    // It comes to its end, though to nothing: no workbook is there.
    assertThat(run.execute(result -> told.note("ran"))).isEqualTo(Grade.UNREADABLE);
    assertThat(out.resolve(Claim.NAME)).doesNotExist();
  }
}
