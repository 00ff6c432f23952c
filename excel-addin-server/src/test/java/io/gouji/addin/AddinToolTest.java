package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.addin.Computer.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** {@code gouji addin} in a made-up home with made-up programs of the system. */
final class AddinToolTest {
  /** As the computers of this test's users keep it, with plug-ins of others. */
  private static final String OTHERS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<jsplugins>\r\n"
          + "  <jsplugin name=\"other\" type=\"et\" url=\"other_1\" version=\"1\"/>\r\n"
          + "</jsplugins>\r\n";

  /** Ports nobody listens on, by the options that name them. */
  private static final Map<String, String> FREE = Map.of("--port", free(), "--wps-port", free());

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  @TempDir private Path folder;

  private final FakePrograms programs = new FakePrograms();
  private String said = "";

  private static String free() {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(any.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path home() throws IOException {
    return Files.createDirectories(folder.resolve("home"));
  }

  private Computer computer(Kind kind) {
    return new Computer(
        kind, folder.resolve("home"), Map.of(), Path.of("/java"), Path.of("/gouji"), programs);
  }

  /** Runs it; whatever listens on the usual ports of this computer is none of these tests'. */
  private int run(Kind kind, String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    if (all.contains("install") && !Files.exists(data(kind).resolve(Journal.FILE))) {
      FREE.forEach((option, port) -> addMissing(all, option, port));
    }
    return runPlainly(kind, all);
  }

  private static void addMissing(List<String> args, String option, String value) {
    if (!args.contains(option)) {
      args.add(option);
      args.add(value);
    }
  }

  private int runPlainly(Kind kind, List<String> args) {
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out, true);
    Words words = Words.read();
    List<String> all = new ArrayList<>(List.of("--templates", "/gouji/templates"));
    all.addAll(args);
    String[] line = all.toArray(String[]::new);
    AddinCommand command = new AddinCommand(printer, words, product -> computer(kind));
    int code =
        Speaking.furnish(new CommandLine(command), "addin", words, printer, printer, line)
            .execute(line);
    said = out.toString();
    return code;
  }

  /** Excel and WPS as their own installers leave them. */
  private void furnish(Kind kind) throws IOException {
    home();
    Files.createDirectories(computer(kind).wps());
    if (kind == Kind.MAC) {
      Files.createDirectories(computer(kind).excelAddins().getParent());
    }
  }

  /** Every file and folder with its content, and its rights where they are POSIX permissions. */
  private Map<String, String> snapshot() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home())) {
      for (Path each : all.toList()) {
        String rights = POSIX ? rights(each) : "";
        String content =
            Files.isDirectory(each) ? "" : HexFormat.of().formatHex(Files.readAllBytes(each));
        found.put(home().relativize(each).toString(), rights + " " + content);
      }
    }
    return found;
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** Java asks the list of users; the shell and our launcher go by the environment. */
  @Test
  void theHomeIsThatOfTheEnvironmentOnUnix() {
    String listed = System.getProperty("user.home");
    for (String unix : List.of("Linux", "Mac OS X")) {
      assertThat(Computer.home(Map.of("HOME", "/h"), unix)).isEqualTo(Path.of("/h"));
      assertThat(Computer.home(Map.of(), unix)).isEqualTo(Path.of(listed));
      assertThat(Computer.home(Map.of("HOME", ""), unix)).isEqualTo(Path.of(listed));
      assertThat(Computer.home(Map.of("HOME", "h"), unix)).isEqualTo(Path.of(listed));
    }
    assertThat(Computer.home(Map.of("HOME", "/h"), "Windows 11")).isEqualTo(Path.of(listed));
  }

  /** What the command itself keeps is no part of the add-in, and is not hidden. */
  @Test
  void whatStaysIsSaid() throws IOException {
    furnish(Kind.OTHER);
    run(Kind.OTHER, "install", "--no-start");
    run(Kind.OTHER, "uninstall");
    assertThat(said).contains("加载项的文件和设置都已删去").doesNotContain("没有留下任何", "缓存");

    Path cache = Files.createDirectories(home().resolve(".cache/gouji"));
    run(Kind.OTHER, "install", "--no-start");
    run(Kind.OTHER, "uninstall");
    assertThat(said).contains(cache.toString());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void attack24UninstallingLeavesNothingBehind(Kind kind) throws IOException {
    furnish(kind);
    Map<String, String> before = snapshot();
    String kept = programs.kept();

    assertThat(run(kind, "install")).as(said).isZero();
    assertThat(snapshot()).isNotEqualTo(before);
    assertThat(programs.kept().equals(kept)).isEqualTo(kind == Kind.OTHER);
    assertThat(run(kind, "uninstall")).as(said).isZero();

    assertThat(snapshot()).isEqualTo(before);
    assertThat(programs.kept()).isEqualTo(kept);
    assertThat(said).contains("[删除]", "已卸载");
    assertThat(run(kind, "uninstall")).as("again").isZero();
    assertThat(snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void installingTwiceChangesNothing(Kind kind) throws IOException {
    furnish(kind);
    assertThat(run(kind, "install")).isZero();
    assertThat(said).contains("[完成]").doesNotContain("[就绪]");
    Map<String, String> once = snapshot();
    String kept = programs.kept();

    assertThat(run(kind, "install", "--no-start")).isZero();

    assertThat(said).contains("[就绪]").doesNotContain("[完成]");
    assertThat(snapshot()).isEqualTo(once);
    assertThat(programs.kept()).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aDryRunChangesNothing(Kind kind) throws IOException {
    furnish(kind);
    Map<String, String> before = snapshot();
    String kept = programs.kept();
    assertThat(run(kind, "install", "--dry-run")).isZero();
    assertThat(said).contains("[将做]", "没有做任何改动");
    assertThat(snapshot()).isEqualTo(before);
    assertThat(programs.kept()).isEqualTo(kept);
    assertThat(programs.started).isEmpty();

    run(kind, "install");
    Map<String, String> installed = snapshot();
    kept = programs.kept();
    assertThat(run(kind, "--lang", "en", "uninstall", "--dry-run")).isZero();
    assertThat(said).contains("[would remove]", "nothing was changed");
    assertThat(snapshot()).isEqualTo(installed);
    assertThat(programs.kept()).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatOthersWroteIsKept(Kind kind) throws IOException {
    furnish(kind);
    Computer computer = computer(kind);
    Files.createDirectories(computer.wpsAddins());
    Path list = computer.wpsAddins().resolve(WpsStep.LIST);
    Files.writeString(list, OTHERS);
    if (kind == Kind.WINDOWS) {
      programs.registry.get(Installer.AT_LOGIN).put("Gouji", "C:\\mine.exe");
    } else {
      Files.createDirectories(computer.login().getParent());
      Files.writeString(computer.login(), "mine");
    }
    Map<String, String> before = snapshot();
    String kept = programs.kept();

    assertThat(run(kind, "install")).isEqualTo(1);
    assertThat(said).contains("[保留] 登录时启动服务", "没有改动", "没有全部做完");
    assertThat(Files.readString(list)).contains("name=\"other\"", "name=\"gouji\"");
    assertThat(run(kind, "uninstall")).isZero();

    assertThat(snapshot()).isEqualTo(before);
    assertThat(programs.kept()).isEqualTo(kept);
  }

  @Test
  void aListThatIsNoneOfWpsIsKept() throws IOException {
    furnish(Kind.OTHER);
    Path list = computer(Kind.OTHER).wpsAddins().resolve(WpsStep.LIST);
    Files.createDirectories(list.getParent());
    Files.write(list, "<jsplugins>".getBytes(StandardCharsets.UTF_16));
    byte[] before = Files.readAllBytes(list);
    assertThat(run(Kind.OTHER, "install")).isEqualTo(1);
    assertThat(said).contains("[保留] 在 WPS 中登记加载项");
    assertThat(Files.readAllBytes(list)).isEqualTo(before);
  }

  @Test
  void whatWpsWroteBesideOursStays() throws IOException {
    furnish(Kind.WINDOWS);
    run(Kind.WINDOWS, "install");
    Path addins = computer(Kind.WINDOWS).wpsAddins();
    Path asked = Files.writeString(addins.resolve("authaddin.json"), "{}");
    assertThat(run(Kind.WINDOWS, "uninstall")).isZero();
    try (Stream<Path> left = Files.list(addins)) {
      assertThat(left).containsExactly(asked);
    }
  }

  @Test
  void anotherPortIsRememberedAndWritten() throws IOException {
    furnish(Kind.WINDOWS);
    run(Kind.WINDOWS, "install", "--port", "20443", "--wps-port", "20444", "--no-login");
    Path data = home().resolve("Gouji");
    assertThat(Files.readString(data.resolve(Installer.MANIFEST)))
        .contains("https://localhost:20443/");
    assertThat(Files.readString(data.resolve(Installer.ARGUMENTS)))
        .contains("\"20444\"", "\"-XX:G1PeriodicGCInterval=30000\"");
    assertThat(programs.registry.get(Installer.AT_LOGIN)).doesNotContainKey("Gouji");
    assertThat(run(Kind.WINDOWS, "install")).isZero();
    assertThat(said).doesNotContain("[将做]").contains("https://localhost:20443/");
    assertThat(programs.registry.get(Installer.AT_LOGIN)).doesNotContainKey("Gouji");
  }

  @Test
  void anEarlierInstallationIsBroughtUpToDate() throws IOException {
    furnish(Kind.WINDOWS);
    run(Kind.WINDOWS, "install");
    Path data = home().resolve("Gouji");
    String first = programs.trusted.first();
    Path addins = computer(Kind.WINDOWS).wpsAddins();
    Path old = Files.createDirectories(addins.resolve("gouji_0.0.1"));
    Files.writeString(old.resolve("place.js"), "old");
    programs.registry.get(Installer.AT_LOGIN).put("Gouji", "javaw.exe @old\\serve.args");
    Files.delete(data.resolve("server.p12"));

    assertThat(run(Kind.WINDOWS, "doctor")).isEqualTo(1);
    assertThat(said).contains("[缺少] 密钥和证书", "[缺少] 登录时启动服务");
    assertThat(run(Kind.WINDOWS, "install")).as(said).isZero();

    assertThat(programs.trusted).hasSize(1).doesNotContain(first);
    run(Kind.WINDOWS, "install");
    assertThat(run(Kind.WINDOWS, "uninstall")).isZero();
    assertThat(programs.trusted).isEmpty();
    assertThat(old).doesNotExist();
  }

  @Test
  void aRefusedCertificateIsToldAndTheRestIsDone() throws IOException {
    furnish(Kind.WINDOWS);
    programs.refusesTrust = true;
    assertThat(run(Kind.WINDOWS, "install")).isEqualTo(1);
    assertThat(said)
        .contains("[失败] 让系统信任本机证书", "canceled by the user", "选“是”", "[完成] 在 WPS 中登记加载项");
    assertThat(run(Kind.WINDOWS, "uninstall")).isZero();
    assertThat(programs.kept()).isEqualTo(new FakePrograms().kept());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "who may read a file is told by POSIX permissions here, by a list there")
  void onlyTheUserReadsWhereTheSecretIs(Kind kind) throws IOException {
    furnish(kind);
    run(kind, "install");
    String secret = new Installation(data(kind)).secret();
    int held = 0;
    try (Stream<Path> all = Files.walk(home())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
          held++;
          assertThat(rights(file)).as(file.toString()).isEqualTo("rw-------");
        }
      }
    }
    assertThat(held).isEqualTo(kind == Kind.OTHER ? 2 : 3);
    assertThat(said).doesNotContain(secret);
  }

  private Path data(Kind kind) {
    return Installation.ofUser(Map.of(), kind.name(), folder.resolve("home").toString()).folder();
  }

  @Test
  void theDoctorSaysWhatIsMissingAndWhatToDo() throws IOException {
    furnish(Kind.WINDOWS);
    Map<String, String> before = snapshot();
    assertThat(run(Kind.WINDOWS, "doctor", "--port", "1", "--wps-port", "2")).isEqualTo(1);
    assertThat(said.lines().filter(line -> line.startsWith("[缺少]"))).hasSize(9);
    assertThat(said).contains("请再运行 gouji addin install", "请运行 gouji addin install 启动服务");
    assertThat(snapshot()).isEqualTo(before);
    assertThat(run(Kind.WINDOWS, "--lang", "en", "doctor", "--port", "1", "--wps-port", "2"))
        .isEqualTo(1);
    assertThat(said).contains("[missing] Add-in in Excel", "Something is missing");
    assertThat(said.codePoints().filter(Character::isIdeographic)).isEmpty();
  }

  @Test
  void theDoctorIsContentWhereAllIsWell() throws Exception {
    furnish(Kind.WINDOWS);
    Installation installation = new Installation(data(Kind.WINDOWS));
    installation.secret();
    Bridge.Plan any = Bridge.Plan.on(0, OptionalInt.of(0));
    try (Bridge bridge = Bridge.open(any, Service.engine(), installation)) {
      String port = Integer.toString(bridge.port());
      String wps = Integer.toString(bridge.wpsPort().orElseThrow());
      assertThat(run(Kind.WINDOWS, "install", "--port", port, "--wps-port", wps)).isZero();
      assertThat(programs.started).as("it runs already").isEmpty();
      assertThat(run(Kind.WINDOWS, "doctor")).as(said).isZero();
      assertThat(said).contains("一切正常").doesNotContain("[缺少]");
    }
  }

  @Test
  void aPortOfOthersIsTold() throws IOException {
    furnish(Kind.WINDOWS);
    try (var other = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
      // Whoever does not greet as we do is somebody else.
      Thread deaf =
          new Thread(
              () -> {
                try {
                  other.accept().close();
                } catch (IOException ended) {
                  return;
                }
              });
      deaf.start();
      String port = Integer.toString(other.getLocalPort());
      assertThat(run(Kind.WINDOWS, "install", "--port", port)).isEqualTo(1);
    }
    assertThat(said).contains("[失败] 校验服务", "端口被别的程序占用");
    assertThat(programs.started).isEmpty();
  }

  @Test
  void theServiceIsStartedOnceEverythingIsThere() throws IOException {
    furnish(Kind.WINDOWS);
    run(Kind.WINDOWS, "install", "--port", "1");
    assertThat(programs.started)
        .containsExactly(
            computer(Kind.WINDOWS).quietJava(home().resolve("Gouji").resolve("serve.args")));
    assertThat(programs.registry.get(Installer.AT_LOGIN).get("Gouji"))
        .hasSizeLessThan(260)
        .startsWith("\"")
        .endsWith("serve.args\"");
  }

  @Test
  void wrongCommandsAreUsageMistakes() throws IOException {
    home();
    assertThat(run(Kind.OTHER, "remove")).isEqualTo(64);
    assertThat(run(Kind.OTHER, "instal")).isEqualTo(64);
    assertThat(said.lines())
        .containsExactly(
            "命令不对：没有 addin instal，是不是 addin install？可用：install 安装、uninstall 卸载、doctor 检查。");
    assertThat(run(Kind.OTHER, "--lang", "en", "Doktor")).isEqualTo(64);
    assertThat(said.lines()).hasSize(1).first().asString().contains("addin doctor?");
    assertThat(run(Kind.OTHER)).isEqualTo(64);
    assertThat(said.lines()).hasSize(1).first().asString().contains("install（安装）");
    assertThat(run(Kind.OTHER, "install", "--port", "0")).isEqualTo(64);
    assertThat(run(Kind.OTHER, "--help")).isZero();
    assertThat(said).contains("gouji addin", "install 安装").doesNotContain("gouji serve ");
    assertThat(run(Kind.OTHER, "--lang", "en", "--help")).isZero();
    assertThat(said).contains("Puts the pane into Excel and WPS");
  }
}
