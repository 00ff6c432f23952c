package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gouji serve}: runs the bridge until it is stopped. */
@Command(name = "gouji serve", sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  /** Below the ports that systems give to whoever asks for any. */
  static final int PORT = 19443;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Words words;
  private final Browser browser;

  @Option(names = "--port", paramLabel = "N", descriptionKey = "serve.port")
  private @Nullable Integer wishedPort;

  @Option(names = "--wps-port", paramLabel = "N", descriptionKey = "serve.wps")
  private @Nullable Integer wpsPort;

  @Option(names = "--another", descriptionKey = "serve.another")
  private boolean another;

  @Option(names = "--open", descriptionKey = "serve.open")
  private boolean open;

  @Mixin private CommonOptions common = new CommonOptions();

  ServeCommand(PrintWriter out, PrintWriter err, Words words, Browser browser) {
    this.out = out;
    this.err = err;
    this.words = words;
    this.browser = browser;
  }

  @Override
  public Integer call() throws InterruptedException, GeneralSecurityException {
    // Read once, when the first server is made; the launchers set them too.
    Settings.apply();
    Optional<Map<String, String>> noPort =
        PortOption.wrong(
            0, new PortOption("--port", wishedPort), new PortOption("--wps-port", wpsPort));
    if (noPort.isPresent()) {
      return complain(PortOption.WRONG, noPort.get(), Speaking.USAGE);
    }
    Optional<Path> templates = common.templates();
    if (templates.isEmpty()) {
      return complain("serve.templates", Map.of(), Speaking.USAGE);
    }
    Installation installation =
        common.installation(
            System.getenv(),
            System.getProperty("os.name"),
            Computer.home(System.getenv(), System.getProperty("os.name")).toString());
    int port = 0;
    OptionalInt wps = OptionalInt.empty();
    try {
      Journal journal = new Journal(installation);
      OptionalInt running = another ? OptionalInt.empty() : new Notice(installation).running();
      if (running.isPresent()) {
        return elsewhere(installation, running.getAsInt(), journal);
      }
      port = port(installation, journal);
      wps = wps(journal);
      if (port != 0 && !Presence.isFree(port)) {
        return taken(installation, port);
      }
      return begin(installation, templates.get(), port, wps);
    } catch (BindException taken) {
      String ports = wps.isEmpty() ? "" + port : port + ", " + wps.getAsInt();
      return complain("serve.taken", Map.of("port", ports), Speaking.UNREADABLE);
    } catch (IOException failed) {
      Map<String, String> blanks =
          Map.of("folder", installation.folder().toString(), "cause", failed.toString());
      return complain("serve.data.failed", blanks, Speaking.UNREADABLE);
    } catch (Refusal packs) {
      packs.problems().forEach(problem -> err.println(told(problem)));
      return Speaking.USAGE;
    }
  }

  /**
   * The port that was asked for; else that of the add-in, which looks for it there only; else that
   * of the last service, whose pages wait there. For any port, too, the last one is taken first.
   */
  private int port(Installation installation, Journal journal) throws IOException {
    int asked = wishedPort == null ? PORT : wishedPort;
    OptionalInt fixed = fixed(journal);
    if (another || fixed.isPresent()) {
      return fixed.orElse(asked);
    }
    OptionalInt last = new Notice(installation).last();
    return last.isPresent() && Presence.canBeHad(last.getAsInt()) ? last.getAsInt() : asked;
  }

  /** The port without which a service would be of no use to whoever starts it. */
  private OptionalInt fixed(Journal journal) {
    if (wishedPort == null) {
      return journal.port();
    }
    return wishedPort == 0 ? OptionalInt.empty() : OptionalInt.of(wishedPort);
  }

  /** The same for WPS, where the add-in is in it: whoever starts the service anew need not know. */
  private OptionalInt wps(Journal journal) {
    if (wpsPort != null) {
      return OptionalInt.of(wpsPort);
    }
    return wishedPort == null && !another ? journal.wpsPort() : OptionalInt.empty();
  }

  private int begin(Installation installation, Path templates, int port, OptionalInt wps)
      throws IOException, Refusal, InterruptedException, GeneralSecurityException {
    FutureTask<BudgetEngine.Sound> engine =
        new FutureTask<>(() -> BudgetEngine.openSound(templates));
    Thread opening = new Thread(engine, "gouji-open");
    opening.setDaemon(true);
    opening.start();
    // Not the other way round: where the packs are wrong, no half-made key is left behind.
    SSLContext tls = Bridge.certificates(installation);
    try (Bridge bridge =
        Bridge.open(
            Bridge.Plan.on(port, wps).withGuide(templates), opened(engine), installation, tls)) {
      serve(bridge, installation);
      return 0;
    }
  }

  /** One service is enough for all panes and windows; whoever wants a port of its own says so. */
  private int elsewhere(Installation installation, int running, Journal journal)
      throws IOException, GeneralSecurityException, InterruptedException {
    int needed = fixed(journal).orElse(running);
    if (needed != running && !open) {
      Map<String, String> blanks =
          Map.of("url", "https://localhost:" + running + "/", "port", ports(needed));
      return complain("serve.runs.elsewhere", blanks, Speaking.UNREADABLE);
    }
    return taken(installation, running);
  }

  /** Another service of this installation does what is asked for; anybody else is in the way. */
  private int taken(Installation installation, int port)
      throws IOException, GeneralSecurityException, InterruptedException {
    Presence presence = new Presence(installation);
    if (presence.secure(port) != Presence.Who.OURS) {
      return complain("serve.taken", Map.of("port", ports(port)), Speaking.UNREADABLE);
    }
    Map<String, String> blanks = Map.of("url", "https://localhost:" + port + "/");
    if (wpsPort != null && presence.clear(wpsPort) != Presence.Who.OURS) {
      return complain("serve.runs.without", Map.of("port", ports(port)), Speaking.UNREADABLE);
    }
    say(open ? "serve.runs" : "serve.runs.closed", blanks);
    if (!open) {
      return 0;
    }
    Invitation.Made made;
    try {
      made = presence.invited(port);
    } catch (IOException otherVersion) {
      Map<String, String> why = Map.of("cause", String.valueOf(otherVersion.getMessage()));
      return complain("serve.runs.silent", why, Speaking.UNREADABLE);
    }
    show(made, installation);
    return 0;
  }

  /**
   * The packs are read while the certificates are: both take long, and neither needs the other.
   * Those that are wrong are told and left out.
   *
   * @throws Refusal if none is left
   */
  private BudgetEngine opened(FutureTask<BudgetEngine.Sound> packs)
      throws InterruptedException, Refusal {
    BudgetEngine.Sound sound;
    try {
      sound = packs.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Refusal common) {
        throw common;
      }
      throw new IllegalStateException(failed.getCause());
    }
    if (sound.engine().packIds().isEmpty() && sound.broken().isPresent()) {
      throw sound.broken().get();
    }
    sound
        .left()
        .forEach(
            (pack, wrong) ->
                err.println(words.say("serve.left", common.language(), left(pack, wrong))));
    return sound.engine();
  }

  private Map<String, String> left(String pack, Refusal wrong) {
    Refusal.Problem first = wrong.problems().get(0);
    return Map.of(
        "pack", pack,
        "file", first.arguments().getOrDefault("file", ""),
        "line", first.arguments().getOrDefault("line", ""),
        "first", told(first));
  }

  private String told(Refusal.Problem problem) {
    String own = problem.sentences().getOrDefault(common.language(), problem.message());
    return Wording.fill(own, problem.arguments());
  }

  private String ports(int port) {
    return wpsPort == null ? Integer.toString(port) : port + ", " + wpsPort;
  }

  private int complain(String id, Map<String, String> blanks, int code) {
    err.println(words.say(id, common.language(), blanks));
    return code;
  }

  /** Until the process is told to end; then sessions end before it does. */
  private void serve(Bridge bridge, Installation installation)
      throws IOException, InterruptedException {
    Notice notice = new Notice(installation);
    CountDownLatch told = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              bridge.close();
              say("serve.stopped", Map.of());
              told.countDown();
            },
            "gouji-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Map<String, String> blanks = Map.of("url", "https://localhost:" + bridge.port() + "/");
    if (!another) {
      // That of a service that runs beside another is the other's.
      notice.put(bridge.port());
    }
    say("serve.ready", blanks);
    if (open) {
      show(bridge.invite(), installation);
    }
    bridge.whenRemoved(
        () -> {
          say("serve.removed", Map.of());
          told.countDown();
        });
    try {
      told.await();
    } finally {
      takeBack(hook);
    }
  }

  /** Where the process is ending already, the hook has done its work. */
  private static void takeBack(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return;
    }
  }

  private void say(String id, Map<String, String> blanks) {
    out.println(words.say(id, common.language(), blanks));
    out.flush();
  }

  /** The ticket is told to the browser by a file: command lines are seen by other users. */
  private void show(Invitation.Made made, Installation installation)
      throws IOException, InterruptedException {
    say("serve.open.url", Map.of("url", made.url()));
    if (made.page().isEmpty() || !browser.shows(made.page().get())) {
      say("serve.open.failed", Map.of());
    }
    if (!TrustStep.wasTold(installation)) {
      say("serve.open.certificate", Map.of());
    }
  }
}
