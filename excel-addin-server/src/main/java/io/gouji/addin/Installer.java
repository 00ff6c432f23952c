package io.gouji.addin;

import io.gouji.engine.Version;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What installing means on a computer: its steps, in order. */
final class Installer {
  static final String MANIFEST = "manifest.xml";
  static final String ARGUMENTS = "serve.args";

  /** Of our add-in, wherever it is installed; Office knows it by this. */
  static final String ID = "7c1f5c5e-3f0b-4d55-9d0a-52f0f2e6c9a1";

  static final String SIDELOADED = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
  static final String AT_LOGIN = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";

  /** As the launchers have it: what one large workbook took is given back to the computer. */
  private static final List<String> GIVING_BACK =
      List.of(
          "-XX:+UseG1GC",
          "-XX:G1PeriodicGCInterval=30000",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=30");

  private final Computer computer;
  private final Installation installation;
  private final Journal journal;
  private final Wish wish;

  /**
   * What is wanted.
   *
   * @param wps the port for WPS; empty where it is not to be installed there
   */
  record Wish(boolean excel, OptionalInt wps, boolean login, int port) {}

  Installer(Computer computer, Installation installation, Journal journal, Wish wish) {
    this.computer = computer;
    this.installation = installation;
    this.journal = journal;
    this.wish = wish;
  }

  /** In the order of installing; what the system has no place for is not among them. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new KeysStep(installation, journal));
    if (computer.kind() != Computer.Kind.OTHER) {
      steps.add(new TrustStep(computer, installation, journal));
    }
    if (wish.excel()) {
      steps.addAll(excel());
    }
    if (wish.wps().isPresent()) {
      FileStep.Content place = () -> place().getBytes(StandardCharsets.UTF_8);
      steps.add(new WpsStep(computer.wpsAddins(), journal, version(), place));
    }
    Path arguments = installation.folder().resolve(ARGUMENTS);
    steps.add(
        new FileStep("addin.start", journal, arguments, this::arguments, "io.gouji.engine.app"));
    if (wish.login()) {
      steps.add(login(computer.quietJava(arguments)));
    }
    return steps;
  }

  private List<Step> excel() {
    FileStep.Content manifest = () -> manifest().getBytes(StandardCharsets.UTF_8);
    Path own = installation.folder().resolve(MANIFEST);
    return switch (computer.kind()) {
      case WINDOWS ->
          List.of(
              new FileStep("addin.manifest", journal, own, manifest, ID),
              new RegistryStep(
                  "addin.excel", registry(), journal, SIDELOADED, ID, own.toString(), MANIFEST));
      case MAC ->
          List.of(
              new FileStep(
                  "addin.excel",
                  journal,
                  computer.excelAddins().resolve("gouji." + MANIFEST),
                  manifest,
                  ID));
      case OTHER -> List.of();
    };
  }

  private Registry registry() {
    return new Registry(computer.programs());
  }

  private Step login(List<String> command) {
    String quoted = "\"" + String.join("\" \"", command) + "\"";
    return switch (computer.kind()) {
      case WINDOWS ->
          new RegistryStep(
              "addin.login", registry(), journal, AT_LOGIN, "Gouji", quoted, ARGUMENTS);
      case MAC -> {
        StringBuilder told = new StringBuilder();
        command.forEach(
            word -> told.append("    <string>").append(Markup.escaped(word)).append("</string>\n"));
        yield file("login.plist", Map.of("command", told.toString()), "io.gouji.serve");
      }
      case OTHER -> file("login.desktop", Map.of("command", desktop(quoted)), "X-Gouji=true");
    };
  }

  /** What is special inside quotes of a desktop entry, twice: for the file and for the word. */
  private static String desktop(String quoted) {
    return quoted.replace("\\", "\\\\\\\\").replace("$", "\\\\$").replace("`", "\\\\`");
  }

  private Step file(String template, Map<String, String> blanks, String mark) {
    byte[] bytes = Wording.fill(Resources.text(template), blanks).getBytes(StandardCharsets.UTF_8);
    return new FileStep("addin.login", journal, computer.login(), () -> bytes, mark);
  }

  /** The version as Office and WPS want it: numbers and points. */
  private static String version() {
    return Version.current().replaceAll("[^0-9.].*", "");
  }

  String manifest() throws IOException {
    return Manifest.of(wish.port(), installation.knownSecret(), version());
  }

  private String place() throws IOException {
    int port = wish.wps().orElseThrow();
    return "// The pane of this installation. Nobody else may read this file.\n"
        + "var GOUJI_PANE = 'http://127.0.0.1:%d/?host=wps&k=%s';\n"
            .formatted(port, installation.knownSecret());
  }

  /** What Java is told to run, in the encoding its launcher reads. */
  private byte[] arguments() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-Xlog:disable", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
    words.add("-Dlog4j2.statusLoggerLevel=OFF");
    words.addAll(GIVING_BACK);
    words.add("-Dgouji.home=" + computer.product());
    words.addAll(List.of("-cp", computer.product().resolve("plugins") + separator() + "*"));
    words.addAll(List.of("io.gouji.engine.app.Gouji", "serve"));
    words.addAll(List.of("--port", Integer.toString(wish.port())));
    wish.wps().ifPresent(port -> words.addAll(List.of("--wps-port", Integer.toString(port))));
    words.addAll(List.of("--data", installation.folder().toString()));
    StringBuilder told = new StringBuilder();
    for (String word : words) {
      told.append('"').append(word.replace("\\", "\\\\")).append("\"\n");
    }
    Charset encoding = Computer.nativeEncoding();
    return told.toString().getBytes(encoding);
  }

  private String separator() {
    return computer.kind() == Computer.Kind.WINDOWS ? "\\" : "/";
  }
}
