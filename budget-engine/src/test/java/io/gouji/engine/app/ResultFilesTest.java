package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultFilesTest {
  private static final String SAMPLE = "../samples/broken/T1-01.xlsx";
  private static byte[] marked;

  @TempDir private Path folder;

  @BeforeAll
  static void mark() throws Exception {
    byte[] sample = Files.readAllBytes(Path.of(SAMPLE));
    Evaluation found =
        BudgetEngine.open(Spoken.TEMPLATES).evaluate(sample, "T1-01.xlsx", Options.AUTO);
    marked = new AnnotatedWorkbook(Wording.of(found, "zh")).write(sample, found);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private ResultFiles results(Draft.Disk disk) {
    return new ResultFiles(folder, Optional.empty(), disk);
  }

  /** A disk with room for half a file. */
  private static void full(FileChannel channel, byte[] content) throws IOException {
    channel.write(ByteBuffer.wrap(content, 0, content.length / 2));
    throw new IOException("No space left on device");
  }

  @Test
  void aFullDiskLeavesTheOlderResultWholeAndNothingElse() throws Exception {
    Path older = results(Draft::toDisk).write("预算.xlsx", "-批注版", "xlsx", marked);

    assertThatThrownBy(
            () -> results(ResultFilesTest::full).write("预算.xlsx", "-批注版", "xlsx", marked))
        .hasMessage("No space left on device");

    assertThat(names()).containsExactly("预算-批注版.xlsx");
    assertThat(older).hasBinaryContent(marked);
  }

  /** The system itself takes no more than 8 KiB of a file from the process. */
  @Test
  void aRealWriteThatBreaksOffLeavesTheOlderResultWhole() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no limits to set without a shell");
    Path older = results(Draft::toDisk).write("预算.xlsx", "-批注版", "xlsx", marked);
    Path content = Files.write(Files.createDirectory(folder.resolve("in")).resolve("1"), marked);
    Path log = folder.resolve("in/log");

    Process writer =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f 16; exec \"$@\" 2>&1 | cat >\"$0\"",
                log.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Dlog4j2.statusLoggerLevel=OFF",
                "-cp",
                System.getProperty("java.class.path"),
                ResultLoop.class.getName(),
                folder.toString(),
                content.toString())
            .start();

    assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(log).content().contains("java.io.IOException: File too large");
    assertThat(names()).containsExactly("in", "预算-批注版.xlsx");
    assertThat(older).hasBinaryContent(marked);
  }

  /** A disk as Windows has it: a file that a program has open gets no other name and no content. */
  private static final class Held implements Draft.Disk {
    private final IOException refusal;
    private final boolean all;

    Held(IOException refusal, boolean all) {
      this.refusal = refusal;
      this.all = all;
    }

    @Override
    public void write(FileChannel channel, byte[] content) throws IOException {
      Draft.toDisk(channel, content);
    }

    @Override
    public void rename(Path file, Path target, CopyOption... how) throws IOException {
      if (all || Files.exists(target)) {
        throw refusal;
      }
      Files.move(file, target, how);
    }
  }

  static Stream<IOException> refusals() {
    String target = "C:\\预算-批注版.xlsx";
    return Stream.of(
        new AccessDeniedException(target),
        new FileSystemException(target, null, HELD),
        new FileSystemException(target, null, "另一个程序正在使用此文件，进程无法访问。"));
  }

  private static final String HELD =
      "The process cannot access the file because it is being used by another process";

  @ParameterizedTest
  @MethodSource("refusals")
  void anOlderResultThatIsOpenInExcelStaysAndTheNewOneGetsANumber(IOException held)
      throws Exception {
    Path older = results(Draft::toDisk).write("预算.xlsx", "-批注版", "xlsx", marked);

    Path written = results(new Held(held, false)).write("预算.xlsx", "-批注版", "xlsx", marked);

    assertThat(written).isEqualTo(folder.resolve("预算-批注版(2).xlsx")).hasBinaryContent(marked);
    assertThat(older).hasBinaryContent(marked);
    assertThat(names()).containsExactly("预算-批注版(2).xlsx", "预算-批注版.xlsx");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whereNothingLetsGoTheOlderResultIsWholeAndTheCauseIsOneOfOurs(IOException held)
      throws Exception {
    Path older = results(Draft::toDisk).write("预算.xlsx", "-批注版", "xlsx", marked);

    assertThatThrownBy(() -> results(new Held(held, true)).write("预算.xlsx", "-批注版", "xlsx", marked))
        .isSameAs(held);

    assertThat(older).hasBinaryContent(marked);
    assertThat(names()).containsExactly("预算-批注版.xlsx");
    Phrases phrases = Phrases.in("zh");
    assertThat(InputFile.cause(held, phrases)).containsEntry("cause", "没有权限，或正被其他程序占用");
    assertThat(InputFile.problem(held, phrases).message()).isEqualTo("file.denied");
  }

  @Test
  void anErrorOfTheProgramLeavesNothingEither() {
    assertThatThrownBy(
            () ->
                results(
                        (channel, content) -> {
                          throw new OutOfMemoryError("no memory");
                        })
                    .write("预算.xlsx", "-批注版", "xlsx", marked))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aDraftIsOnTheDiskBeforeItHasItsName() throws Exception {
    Path target = folder.resolve("预算-批注版.xlsx");

    results(
            (channel, content) -> {
              Draft.toDisk(channel, content);
              assertThat(channel.size()).isEqualTo(content.length);
              assertThat(target).doesNotExist();
            })
        .write("预算.xlsx", "-批注版", "xlsx", marked);

    assertThat(target).hasBinaryContent(marked);
  }

  @Test
  void whoeverTookTheNameWhileWeWroteKeepsIt() throws Exception {
    Path target = folder.resolve("预算-批注版.xlsx");

    Path written =
        results(
                (channel, content) -> {
                  Draft.toDisk(channel, content);
                  Files.writeString(target, "别人的");
                })
            .write("预算.xlsx", "-批注版", "xlsx", marked);

    assertThat(target).hasContent("别人的");
    assertThat(written).isEqualTo(folder.resolve("预算-批注版(2).xlsx")).hasBinaryContent(marked);
  }

  private Path leftover(Duration age) throws IOException {
    Path draft = folder.resolve(".gouji-" + UUID.randomUUID() + ".tmp");
    Files.writeString(draft, "half");
    return Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void whatKilledRunsLeftIsRemovedAndWhatMayLiveIsNot() throws Exception {
    leftover(Duration.ofMinutes(5));
    leftover(Duration.ofDays(2));
    Path young = leftover(Duration.ofSeconds(5));
    Path future = leftover(Duration.ofHours(-3));
    Path other = Files.writeString(folder.resolve(".gouji-mine.tmp"), "不是我们的");
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    Path atWork = leftover(Duration.ofHours(2));

    try (FileChannel holder = FileChannel.open(atWork, StandardOpenOption.WRITE)) {
      assertThat(holder.lock().isValid()).isTrue();
      results(Draft::toDisk).write("预算.xlsx", "-批注版", "xlsx", marked);
    }

    assertThat(names())
        .containsExactlyInAnyOrder(
            "预算-批注版.xlsx",
            young.getFileName().toString(),
            future.getFileName().toString(),
            atWork.getFileName().toString(),
            other.getFileName().toString());
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneLineForAllItsResults() throws IOException {
    Path closed = closed();
    String before = Files.readString(Path.of(SAMPLE), java.nio.charset.StandardCharsets.ISO_8859_1);

    Spoken spoken =
        Spoken.by(
            "validate",
            SAMPLE,
            "../samples/broken/T3-01.xlsx",
            "--correct",
            "-o",
            closed.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err().lines().filter(line -> line.contains("结果写不出来"))).hasSize(1);
    assertThat(spoken.err()).startsWith(closed + "：结果写不出来（").doesNotContain("Exception");
    assertThat(Spoken.by("validate", SAMPLE, "-o", closed.toString()).out())
        .doesNotContain("--correct");
    assertThat(spoken.out()).doesNotContain("已写出");
    assertThat(Path.of(SAMPLE))
        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
        .isEqualTo(before);
  }

  /** A folder without permission; whoever may write everywhere still may not below /proc. */
  private Path closed() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    if (closed.toFile().setWritable(false) && !Files.isWritable(closed)) {
      return closed;
    }
    Path kernel = Path.of("/proc/self");
    assumeTrue(Files.isDirectory(kernel), "every folder can be written to");
    return kernel;
  }
}
