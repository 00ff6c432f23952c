package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.FileResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  /** Name of the run. */
  private String run = "first";

  /** How many files needed no check, as the last end told. */
  private int reused;

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
    Earlier earlier = Earlier.of(out, plan().asked(), plan().basis());
    return new Workplace(engine, plan(), inputs, told, told)
        .check(
            new Workplace.Share(
                share(),
                run,
                listing.files(),
                Naming.among(listing.files()),
                listing.files().stream().map(file -> earlier.at(file.path())).toList()));
  }

  private Path share() {
    return out.resolve(".shares/one");
  }

  private List<FileResult> gathered() throws Exception {
    List<FileResult> results = new ArrayList<>();
    Told told = new Told(out);
    new Gather(engine, plan(), told)
        .execute(
            List.of(share()),
            listing,
            List.of(),
            ended -> {
              ended.results().forEach(results::add);
              reused = ended.reused();
            });
    return results;
  }

  /** A run to its end, whose shares are gone then. */
  private List<FileResult> run(String name) throws Exception {
    run = name;
    check();
    List<FileResult> results = gathered();
    for (String file : List.of(Manifest.NAME, "begun")) {
      Files.delete(share().resolve(file));
    }
    Files.delete(share());
    return results;
  }

  private List<String> record() throws Exception {
    return Files.readAllLines(out.resolve(Manifest.NAME)).stream()
        .filter(line -> line.contains("\"result\""))
        .toList();
  }

  @Test
  void whatARunThatEndedRecordedStandsWhereTheBytesAreTheSame() throws Exception {
    Files.writeString(in.resolve("torn.xlsx"), "no workbook");
    listing = Listing.of(in, new Globs(List.of()), new Globs(List.of()));
    List<FileResult> first = run("first");
    assertThat(reused).isZero();
    List<String> recorded = record();
    Path marked = out.resolve("区00/annotated-单位0000.xlsx");
    Files.setLastModifiedTime(marked, java.nio.file.attribute.FileTime.fromMillis(0));

    assertThat(run("second")).isEqualTo(first);

    // As in a folder run, what could not be read is tried again.
    assertThat(reused).isEqualTo(4);
    assertThat(Files.getLastModifiedTime(marked).toMillis()).as("written again").isZero();
    assertThat(record()).isEqualTo(recorded);
    Files.copy(
        in.resolve("区00/单位0000.xlsx"),
        in.resolve("区00/单位0001.xlsx"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(out.resolve("区00/annotated-单位0002.xlsx"));

    List<FileResult> third = run("third");

    assertThat(reused).as("one file has changed, of one a result is gone").isEqualTo(2);
    assertThat(third.get(2).sha256()).isEqualTo(third.get(1).sha256());
    assertThat(out.resolve("区00/annotated-单位0002.xlsx")).exists();
    // A folder run finds the same in the record.
    Told told = new Told(out);
    new Run(engine, plan(), told, told, told).execute(ended -> reused = ended.reused());
    assertThat(reused).isEqualTo(4);
  }

  @Test
  void whatABrokenRunRecordedCountsAsReusedInTheNext() throws Exception {
    deadly = "0002.xlsx";
    assertThatThrownBy(this::check).hasRootCauseInstanceOf(InternalError.class);
    deadly = "";
    run = "second";
    check();
    // A machine that takes the share up in the same run changes nothing.
    check();
    gathered();

    assertThat(reused).isEqualTo(2);
  }

  @Test
  void aRecordThatAskedSomethingElseOrMovedMeanwhileCountsForNothing() throws Exception {
    List<FileResult> first = run("first");
    assertThat(Earlier.of(out, plan().asked(), "other").at("区00/单位0000.xlsx"))
        .isEqualTo(Earlier.At.NOWHERE);
    Earlier earlier = Earlier.of(out, plan().asked(), plan().basis());
    List<Earlier.At> places =
        listing.files().stream()
            .map(file -> earlier.at(file.path()))
            .map(at -> new Earlier.At(at.offset() + 1, at.length() + 1))
            .toList();
    Told told = new Told(out);

    new Workplace(engine, plan(), Inputs.ON_DISK, told, told)
        .check(
            new Workplace.Share(
                share(), "second", listing.files(), Naming.among(listing.files()), places));

    assertThat(gathered()).isEqualTo(first);
    assertThat(reused).isZero();
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
