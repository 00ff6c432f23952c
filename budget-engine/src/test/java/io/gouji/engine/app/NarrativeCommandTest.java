package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji narrative} through the door. */
class NarrativeCommandTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final String NARRATIVE =
      SAMPLES.resolve("liujiang-2025/liujiang-2025.docx").toString();
  private static final String WORKBOOK =
      SAMPLES.resolve("liujiang-2025/liujiang-2025.xlsx").toString();
  private static final String LAST = SAMPLES.resolve("prior/liujiang-2024.xlsx").toString();

  @TempDir private Path folder;

  @Test
  void findsTheSlipsOfTheSampleAndMarksThem() throws IOException {
    byte[] original = Files.readAllBytes(Path.of(NARRATIVE));

    Spoken spoken =
        Spoken.by("narrative", "check", NARRATIVE, "--workbook", WORKBOOK, "-o", folder.toString());

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .startsWith("说明有错误")
        .contains("N05B  “总支出”的增减幅度这里写 6.69%，另一处写 6.96%", "增长【6.69%】", "占总支出的【57.79%】")
        .endsWith("批注版已写出：" + folder.resolve("liujiang-2025-批注版.docx") + "\n");
    assertThat(Path.of(NARRATIVE)).hasBinaryContent(original);
  }

  @Test
  void markingAgainWritesNothingNewAndReplacesNobodysFile() throws IOException {
    for (int time = 0; time < 2; time++) {
      Spoken.by("narrative", "check", NARRATIVE, "-o", folder.toString());
      assertThat(folder.resolve("liujiang-2025-批注版(2).docx")).doesNotExist();
    }
    Files.writeString(folder.resolve("liujiang-2025-批注版.docx"), "别人的文件");
    Spoken.by("narrative", "check", NARRATIVE, "-o", folder.toString());
    assertThat(folder.resolve("liujiang-2025-批注版.docx")).hasContent("别人的文件");
    assertThat(folder.resolve("liujiang-2025-批注版(2).docx")).exists();
  }

  @Test
  void aMachineGetsPlaceAndFigures() {
    Spoken spoken = Spoken.by("narrative", "check", NARRATIVE, "--format", "json");

    assertThat(spoken.code()).isEqualTo(2);
    assertThat(spoken.out())
        .contains("\"workbook\":null", "\"format\":\"docx\"", "\"words\":\"6.69%\"")
        .contains("\"proposed\":{\"value\":\"6.96\",\"unit\":\"%\"}");
  }

  @Test
  void whatIsWrittenLacksOnlyWhatPeopleMustFill() {
    String target = folder.resolve("说明.docx").toString();
    String[] write = {"narrative", "write", "--workbook", WORKBOOK, "--prior", LAST, "-o", target};

    Spoken written = Spoken.by(write);
    assertThat(written.code()).isZero();
    assertThat(written.out()).startsWith("预算情况说明已写出：" + target);
    assertThat(Spoken.by(write).code()).isEqualTo(64);

    Spoken checked =
        Spoken.by("narrative", "check", target, "--workbook", WORKBOOK, "--prior", LAST);
    // All that is wrong are the blanks that people must fill.
    assertThat(checked.out().lines().filter(line -> line.startsWith("  N")))
        .allMatch(line -> line.matches("  (?:N15|N11B|N23B) .*"));
  }

  @Test
  void filesThatAreNoTextGetOneLineAndExitCode3() throws IOException {
    Path empty = Files.createFile(folder.resolve("空.docx"));
    Path cut = folder.resolve("半个.docx");
    byte[] whole = Files.readAllBytes(Path.of(NARRATIVE));
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 2));
    Path sheet = Files.copy(Path.of(WORKBOOK), folder.resolve("表.docx"));

    for (Path file : new Path[] {empty, cut, sheet, folder.resolve("没有.docx")}) {
      Spoken spoken = Spoken.by("narrative", "check", file.toString());
      assertThat(spoken.code()).as(file.toString()).isEqualTo(3);
      assertThat(spoken.err()).startsWith(file + "：").hasLineCount(1);
      assertThat(Spoken.by("--lang", "en", "narrative", "check", file.toString()).err())
          .startsWith(file + ": ");
    }
  }

  @Test
  void lastYearNeedsThisYear() {
    assertThat(Spoken.by("narrative", "check", NARRATIVE, "--prior", LAST).code()).isEqualTo(64);
  }
}
