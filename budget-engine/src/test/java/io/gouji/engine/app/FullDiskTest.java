package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of the system itself that has room for the workbook and an older result, but no more. */
class FullDiskTest {
  private static final Path SAMPLE = Path.of("../samples/broken/T3-01.xlsx");
  private static final long PAGE = 4096;

  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
    assumeTrue(mounted, "left out: only root may mount a small disk (tmpfs) here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(disk)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Leaves room for half a result. */
  private void fill(long result) throws IOException {
    long room = Files.getFileStore(disk).getUsableSpace() / PAGE * PAGE;
    Files.write(disk.resolve("other.bin"), new byte[(int) (room - result / 2 / PAGE * PAGE)]);
  }

  @Test
  void theOriginalAndTheOlderResultStayWholeAndTheDiskIsNamed() throws Exception {
    Path original = Files.copy(SAMPLE, disk.resolve("预算.xlsx"));
    Path marked = disk.resolve("预算-批注版.xlsx");
    assertThat(Spoken.by("validate", original.toString(), "-o", disk.toString()).code())
        .isEqualTo(2);
    byte[] older = Files.readAllBytes(marked);
    fill(older.length);

    Spoken spoken = Spoken.by("validate", original.toString(), "-o", disk.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).contains(disk + " 所在的磁盘空间不足").doesNotContain("Exception");
    assertThat(spoken.out()).doesNotContain("已写出");
    assertThat(names()).containsExactly("other.bin", "预算-批注版.xlsx", "预算.xlsx");
    assertThat(original).hasSameBinaryContentAs(SAMPLE);
    assertThat(marked).hasBinaryContent(older);
  }

  @Test
  void aFullDiskHoldsNoHalfFileUnderTheFinalName() throws Exception {
    Path original = Files.copy(SAMPLE, folder.resolve("预算.xlsx"));
    fill(Files.size(original));

    Spoken spoken = Spoken.by("validate", original.toString(), "-o", disk.toString());

    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.err()).contains(disk + " 所在的磁盘空间不足");
    assertThat(names()).containsExactly("other.bin");
    assertThat(original).hasSameBinaryContentAs(SAMPLE);
  }
}
