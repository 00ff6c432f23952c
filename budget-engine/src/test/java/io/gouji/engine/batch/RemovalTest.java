package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {
  @TempDir private Path root;

  @Test
  void aFolderGoesWithAllThatIsInIt() throws Exception {
    Path folder = root.resolve("去");
    Files.createDirectories(folder.resolve("a/b/c"));
    Files.writeString(folder.resolve("a/b/file"), "x");
    Files.writeString(root.resolve("stays"), "x");

    Removal.of(folder);

    assertThat(root).isDirectoryNotContaining("glob:**/去");
    assertThat(root.resolve("stays")).exists();
  }

  @Test
  void whatIsGoneAlreadyIsNoFault() {
    Path gone = root.resolve("gone");

    assertThatCode(() -> Removal.of(gone)).doesNotThrowAnyException();
  }

  /** As where Flink clears up its own folders at the same time. */
  @Test
  void whatGoesMeanwhileIsNoFault() throws Exception {
    Path gone = root.resolve("gone");
    NoSuchFileException meanwhile = new NoSuchFileException(gone.toString());

    assertThat(new Removal().visitFileFailed(gone, meanwhile)).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(new Removal().postVisitDirectory(gone, meanwhile))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void whatCannotBeRemovedIsTold() {
    AccessDeniedException denied = new AccessDeniedException("closed");

    assertThatThrownBy(() -> new Removal().visitFileFailed(root, denied)).isSameAs(denied);
    assertThatThrownBy(() -> new Removal().postVisitDirectory(root, denied)).isSameAs(denied);
  }
}
