package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
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
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** No command opens a socket but to this computer, nor asks for a name of another. */
@Timeout(300)
@DisabledForJreRange(min = JRE.JAVA_24, disabledReason = "a Java without security manager")
final class NoNetworkTest {
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Path SAMPLES = HOME.resolve("samples");

  @TempDir private Path scratch;

  private Process start(String... command) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.add("-Djava.security.manager=allow");
    all.add("-Dgouji.home=" + HOME);
    all.add("-Dlog4j2.statusLoggerLevel=OFF");
    all.add("-Dstdout.encoding=UTF-8");
    all.add("-Dfile.encoding=UTF-8");
    all.add("-cp");
    all.add(System.getProperty("java.class.path"));
    all.add(Loopback.class.getName());
    all.add(scratch.resolve("tried-" + command[0]).toString());
    all.addAll(List.of(command));
    return new ProcessBuilder(all).redirectError(Redirect.DISCARD).start();
  }

  private void quietly(int exit, String... command) throws Exception {
    Process process = start(command);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    assertThat(scratch.resolve("tried-" + command[0])).isEmptyFile();
  }

  @Test
  void commandsReachNobody() throws Exception {
    String sample = SAMPLES.resolve("broken/X03.xlsx").toString();
    String out = scratch.resolve("out").toString();
    Path folder = Files.createDirectory(scratch.resolve("in"));
    Files.copy(Path.of(sample), folder.resolve("a.xlsx"));
    String clean = SAMPLES.resolve("liujiang-2025/liujiang-2025").toString();

    quietly(2, "validate", "--correct", "-o", out, sample);
    quietly(2, "batch", folder.toString(), "-o", scratch.resolve("batch").toString());
    quietly(2, "narrative", "check", clean + ".docx", "--workbook", clean + ".xlsx");
    quietly(0, "rules", "list");
  }

  @Test
  void theServiceReachesNobody() throws Exception {
    Path data = scratch.resolve("data");
    Process process = start("serve", "--port", "0", "--data", data.toString());
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher address =
          Pattern.compile("https://localhost:(\\d+)/").matcher(String.valueOf(out.readLine()));
      assertThat(address.find()).isTrue();
      Installation installation = new Installation(data);
      Client client =
          Client.at(Integer.parseInt(address.group(1)), installation).opened(installation.secret());
      byte[] sample = Files.readAllBytes(SAMPLES.resolve("broken/X03.xlsx"));
      assertThat(client.check("a.xlsx", sample).json().path("state").asText()).isEqualTo("done");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(scratch.resolve("tried-serve")).isEmptyFile();
  }

  /** The trap itself: without it the others would prove nothing. */
  @Test
  void whoReachesOutIsCaught() throws Exception {
    Process process = start(Loopback.REACH, "192.0.2.1");
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isNotZero();
    assertThat(scratch.resolve("tried-" + Loopback.REACH)).content().contains("192.0.2.1");
  }
}
