package io.gouji.addin;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;

/** What the commands of the bridge have in common: how they speak, and what a mistake costs. */
final class Speaking {
  static final int UNREADABLE = 3;
  static final int FAULT = 4;
  static final int USAGE = 64;

  private Speaking() {}

  /** Gives a command its voice. */
  static CommandLine furnish(
      CommandLine line,
      String name,
      Words words,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    String language = asked(args);
    line.setResourceBundle(words.bundle(language, name + "."));
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (wrong, all) -> {
          Map<String, String> blanks = Map.of("detail", String.valueOf(wrong.getMessage()));
          err.println(words.say("serve.usage", language, blanks));
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (fault, commandLine, parsed) -> {
          err.println(words.say("serve.fault", language, Map.of("cause", fault.toString())));
          fault.printStackTrace(err);
          return FAULT;
        });
    return line;
  }

  private static String asked(String... args) {
    int at = Arrays.asList(args).lastIndexOf("--lang");
    return at >= 0 && at + 1 < args.length ? Words.known(args[at + 1]) : Words.LANGUAGES.get(0);
  }
}
