package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.batch.Changes;
import io.gouji.engine.batch.Told;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji batch --watch}: a run after each change, with changes that come when asked for. */
final class BatchWatchTest {
  private static final Path CLEAN = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
  private static final Path BROKEN = Path.of("../samples/broken/T1-01.xlsx");

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Script script = new Script();

  /** Something somebody does while the run waits. */
  private interface Deed {
    void be() throws IOException, InterruptedException;
  }

  /** Changes in the order they were written down; after the last one waiting is broken off. */
  private static final class Script implements Changes {
    private final ArrayDeque<Deed> deeds = new ArrayDeque<>();
    private final List<Path> watched = new ArrayList<>();
    private boolean closed;

    Changes in(Path folder) {
      watched.add(folder);
      return this;
    }

    @Override
    public void await() throws IOException, InterruptedException {
      if (deeds.isEmpty()) {
        throw new InterruptedException();
      }
      deeds.remove().be();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private String heard() {
    String all = said.toString(StandardCharsets.UTF_8);
    said.reset();
    return all;
  }

  private ExitCode watch() throws Exception {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Door door =
        new Door(new Console(out, out, false), Optional.of(Spoken.TEMPLATES), Phrases.in("zh"));
    Path in = Files.createDirectories(folder.resolve("in"));
    BatchRun run = new BatchRun(door, BudgetEngine.open(Spoken.TEMPLATES), Optional.of(script::in));
    return run.into(
        folder.resolve("out"), into -> Told.plan(in, into, Optional.empty(), Optional.empty()));
  }

  @Test
  void everyChangeIsFollowedByARunOverWhatIsThereThen() throws Exception {
    Path in = Files.createDirectories(folder.resolve("in"));
    Path first = Files.copy(CLEAN, in.resolve("a.xlsx"));
    script.deeds.add(
        () -> {
          assertThat(heard()).contains("共 1 个工作簿：通过 1").contains("等着 ");
          Files.copy(BROKEN, in.resolve("b.xlsx"));
        });
    script.deeds.add(
        () -> {
          assertThat(heard()).contains("共 2 个工作簿：通过 1").contains("有错误 1");
          Files.copy(BROKEN, first, StandardCopyOption.REPLACE_EXISTING);
        });
    script.deeds.add(
        () -> {
          assertThat(heard()).contains("共 2 个工作簿：通过 0").contains("有错误 2");
          Files.delete(first);
        });

    ExitCode code = watch();

    assertThat(Thread.interrupted()).as("who broke it off still finds it so").isTrue();
    assertThat(code).isEqualTo(ExitCode.CLEAN);
    assertThat(heard()).contains("共 1 个工作簿：通过 0").contains("有错误 1");
    assertThat(script.deeds).isEmpty();
    assertThat(script.watched).containsExactly(in);
    assertThat(script.closed).isTrue();
  }

  @Test
  void aFolderThatGoesAwayEndsIt() throws Exception {
    script.deeds.add(() -> Files.delete(folder.resolve("in")));

    ExitCode code = watch();

    assertThat(code).isEqualTo(ExitCode.UNREADABLE);
    assertThat(script.closed).isTrue();
  }
}
