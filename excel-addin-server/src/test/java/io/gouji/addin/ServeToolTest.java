package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.engine.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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
          .containsExactly("端口 " + port + " 已被别的程序占用，服务没有启动。请关闭那个程序，或用 --port 换一个端口。");
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
    assertThat(run("--lang", "zh", "--port")).isEqualTo(64);
    assertThat(run("--unknown")).isEqualTo(64);
    assertThat(run()).isEqualTo(64);
    assertThat(run("--wps-port", "99999", "--lang", "en")).isEqualTo(64);
    assertThat(err.toString().lines())
        .hasSize(6)
        .startsWith(
            "选项 --port 的值“x”不对，应是 1 到 65535 的端口号。",
            "选项 --port 的值“70000”不对，应是 1 到 65535 的端口号。",
            "缺少：--port N。加 --help 看用法。",
            "不认识的命令或选项：--unknown。加 --help 看有哪些。")
        .last()
        .asString()
        .startsWith("Option --wps-port cannot be “99999”");
  }

  @Test
  void eachToolTellsTheVersion() {
    PrintWriter printer = new PrintWriter(out, true);
    for (ToolProvider tool : List.of(new ServeTool(), new DoctorTool(), new AddinTool())) {
      assertThat(tool.run(printer, printer, "--version")).as(tool.name()).isZero();
    }
    assertThat(out.toString().lines()).hasSize(3).containsOnly("gouji " + Version.current());
  }

  @Test
  void wrongTemplatesAreTold() {
    int code = run("--templates", folder.toString(), "--data", folder.toString(), "--port", "0");
    assertThat(code).isEqualTo(64);
    assertThat(err.toString()).isNotBlank();
  }

  /** The taken port ends it after the packs are read. */
  @Test
  void aBrokenPackIsLeftOutAndTold() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    try (Stream<Path> files = Files.walk(Path.of(TEMPLATES))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = templates.resolve(Path.of(TEMPLATES).relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectory(templates.resolve("draft"));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String taken = Integer.toString(other.getLocalPort());
      String[] asked = {"--templates", templates.toString(), "--data", folder.resolve("data") + ""};
      assertThat(run(with(asked, "--port", "0", "--wps-port", taken))).isEqualTo(3);
    }
    assertThat(err.toString().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("没有使用模板 draft，其余照常：draft 第 1 行，");
  }

  @Test
  void helpIsInTheLanguageAskedFor() {
    assertThat(run("--help")).isZero();
    assertThat(run("--lang", "en", "--help")).isZero();
    assertThat(out.toString()).contains("数据不出本机", "No data leave it", "gouji serve");
  }

  @Test
  void everySystemHasItsWayToShowAPage() {
    Map<String, String> none = Map.of();
    assertThat(Browser.command("Windows 11", none, "u")).startsWith("rundll32").endsWith("u");
    assertThat(Browser.command("Mac OS X", none, "u")).isEqualTo(List.of("open", "u"));
    for (String screen : List.of("DISPLAY", "WAYLAND_DISPLAY")) {
      assertThat(Browser.command("Linux", Map.of(screen, ":0"), "u"))
          .isEqualTo(List.of("xdg-open", "u"));
    }
    assertThat(Browser.command("Linux", none, "u")).isEmpty();
  }

  /** Runs it with a browser that shows everything, or nothing. */
  private int open(boolean works, List<Path> shown, String... args) {
    Browser browser =
        page -> {
          shown.add(page);
          return works;
        };
    PrintWriter printer = new PrintWriter(out, true);
    Words words = Words.read();
    CommandLine line =
        new CommandLine(new ServeCommand(printer, new PrintWriter(err, true), words, browser));
    return Speaking.furnish(line, "serve", words, printer, printer, args).execute(args);
  }

  private static String[] again(Service service, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--templates",
                TEMPLATES,
                "--data",
                Service.installation().folder().toString(),
                "--port",
                Integer.toString(service.port())));
    return with(args.toArray(String[]::new), more);
  }

  @Test
  void whereItRunsAlreadyItsPageIsOpened() throws Exception {
    try (Service service = Service.open()) {
      List<Path> shown = new ArrayList<>();
      assertThat(open(true, shown, again(service, "--open"))).isZero();

      assertThat(err.toString()).isEmpty();
      assertThat(out.toString().lines()).hasSize(3).last().asString().contains("点“高级”再继续");
      String url = "https://localhost:" + service.port() + "/";
      assertThat(out.toString()).contains("已在运行：" + url, url + "?t=");
      String ticket = out.toString().replaceFirst("(?s).*\\?t=([0-9a-f]+).*", "$1");
      assertThat(Files.readString(shown.get(0))).contains(ticket);
      ObjectNode body = Json.object().put("ticket", ticket);
      assertThat(Client.of(service).post("/v1/session", body).status()).isEqualTo(201);
      assertThat(Client.of(service).post("/v1/session", body).status()).isEqualTo(401);
      assertThat(shown.get(0)).as("nobody needs it any more").doesNotExist();
    }
  }

  @Test
  void withoutABrowserTheAddressIsTold() throws Exception {
    try (Service service = Service.open()) {
      List<Path> shown = new ArrayList<>();
      assertThat(open(false, shown, again(service, "--open", "--lang", "en"))).isZero();
      assertThat(out.toString().lines()).hasSize(4).element(2).asString().startsWith("No browser");
    }
  }

  @Test
  void whereItRunsAlreadyThatIsNoFailure() {
    try (Service service = Service.open()) {
      assertThat(run(again(service))).isZero();
      assertThat(out.toString().lines()).hasSize(1).first().asString().contains("serve --open");
      int wps = service.bridge().wpsPort().orElseThrow();
      assertThat(run(again(service, "--wps-port", Integer.toString(wps)))).isZero();
      assertThat(run(again(service, "--wps-port", "1"))).isEqualTo(3);
      assertThat(err.toString().lines()).hasSize(1);
    }
  }

  /** It is asked for a service, and there is one. */
  @Test
  void oneServiceOfAnInstallationIsEnough() throws Exception {
    try (Service service = Service.open()) {
      Notice notice = new Notice(Service.installation());
      notice.put(service.port());
      List<Path> shown = new ArrayList<>();
      String data = Service.installation().folder().toString();
      String[] asked = {"--templates", TEMPLATES, "--data", data};
      String url = "https://localhost:" + service.port() + "/";
      assertThat(open(true, shown, with(asked, "--open", "--port", "0"))).isZero();
      assertThat(out.toString()).contains("已在运行：" + url, url + "?t=");
      assertThat(shown).hasSize(1);
      assertThat(run(with(asked, "--port", "0"))).isZero();
      assertThat(err.toString()).isEmpty();

      assertThat(run(with(asked, "--port", "1"))).as("not on the port that is needed").isEqualTo(3);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(url, "端口 1 ", "--another");
      notice.takeAway();
    }
  }

  private static int free() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return any.getLocalPort();
    }
  }

  /** A page comes back at its own address only, and that is where the service goes. */
  @Test
  void theNextServiceTakesThePortOfTheLast() throws Exception {
    Installation installation = new Installation(folder.resolve("data"));
    String[] args = {
      "--templates", TEMPLATES, "--data", installation.folder().toString(), "--port", "0"
    };
    int port = served(args);
    assertThat(new Notice(installation).last()).as("it stays").hasValue(port);
    assertThat(new Notice(installation).running()).isEmpty();
    assertThat(served(args)).isEqualTo(port);
    assertThat(served(Arrays.copyOf(args, 4))).as("without --port").isEqualTo(port);

    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(served(args)).as("where it cannot be had").isNotEqualTo(other.getLocalPort());
    }
  }

  /** The add-in looks for the service at the port that is written into it, and nowhere else. */
  @Test
  void theAddInsPortsComeFirst() throws Exception {
    Installation installation = new Installation(folder.resolve("data"));
    int own = free();
    Journal journal = new Journal(installation);
    journal.note("excel", "no");
    journal.note("wps", Journal.YES);
    journal.note("port", Integer.toString(own));
    journal.note("wps-port", Integer.toString(free()));
    journal.keep();
    new Notice(installation).put(free());
    String[] args = {"--templates", TEMPLATES, "--data", installation.folder().toString()};
    assertThat(served(args)).isEqualTo(own);
    assertThat(journal.wpsPort()).isPresent();

    journal.note("wps", "no");
    journal.keep();
    int last = free();
    new Notice(installation).put(last);
    assertThat(served(args)).as("it is in no program").isEqualTo(last);
  }

  /** Serves until it is ready, and tells where. */
  private int served(String... args) throws Exception {
    out.getBuffer().setLength(0);
    Thread serving = new Thread(() -> run(args));
    serving.start();
    Matcher ready = Pattern.compile("https://localhost:(\\d+)/").matcher("");
    while (serving.isAlive() && !ready.reset(out.toString()).find()) {
      Thread.onSpinWait();
    }
    serving.interrupt();
    serving.join();
    assertThat(ready.reset(out.toString()).find()).as(err.toString()).isTrue();
    return Integer.parseInt(ready.group(1));
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** One that was killed has left its notice behind. */
  @Test
  void aNoticeNobodyStandsByIsNotBelieved() throws Exception {
    Notice notice = new Notice(Service.installation());
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = other.getLocalPort();
    }
    notice.put(port);
    assertThat(notice.running()).isEmpty();
    for (String nonsense : List.of("", "x", "-1", "99999", "123456789012")) {
      Service.installation().write(Notice.FILE, nonsense.getBytes(StandardCharsets.US_ASCII));
      assertThat(notice.running()).as(nonsense).isEmpty();
    }
    try (Service service = Service.open()) {
      notice.put(service.port());
      assertThat(notice.running()).hasValue(service.port());
    }
    notice.takeAway();
    assertThat(notice.running()).isEmpty();
  }

  /** The secret is for those who serve with the certificate of the installation only. */
  @Test
  void anotherInstallationsServiceIsAnothersProgram() {
    try (Service service = Service.open()) {
      String port = Integer.toString(service.port());
      List<Path> shown = new ArrayList<>();
      String[] args = {
        "--templates", TEMPLATES, "--data", folder.toString(), "--port", port, "--open"
      };
      assertThat(open(true, shown, args)).isEqualTo(3);
      assertThat(shown).isEmpty();
      assertThat(out.toString()).isEmpty();
    }
  }
}
