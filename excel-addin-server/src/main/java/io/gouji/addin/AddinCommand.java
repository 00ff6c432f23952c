package io.gouji.addin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gouji addin}: puts the add-in into Excel and WPS, takes it out, says what is missing. */
@Command(name = "gouji addin", sortOptions = false)
final class AddinCommand implements Callable<Integer> {
  /** Beside that of HTTPS. */
  static final int WPS_PORT = ServeCommand.PORT + 1;

  private static final String NO = "no";

  /** What is asked of us. */
  enum Action {
    INSTALL,
    UNINSTALL,
    DOCTOR;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final PrintWriter out;
  private final Words words;
  private final Function<Path, Computer> computers;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "install|uninstall|doctor",
      descriptionKey = "addin.action")
  private String asked = "";

  @Option(names = "--dry-run", descriptionKey = "addin.dry")
  private boolean dry;

  @Option(names = "--excel", negatable = true, descriptionKey = "addin.option.excel")
  private @Nullable Boolean excel;

  @Option(names = "--wps", negatable = true, descriptionKey = "addin.option.wps")
  private @Nullable Boolean wps;

  @Option(names = "--login", negatable = true, descriptionKey = "addin.option.login")
  private @Nullable Boolean login;

  @Option(names = "--start", negatable = true, descriptionKey = "addin.option.start")
  private @Nullable Boolean start;

  @Option(names = "--port", paramLabel = "N", descriptionKey = "serve.port.fixed")
  private @Nullable Integer port;

  @Option(names = "--wps-port", paramLabel = "N", descriptionKey = "addin.option.wps.port")
  private @Nullable Integer wpsPort;

  @Mixin private CommonOptions common = new CommonOptions();

  AddinCommand(PrintWriter out, Words words, Function<Path, Computer> computers) {
    this.out = out;
    this.words = words;
    this.computers = computers;
  }

  @Override
  public Integer call() throws IOException {
    Action action = action();
    Optional<Path> templates = common.templates();
    if (templates.isEmpty()) {
      say("serve.templates", Map.of());
      return Speaking.USAGE;
    }
    Optional<Map<String, String>> noPort =
        PortOption.wrong(1, new PortOption("--port", port), new PortOption("--wps-port", wpsPort));
    if (noPort.isPresent()) {
      say(PortOption.WRONG, noPort.get());
      return Speaking.USAGE;
    }
    Path product = Optional.ofNullable(templates.get().toAbsolutePath().getParent()).orElseThrow();
    Computer computer = computers.apply(product);
    Installation installation =
        common.installation(
            computer.environment(), computer.kind().name(), computer.home().toString());
    Journal journal = new Journal(installation);
    Installer.Wish wish = wish(action, computer, journal);
    Conversation told = new Conversation(out, words, common.language(), dry);
    AddinWork work =
        new AddinWork(
            told, installation, journal, new Installer(computer, installation, journal, wish));
    return switch (action) {
      case INSTALL -> {
        note(journal, wish);
        boolean done = work.install();
        boolean runs = !Boolean.FALSE.equals(start) && work.start(computer, wish);
        yield work.installed(done && (runs || Boolean.FALSE.equals(start)), wish);
      }
      case UNINSTALL -> work.uninstall(computer);
      case DOCTOR -> work.doctor(wish);
    };
  }

  /** The word of the command line, in whatever case; for a slip the nearest is told. */
  private Action action() {
    String word = asked.toLowerCase(Locale.ROOT);
    for (Action action : Action.values()) {
      if (action.word().equals(word)) {
        return action;
      }
    }
    List<String> known = Arrays.stream(Action.values()).map(Action::word).toList();
    String id = asked.isEmpty() ? "addin.action.missing" : "addin.action.unknown";
    Map<String, String> blanks = Map.of("word", asked, "nearest", Nearest.of(word, known));
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), words.say(id, common.language(), blanks));
  }

  /** What is asked for, else what was chosen at installing, else what the computer has. */
  private Installer.Wish wish(Action action, Computer computer, Journal journal)
      throws IOException {
    if (action == Action.UNINSTALL) {
      return new Installer.Wish(true, OptionalInt.of(WPS_PORT), true, ServeCommand.PORT);
    }
    boolean hasExcel =
        switch (computer.kind()) {
          case WINDOWS ->
              new Registry(computer.programs()).hasKey("HKCU\\Software\\Microsoft\\Office\\16.0");
          case MAC -> Files.isDirectory(computer.excel());
          case OTHER -> false;
        };
    boolean intoExcel = chosen(excel, journal.note("excel"), hasExcel);
    boolean intoWps = chosen(wps, journal.note("wps"), Files.isDirectory(computer.wps()));
    int forWps = port(wpsPort, journal.note("wps-port"), WPS_PORT);
    return new Installer.Wish(
        intoExcel && computer.kind() != Computer.Kind.OTHER,
        intoWps ? OptionalInt.of(forWps) : OptionalInt.empty(),
        chosen(login, journal.note("login"), true),
        port(port, journal.note("port"), ServeCommand.PORT));
  }

  private static boolean chosen(
      @Nullable Boolean asked, Optional<String> noted, boolean otherwise) {
    return asked != null ? asked : noted.map(word -> !word.equals(NO)).orElse(otherwise);
  }

  private static int port(@Nullable Integer asked, Optional<String> noted, int otherwise) {
    return asked != null ? asked : noted.map(Integer::parseInt).orElse(otherwise);
  }

  private static void note(Journal journal, Installer.Wish wish) {
    journal.note("excel", wish.excel() ? Journal.YES : NO);
    journal.note("wps", wish.wps().isPresent() ? Journal.YES : NO);
    wish.wps().ifPresent(number -> journal.note("wps-port", Integer.toString(number)));
    journal.note("login", wish.login() ? Journal.YES : NO);
    journal.note("port", Integer.toString(wish.port()));
  }

  private void say(String id, Map<String, String> blanks) {
    out.println(words.say(id, common.language(), blanks));
  }
}
