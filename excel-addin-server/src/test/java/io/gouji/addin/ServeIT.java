package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.addin.Client.Reply;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji serve} as it is shipped, through both doors, from its start to its end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ServeIT {
  private static final Pattern ADDRESS = Pattern.compile("https://localhost:(\\d+)/");

  /** Only a signal leaves a program time for last words. */
  private static final boolean HAS_SIGNALS = !OS.WINDOWS.isCurrentOs();

  /** 128 and the number of the signal: ended because it was told to. */
  private static final int TERMINATED = 128 + 15;

  /** The measure is printed; this only tells slow from never, on however busy a machine. */
  private static final long READY_AT_THE_LATEST = 60_000;

  @TempDir private Path scratch;

  private List<String> serve() {
    return List.of("serve", "--port", "0", "--data", scratch.resolve("data").toString());
  }

  @Test
  void thePlainDoorServes() throws Exception {
    Product product = Product.assembled(scratch);
    served("plain, first start with certificates", product.startPlain(serve()));
    served("plain", product.startPlain(serve()));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "gouji.cmd keeps no class-data archive")
  void thePlainDoorServesWithItsArchive() throws Exception {
    Path cache = scratch.resolve("cache");
    Product product =
        Product.assembled(scratch).with("GOUJI_ARCHIVE", "").with("XDG_CACHE_HOME", "" + cache);
    // Whoever only ever serves is to start quickly, too.
    try (ArchiveWatch watch = new ArchiveWatch(cache)) {
      served("plain, first start with certificates", product.startPlain(serve()));
      watch.await();
    }
    served("plain with class-data archive", product.startPlain(serve()));
  }

  /** The second says where the first is; one that is asked for besides takes nothing from it. */
  @Test
  void oneServiceIsEnoughUnlessAnotherIsAskedFor() throws Exception {
    Product product = Product.assembled(scratch);
    Notice notice = new Notice(new Installation(scratch.resolve("data")));
    List<String> second = new ArrayList<>(serve());
    second.add("--another");
    Process first = product.startPlain(serve());
    try (BufferedReader out = heard(first)) {
      Matcher ready = ADDRESS.matcher(out.readLine());
      assertThat(ready.find()).isTrue();
      assertThat(product.plain(serve()).out()).contains("已在运行：" + ready.group());
      served("beside another", product.startPlain(second));
      assertThat(notice.running()).hasValue(Integer.parseInt(ready.group(1)));
      end(first);
      assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      first.destroy();
    }
    assertThat(notice.running()).isEmpty();
    assertThat(notice.last()).as("for the next one").isPresent();
  }

  private static BufferedReader heard(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void theEclipseDoorServes() throws Exception {
    served("Equinox", Product.assembled(scratch).startEquinox(serve()));
  }

  private void served(String door, Process process) throws Exception {
    long begin = System.nanoTime();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = heard(process)) {
      said.add(out.readLine());
      long ready = (System.nanoTime() - begin) / 1_000_000;
      System.out.printf("ready: %d ms, %s%n", ready, door);
      Matcher address = ADDRESS.matcher(String.valueOf(said.get(0)));
      assertThat(address.find()).as(said.toString()).isTrue();
      assertThat(ready).isLessThan(READY_AT_THE_LATEST);

      Installation installation = new Installation(scratch.resolve("data"));
      Client client =
          Client.at(Integer.parseInt(address.group(1)), installation).opened(installation.secret());
      Reply checked = client.check("预算.xlsx", Files.readAllBytes(sample("broken/X03.xlsx")));
      assertThat(checked.json().path("evaluation").path("summary").path("verdict").asText())
          .isEqualTo("errors");
      if (HAS_SIGNALS && door.startsWith("plain")) {
        assertThat(process.toHandle().info().arguments().orElse(new String[0]))
            .as("memory is given back")
            .contains("-XX:G1PeriodicGCInterval=30000");
      }
      end(process);
      out.lines().forEach(said::add);
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    if (HAS_SIGNALS) {
      assertThat(process.exitValue()).isEqualTo(TERMINATED);
      assertThat(said).hasSize(2).last().isEqualTo("勾稽服务已停止。");
    }
  }

  /** Ends the service; Windows has no signal for it, and there gouji.cmd has started Java. */
  private static void end(Process process) {
    if (!HAS_SIGNALS) {
      process.descendants().forEach(ProcessHandle::destroy);
    }
    // Unlike the process's own, this leaves its streams open for its last words.
    process.toHandle().destroy();
  }

  private static Path sample(String name) {
    return Path.of(System.getProperty("gouji.product"), "samples").resolve(name);
  }
}
