package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What all commands share: where they speak, in which language, and what they check against.
 *
 * @param templates the folder of packs, where there is one
 */
record Door(Console console, Optional<Path> templates, Phrases phrases) {
  /** Gives a command line its voice: language, streams, colours, exit codes, no surprises. */
  void furnish(CommandLine line, String version) {
    line.getCommandSpec().version(version);
    line.setResourceBundle(phrases.bundle());
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF));
    line.setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, args) -> usage(wrong).number());
    line.setExecutionExceptionHandler((fault, command, parsed) -> fault(fault).number());
  }

  /** Does something with all packs; tells why where they cannot be had. */
  ExitCode withEngine(Function<BudgetEngine, ExitCode> action) {
    return engine().map(action).orElse(ExitCode.USAGE);
  }

  private Optional<BudgetEngine> engine() {
    if (templates.isEmpty()) {
      console.complain(phrases.say("templates.missing"));
      return Optional.empty();
    }
    try {
      return Optional.of(BudgetEngine.open(templates.get()));
    } catch (Refusal packs) {
      packs.problems().forEach(problem -> console.complain(mistake(problem)));
      return Optional.empty();
    }
  }

  private String mistake(Refusal.Problem problem) {
    Map<String, String> blanks = new TreeMap<>(problem.arguments());
    blanks.put("mistake", phrases.say(problem));
    boolean column = !blanks.getOrDefault("column", "").isEmpty();
    return phrases.say(column ? "pack.mistake.column" : "pack.mistake", blanks);
  }

  /** Tells what is wrong with the command itself. */
  ExitCode usage(String id, Map<String, String> blanks) {
    console.complain(phrases.say(id, blanks) + "\n" + phrases.say("usage.help"));
    return ExitCode.USAGE;
  }

  ExitCode usage(String id) {
    return usage(id, Map.of());
  }

  /** Tells that we failed, with the trace we need to mend it. */
  ExitCode fault(Throwable fault) {
    console.complain(phrases.say("fault", Map.of("cause", String.valueOf(fault))));
    fault.printStackTrace(console.err());
    return ExitCode.FAULT;
  }

  private ExitCode usage(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String unknown = String.join(" ", unmatched.getUnmatched());
      return usage("usage.unknown", Map.of("argument", unknown));
    }
    if (wrong instanceof MissingParameterException) {
      return usage("usage.missing");
    }
    if (wrong.getArgSpec() instanceof OptionSpec option && wrong.getValue() != null) {
      return usage(
          "usage.value",
          Map.of(
              "option", option.longestName(),
              "value", wrong.getValue(),
              "allowed", option.paramLabel()));
    }
    return usage("usage.wrong", Map.of("detail", String.valueOf(wrong.getMessage())));
  }
}
