package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gouji serve} where it does not come to serving. */
final class ServeToolTest {
  private static final String TEMPLATES =
      Path.of(System.getProperty("gouji.home"), "templates").toString();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new ServeTool().run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void theCommandFindsIt() {
    assertThat(ServiceLoader.load(ToolProvider.class).stream())
        .anyMatch(provider -> provider.type().equals(ServeTool.class));
  }

  @Test
  void attack23ATakenPortIsToldInOneLine() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      int code = run("--templates", TEMPLATES, "--data", folder.toString(), "--port", port);
      assertThat(code).isEqualTo(3);
      assertThat(err.toString().lines())
          .containsExactly("端口 " + port + " 已被占用，服务没有启动。可能勾稽已在运行；否则请用 --port 换一个端口。");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeUsedIsToldInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    int code =
        run("--lang", "en", "--templates", TEMPLATES, "--data", file.toString(), "--port", "0");
    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(file.toString());
  }

  @Test
  void aWrongCommandIsAUsageMistake() {
    assertThat(run("--port", "x", "--templates", TEMPLATES)).isEqualTo(64);
    assertThat(run("--port", "70000", "--templates", TEMPLATES)).isEqualTo(64);
    assertThat(run("--unknown")).isEqualTo(64);
    assertThat(run()).isEqualTo(64);
    assertThat(err.toString().lines()).hasSize(4);
  }

  @Test
  void wrongTemplatesAreTold() {
    int code = run("--templates", folder.toString(), "--data", folder.toString(), "--port", "0");
    assertThat(code).isEqualTo(64);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void helpIsInTheLanguageAskedFor() {
    assertThat(run("--help")).isZero();
    assertThat(run("--lang", "en", "--help")).isZero();
    assertThat(out.toString()).contains("数据不出本机", "No data leave it", "gouji serve");
  }

  @Test
  void everySystemHasItsWayToShowAPage() {
    assertThat(ServeCommand.browser("Windows 11", "u")).startsWith("rundll32").endsWith("u");
    assertThat(ServeCommand.browser("Mac OS X", "u")).isEqualTo(List.of("open", "u"));
    assertThat(ServeCommand.browser("Linux", "u")).isEqualTo(List.of("xdg-open", "u"));
  }
}
