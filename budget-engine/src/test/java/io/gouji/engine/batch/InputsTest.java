package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file of a run, and what stands beside it. */
class InputsTest {
  @TempDir Path folder;

  private Entry entry;

  @BeforeEach
  void write() throws IOException {
    Path file = Files.writeString(folder.resolve("a.xlsx"), "tables");
    entry = new Entry("a.xlsx", file, Files.size(file));
  }

  @Test
  void bothAreRead() throws IOException {
    Files.writeString(folder.resolve("a.docx"), "words");

    assertThat(Inputs.ON_DISK.read(entry)).asString().isEqualTo("tables");
    assertThat(Inputs.ON_DISK.beside(entry, "a.docx").orElseThrow()).asString().isEqualTo("words");
  }

  /** A name the disk has no signs for, as Chinese ones where the locale is ASCII, names nothing. */
  @Test
  void whatIsNoFileIsNothing() throws IOException {
    Files.createDirectory(folder.resolve("b.docx"));

    assertThat(Inputs.ON_DISK.beside(entry, "c.docx")).isEmpty();
    assertThat(Inputs.ON_DISK.beside(entry, "b.docx")).isEmpty();
    assertThat(Inputs.ON_DISK.beside(entry, "d\0.docx")).isEmpty();
  }

  /** A device has no end; it is told before it is read. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceIsNotRead() {
    Entry device = new Entry("zero", Path.of("/dev/zero"), 0);

    assertThatThrownBy(() -> Inputs.ON_DISK.read(device))
        .isInstanceOf(RegularFile.SpecialFileException.class);
  }
}
