package io.gouji.addin;

import io.gouji.engine.Version;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
    line.getCommandSpec().version("gouji " + Version.current());
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(
        (wrong, all) -> {
          err.println(told(wrong, words, language));
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

  private static String told(ParameterException wrong, Words words, String language) {
    if (wrong.getArgSpec() instanceof OptionSpec option
        && option.type() == Integer.class
        && wrong.getValue() != null) {
      Map<String, String> blanks = PortOption.blanks(option.longestName(), wrong.getValue());
      return words.say(PortOption.WRONG, language, blanks);
    }
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String unknown = String.join(" ", unmatched.getUnmatched());
      return words.say("serve.unknown", language, Map.of("argument", unknown));
    }
    if (wrong instanceof MissingParameterException missing) {
      return words.say("serve.lacking", language, Map.of("missing", lacking(missing)));
    }
    String detail = String.valueOf(wrong.getMessage());
    return words.say("serve.usage", language, Map.of("detail", detail));
  }

  private static String lacking(MissingParameterException wrong) {
    return wrong.getMissing().stream()
        .map(
            one ->
                one instanceof OptionSpec option
                    ? option.longestName() + " " + option.paramLabel()
                    : one.paramLabel())
        .collect(Collectors.joining(", "));
  }

  private static String asked(String... args) {
    int at = Arrays.asList(args).lastIndexOf("--lang");
    return at >= 0 && at + 1 < args.length ? Words.known(args[at + 1]) : Words.LANGUAGES.get(0);
  }
}
