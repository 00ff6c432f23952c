package io.gouji.addin;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gouji serve}: runs the bridge until it is stopped. */
@Command(name = "gouji serve", sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  /** Below the ports that systems give to whoever asks for any. */
  static final int PORT = 19443;

  private static final int UNREADABLE = 3;
  private static final int FAULT = 4;
  private static final int USAGE = 64;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Words words;

  @Option(names = "--port", paramLabel = "N", descriptionKey = "serve.port")
  private int port = PORT;

  @Option(names = "--wps-port", paramLabel = "N", descriptionKey = "serve.wps")
  private @Nullable Integer wpsPort;

  @Option(names = "--open", descriptionKey = "serve.open")
  private boolean open;

  @Option(names = "--data", paramLabel = "DIR", descriptionKey = "serve.data")
  private @Nullable Path data;

  @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "serve.lang")
  private String language = Words.LANGUAGES.get(0);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "serve.help")
  private boolean help;

  /** Given by the command, which knows where the product lies. */
  @Option(names = "--templates", hidden = true)
  private @Nullable Path templates;

  ServeCommand(PrintWriter out, PrintWriter err, Words words) {
    this.out = out;
    this.err = err;
    this.words = words;
  }

  /** Gives the command its voice. */
  static CommandLine furnish(CommandLine line, Words words, String... args) {
    ServeCommand command = line.getCommand();
    String language = asked(args);
    line.setResourceBundle(words.bundle(language));
    line.setOut(command.out);
    line.setErr(command.err);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (wrong, all) -> {
          Map<String, String> blanks = Map.of("detail", String.valueOf(wrong.getMessage()));
          command.err.println(words.say("serve.usage", language, blanks));
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (fault, commandLine, parsed) -> {
          command.err.println(
              words.say("serve.fault", language, Map.of("cause", fault.toString())));
          fault.printStackTrace(command.err);
          return FAULT;
        });
    return line;
  }

  private static String asked(String... args) {
    int at = Arrays.asList(args).lastIndexOf("--lang");
    return at >= 0 && at + 1 < args.length ? Words.known(args[at + 1]) : Words.LANGUAGES.get(0);
  }

  @Override
  public Integer call() throws InterruptedException, GeneralSecurityException {
    // Read once, when the first server is made; the launchers set them too.
    Settings.apply();
    if (!isPort(port) || wpsPort != null && !isPort(wpsPort)) {
      return complain("serve.usage", Map.of("detail", "--port " + ports()), USAGE);
    }
    if (templates == null) {
      return complain("serve.templates", Map.of(), USAGE);
    }
    Installation installation =
        data == null
            ? Installation.ofUser(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"))
            : new Installation(data);
    OptionalInt wps = wpsPort == null ? OptionalInt.empty() : OptionalInt.of(wpsPort);
    try (Bridge bridge =
        Bridge.open(Bridge.Plan.on(port, wps), BudgetEngine.open(templates), installation)) {
      serve(bridge);
      return 0;
    } catch (BindException taken) {
      return complain("serve.taken", Map.of("port", ports()), UNREADABLE);
    } catch (IOException failed) {
      Map<String, String> blanks =
          Map.of("folder", installation.folder().toString(), "cause", failed.toString());
      return complain("serve.data.failed", blanks, UNREADABLE);
    } catch (Refusal packs) {
      packs.problems().forEach(problem -> err.println(told(problem)));
      return USAGE;
    }
  }

  private String told(Refusal.Problem problem) {
    String own = problem.sentences().getOrDefault(Words.known(language), problem.message());
    return Wording.fill(own, problem.arguments());
  }

  private static boolean isPort(int number) {
    return number >= 0 && number <= 0xffff;
  }

  private String ports() {
    return wpsPort == null ? Integer.toString(port) : port + ", " + wpsPort;
  }

  private int complain(String id, Map<String, String> blanks, int code) {
    err.println(words.say(id, Words.known(language), blanks));
    return code;
  }

  /** Until the process is told to end; then sessions end before it does. */
  private void serve(Bridge bridge) throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              bridge.close();
              told.countDown();
            },
            "gouji-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Map<String, String> blanks = Map.of("url", "https://localhost:" + bridge.port() + "/");
    out.println(words.say("serve.ready", Words.known(language), blanks));
    if (open) {
      invite(bridge.invitation());
    }
    out.flush();
    told.await();
  }

  private void invite(String url) {
    out.println(words.say("serve.open.url", Words.known(language), Map.of("url", url)));
    List<String> command = browser(System.getProperty("os.name"), url);
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException noBrowser) {
      out.println(words.say("serve.open.failed", Words.known(language), Map.of()));
    }
  }

  /** How a system is asked to show a page. */
  static List<String> browser(String system, String url) {
    String name = system.toLowerCase(java.util.Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", url);
    }
    return List.of(name.startsWith("mac") ? "open" : "xdg-open", url);
  }
}
