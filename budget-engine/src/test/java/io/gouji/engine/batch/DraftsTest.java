package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed run leaves half written, and who may remove it. */
class DraftsTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    out = Files.createDirectories(folder.resolve("out"));
  }

  private static Path file(Path in, String name) throws IOException {
    Files.createDirectories(in);
    return Files.writeString(in.resolve(name), "half");
  }

  private static Path draft(Path in) throws IOException {
    return file(in, Drafts.name());
  }

  private static void open(Path output) throws IOException {
    Manifest.open(output).close();
  }

  @Test
  void whoeverHoldsTheRecordRemovesWhatAKilledRunLeft() throws Exception {
    Path above = draft(out);
    Path below = draft(out.resolve("区01/下"));

    open(out);

    assertThat(above).doesNotExist();
    assertThat(below).doesNotExist();
  }

  @Test
  void whatIsNotOursStays() throws Exception {
    Path elsewhere = draft(folder.resolve("in"));
    Path validating = file(out, ".gouji-3f0d7c1e-0000-4000-8000-000000000000.tmp");
    Path mine = file(out, ".gouji-run-我的.tmp");
    Path named = Files.createDirectories(out.resolve(Drafts.name()));
    Path link = Files.createSymbolicLink(out.resolve(Drafts.name()), mine);
    Files.createSymbolicLink(out.resolve("别处"), folder.resolve("in"));

    open(out);

    assertThat(elsewhere).exists();
    assertThat(validating).exists();
    assertThat(mine).exists();
    assertThat(named).isDirectory();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void draftsOfARunBelowOrAboveAreLeftToIt() throws Exception {
    Path below = Files.createDirectories(out.resolve("区01"));
    open(below);
    Path one = draft(below);

    open(out);

    assertThat(one).as("of the run below").exists();
    Path two = draft(below);
    open(below);
    assertThat(two).as("perhaps of the run above").exists();
  }

  @Test
  void aRunThatIsRefusedRemovesNothing() throws Exception {
    try (Manifest busy = Manifest.open(out)) {
      Path living = draft(out);

      assertThatThrownBy(() -> Manifest.open(out)).isInstanceOf(Journal.Busy.class);

      assertThat(living).exists();
      assertThat(busy.isFinished()).isFalse();
    }
  }

  @Test
  void everythingARunWritesIsCalledSo() throws Exception {
    try (AtomicFile report = new AtomicFile(out)) {
      report.out().write('x');
      assertThat(report.sealed().getFileName().toString())
          .matches("\\.gouji-run-[0-9a-f-]{36}\\.tmp");
    }
  }
}
