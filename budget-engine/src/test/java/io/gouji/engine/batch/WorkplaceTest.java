package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.FileResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of a run, taken up by one process after another. */
class WorkplaceTest {
  private static BudgetEngine engine;

  @TempDir private Path folder;
  private Path in;
  private Path out;
  private Listing listing;

  /** What was read, in order. */
  private final List<String> read = new ArrayList<>();

  /** Name of the file at which the process ends; empty for none. */
  private String deadly = "";

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @BeforeEach
  void files() throws Exception {
    in = Files.createDirectories(folder.resolve("in"));
    out = Files.createDirectories(folder.resolve("out"));
    ManyWorkbooks.write(in, 4, 3);
    listing = Listing.of(in, new Globs(List.of()), new Globs(List.of()));
  }

  private Plan plan() {
    return Told.plan(in, out, Optional.empty(), Optional.empty());
  }

  private List<Entry> check() throws IOException, InterruptedException {
    Inputs inputs =
        new Inputs() {
          @Override
          public byte[] read(Entry entry) throws IOException {
            read.add(entry.path());
            if (entry.path().endsWith(deadly) && !deadly.isEmpty()) {
              throw new InternalError("the process ends");
            }
            return ON_DISK.read(entry);
          }

          @Override
          public Optional<byte[]> beside(Entry entry, String name) throws IOException {
            return ON_DISK.beside(entry, name);
          }
        };
    Told told = new Told(out);
    return new Workplace(engine, plan(), inputs, told, told)
        .check(share(), listing.files(), Naming.among(listing.files()));
  }

  private Path share() {
    return out.resolve(".shares/one");
  }

  private List<FileResult> gathered() throws Exception {
    List<FileResult> results = new ArrayList<>();
    Told told = new Told(out);
    new Gather(engine, plan(), told)
        .execute(List.of(share()), listing, List.of(), run -> run.results().forEach(results::add));
    return results;
  }

  @Test
  void whoeverTakesAShareUpAgainChecksOnlyTheRest() throws Exception {
    deadly = "0002.xlsx";
    assertThatThrownBy(this::check).hasRootCauseInstanceOf(InternalError.class);
    assertThat(read).hasSize(3);
    deadly = "";
    Path first = out.resolve("区00/annotated-单位0000.xlsx");
    Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.fromMillis(0));

    check();

    assertThat(Files.getLastModifiedTime(first).toMillis()).as("written again").isZero();
    assertThat(gathered())
        .extracting(FileResult::state)
        .hasSize(4)
        .containsOnly(FileResult.State.CHECKED);
  }

  @Test
  void aWorkbookThatEndsItsProcessIsOneRowInTheResult() throws Exception {
    deadly = "0001.xlsx";
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(this::check).hasRootCauseInstanceOf(InternalError.class);
    }

    List<Entry> checked = check();

    assertThat(checked).hasSize(3).extracting(Entry::path).doesNotContain("区00/单位0001.xlsx");
    List<FileResult> results = gathered();
    assertThat(results).hasSize(4);
    assertThat(results.get(1).state()).isEqualTo(FileResult.State.FAULT);
    assertThat(results.get(1).problems()).containsExactly("batch.deadly {file=区00/单位0001.xlsx}");
    assertThat(results)
        .extracting(FileResult::state)
        .filteredOn(FileResult.State.CHECKED::equals)
        .hasSize(3);
  }

  @Test
  void gatheredTwiceItIsStillOneResultForEachFile() throws Exception {
    check();
    List<FileResult> once = gathered();

    assertThat(gathered()).isEqualTo(once);
    try (Manifest share = Manifest.open(share())) {
      assertThat(share.line(listing.files().get(0).path())).isPresent();
    }
  }

  @Test
  void aFileWithoutAResultIsNeverPassedOverInSilence() throws Exception {
    check();
    Files.copy(in.resolve("区00/单位0000.xlsx"), in.resolve("区00/late.xlsx"));
    listing = Listing.of(in, new Globs(List.of()), new Globs(List.of()));

    assertThatThrownBy(this::gathered).hasMessageContaining("late.xlsx");
  }
}
