package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is shipped, killed without a warning while it checks and writes. */
final class KilledProductIT {
  private static final long SEED = 20261126;
  private static final int KILLS = 5;
  private static final List<String> SAMPLES = List.of("T3-01", "X05");

  @TempDir private Path scratch;
  private final Map<String, byte[]> originals = new TreeMap<>();
  private Map<String, byte[]> whole = Map.of();
  private Path inputs;
  private long running;

  @BeforeEach
  void runOnceToTheEnd() throws IOException {
    inputs = Files.createDirectory(scratch.resolve("预算"));
    Path samples = Path.of(System.getProperty("gouji.product")).resolve("samples/broken");
    for (String name : SAMPLES) {
      Files.copy(samples.resolve(name + ".xlsx"), inputs.resolve(name + ".xlsx"));
    }
    originals.putAll(read(inputs));
    Path results = scratch.resolve("whole");
    long start = System.nanoTime();
    assertThat(Product.assembled(scratch).plain(command(results)).exit()).isEqualTo(2);
    running = System.nanoTime() - start;
    whole = read(results);
    assertThat(whole).hasSizeGreaterThanOrEqualTo(SAMPLES.size());
  }

  private List<String> command(Path results) {
    List<String> command = new ArrayList<>(List.of("validate"));
    SAMPLES.forEach(name -> command.add(inputs.resolve(name + ".xlsx").toString()));
    command.addAll(List.of("--correct", "-o", results.toString()));
    return command;
  }

  private static Map<String, byte[]> read(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file : list.toList()) {
          files.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /** Results lie in one folder, so that older ones are replaced while the product is killed. */
  @Test
  void originalsAndResultsAreWholeWheneverItIsKilled() throws Exception {
    Path results = scratch.resolve("results");
    Random random = new Random(SEED);
    int broken = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long moment = (long) (running * (0.4 + 0.55 * random.nextDouble()));
      Process product = Product.assembled(scratch).startPlain(command(results));
      broken += product.waitFor(moment, TimeUnit.NANOSECONDS) ? 0 : 1;
      kill(product);
      look(results);
    }
    assertThat(broken).as("killed before it had ended").isPositive();
    assertThat(Product.assembled(scratch).plain(command(results)).exit()).isEqualTo(2);
    assertThat(read(results).keySet()).containsAll(whole.keySet());
  }

  /** The script and, where it has not become Java itself, the Java it has started. */
  private static void kill(Process product) throws InterruptedException {
    List<ProcessHandle> started = product.descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    product.destroyForcibly().waitFor();
    started.forEach(each -> each.onExit().join());
  }

  private void look(Path results) throws IOException {
    Map<String, byte[]> now = read(inputs);
    assertThat(now.keySet()).isEqualTo(originals.keySet());
    originals.forEach((name, bytes) -> assertThat(now.get(name)).as(name).isEqualTo(bytes));
    read(results)
        .forEach(
            (name, bytes) -> {
              if (!name.startsWith(".gouji-")) {
                assertThat(whole).containsKey(name);
                assertThat(bytes).as(name).isEqualTo(whole.get(name));
              }
            });
  }
}
