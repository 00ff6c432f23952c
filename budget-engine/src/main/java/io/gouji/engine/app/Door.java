package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NewPack;
import io.gouji.engine.OwnRules;
import io.gouji.engine.Refusal;
import io.gouji.engine.RuleExchange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What all commands share: where they speak, in which language, and what they check against.
 *
 * @param templates the folder of packs, where there is one
 * @param early the packs, where it was clear from the start that they are wanted
 */
record Door(
    Console console, Optional<Path> templates, Phrases phrases, Optional<EarlyEngine> early) {
  /** A pack, or what validating may be asked for in its place. */
  private static final Asked AUTO = new Asked("--pack", "auto|");

  private static final Asked PACK = new Asked("--pack", "");

  /**
   * The option by which a pack is asked for.
   *
   * @param besides what may stand for a pack besides the packs themselves
   */
  private record Asked(String option, String besides) {}

  Door(Console console, Optional<Path> templates, Phrases phrases) {
    this(console, templates, phrases, Optional.empty());
  }

  /** Gives a command line its voice: language, streams, colours, exit codes, no surprises. */
  void furnish(CommandLine line, String version) {
    version(line, version);
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

  /** Every command has the option, so that each must be able to answer. */
  private static void version(CommandLine line, String version) {
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(command -> version(command, version));
  }

  /** Does something with all packs; tells why where they cannot be had. */
  ExitCode withEngine(Function<BudgetEngine, ExitCode> action) {
    return with(BudgetEngine::open, action);
  }

  /** Does something with one pack, whatever is wrong with the others. */
  ExitCode withPack(String id, Function<BudgetEngine, ExitCode> action) {
    return with(folder -> BudgetEngine.open(folder, id), action);
  }

  /** Does something with one pack or all, and with rules of the user's own. */
  ExitCode withRules(
      Optional<String> pack, List<OwnRules> own, Function<BudgetEngine, ExitCode> action) {
    return goOn(folder -> BudgetEngine.openSound(folder, pack, own), pack, action, AUTO);
  }

  /** Does something with a few workbooks, for which not all rules of all packs are compiled. */
  ExitCode sparingly(Optional<String> pack, Function<BudgetEngine, ExitCode> action) {
    return goOn(
        folder ->
            early.isPresent() && pack.isEmpty()
                ? early.get().packs()
                : BudgetEngine.openSparingly(folder, pack),
        pack,
        action,
        AUTO);
  }

  /** Does something that wants one pack, and for which the others that are sound are at hand. */
  ExitCode among(String pack, Function<BudgetEngine, ExitCode> action) {
    return goOn(
        BudgetEngine::openSound,
        Optional.of(pack),
        engine ->
            engine.packIds().contains(pack)
                ? action.apply(engine)
                : usage(
                    "usage.value",
                    Map.of(
                        "option",
                        "--pack",
                        "value",
                        pack,
                        "allowed",
                        String.join("|", engine.packIds()))),
        PACK);
  }

  /**
   * Does something with the packs that are sound, and tells which are left out; stops where none is
   * left, or the one that was asked for is not.
   */
  private ExitCode goOn(
      Way<BudgetEngine.Sound> way,
      Optional<String> wanted,
      Function<BudgetEngine, ExitCode> action,
      Asked asked) {
    return with(
        way,
        sound -> {
          Optional<Refusal> needed =
              sound.engine().packIds().isEmpty()
                  ? sound.broken()
                  : wanted.map(pack -> sound.left().get(pack));
          if (needed.isPresent()) {
            return complain(needed.get(), asked);
          }
          sound.left().forEach(this::leave);
          return action.apply(sound.engine());
        },
        asked);
  }

  /** Tells in one line that a pack is left out, and the first reason. */
  private void leave(String pack, Refusal wrong) {
    Map<String, String> blanks =
        Map.of(
            "pack", pack,
            "count", Integer.toString(wrong.problems().size()),
            "first", mistake(wrong.problems().get(0)));
    console.complain(phrases.say("pack.left", blanks));
  }

  /** Something done with tables of rules. */
  interface Exchange {
    ExitCode with(RuleExchange exchange) throws Refusal;
  }

  /** Does something with the rules of packs as tables; tells all mistakes of a table. */
  ExitCode withExchange(Exchange action) {
    return with(
        folder -> {
          return action.with(RuleExchange.open(folder));
        },
        code -> code);
  }

  /** Something done with the pack that another is made of. */
  interface Making {
    ExitCode with(NewPack from) throws Refusal;
  }

  /** Makes a pack of another; tells what is wrong with that one. */
  ExitCode withNewPack(String from, Making action) {
    return with(
        folder -> {
          return action.with(NewPack.from(folder, from));
        },
        code -> code,
        new Asked("--from", ""));
  }

  /** As {@link #withSound(Function)}, but of the packs named only; all where none is named. */
  ExitCode withSound(List<String> packs, Function<BudgetEngine, ExitCode> action) {
    return packs.size() == 1 ? withPack(packs.get(0), action) : withSound(action);
  }

  /** Does something with the sound packs, then tells what is wrong with the others. */
  ExitCode withSound(Function<BudgetEngine, ExitCode> action) {
    return with(
        BudgetEngine::openSound,
        sound -> {
          ExitCode code = action.apply(sound.engine());
          sound.broken().ifPresent(broken -> complain(broken, PACK));
          return sound.broken().isPresent() ? ExitCode.USAGE : code;
        });
  }

  /** Does something with the wordings of packs; tells all mistakes of a wording. */
  ExitCode withNarratives(BudgetEngine engine, Function<NarrativeEngine, ExitCode> action) {
    NarrativeEngine narratives;
    try {
      narratives = NarrativeEngine.of(engine.packs());
    } catch (Refusal wrong) {
      return complain(wrong);
    }
    return action.apply(narratives);
  }

  /** One way to read the templates. */
  private interface Way<T> {
    T open(Path templates) throws Refusal;
  }

  private <T> ExitCode with(Way<T> way, Function<T, ExitCode> action) {
    return with(way, action, PACK);
  }

  /** Says where there are no templates, if somebody said that they are there. */
  private String noTemplates(Optional<Path> named) {
    return named
        .map(home -> phrases.say("templates.elsewhere", Map.of("home", home.toString())))
        .orElseGet(() -> phrases.say("templates.missing"));
  }

  /** Opens the templates and does something with them. */
  private <T> ExitCode with(Way<T> way, Function<T, ExitCode> action, Asked asked) {
    if (templates.isEmpty()) {
      console.complain(noTemplates(Home.named(System.getenv())));
      return ExitCode.USAGE;
    }
    T opened;
    try {
      opened = way.open(templates.get());
    } catch (Refusal packs) {
      return complain(packs, asked);
    }
    return action.apply(opened);
  }

  /** Tells all that is wrong with packs. */
  ExitCode complain(Refusal packs) {
    return complain(packs, PACK);
  }

  private ExitCode complain(Refusal packs, Asked how) {
    Refusal.Problem first = packs.problems().get(0);
    if (first.message().equals("pack.P21")) {
      String allowed =
          how.besides() + first.arguments().getOrDefault("packs", "").replace(' ', '|');
      String asked = first.arguments().getOrDefault("pack", "");
      return usage(
          "usage.value", Map.of("option", how.option(), "value", asked, "allowed", allowed));
    }
    packs.problems().forEach(problem -> console.complain(mistake(problem)));
    return ExitCode.USAGE;
  }

  private String mistake(Refusal.Problem problem) {
    if (problem.message().startsWith("file.")) {
      return phrases.say(problem);
    }
    Map<String, String> blanks = new TreeMap<>(problem.arguments());
    blanks.put("mistake", phrases.say(problem));
    // A property is named by the sentence itself; it stands in no column.
    boolean column =
        !blanks.getOrDefault("column", "").isEmpty()
            && !blanks.getOrDefault("file", "").endsWith(".properties");
    String whose = problem.message().startsWith("own.") ? "own.mistake" : "pack.mistake";
    boolean cell = blanks.getOrDefault("column", "").matches("[A-Z]{1,3}\\d+");
    return phrases.say(whose + (cell ? ".cell" : column ? ".column" : ""), blanks);
  }

  /** Tells what is wrong with the command itself. */
  ExitCode usage(String id, Map<String, String> blanks) {
    console.complain(phrases.say(id, blanks) + "\n" + phrases.say("usage.help"));
    return ExitCode.USAGE;
  }

  /** Names what a command lacks, as its usage line below names it. */
  private ExitCode missing(MissingParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    String names =
        wrong.getMissing().stream().map(Door::name).distinct().collect(Collectors.joining(", "));
    CommandLine.Help help = line.getHelp();
    String command = line.getCommandSpec().qualifiedName(" ");
    String heading = help.synopsisHeading();
    console.complain(
        phrases.say("usage.missing", Map.of("missing", names))
            + "\n"
            + heading
            + help.synopsis(help.synopsisHeadingLength()).stripTrailing()
            + "\n"
            + phrases.say(
                "usage.example",
                Map.of("example", phrases.say("example." + command.replace(' ', '.'))))
            + "\n"
            + phrases.say(
                "usage.help.command",
                Map.of("command", command.substring(command.indexOf(' ') + 1))));
    return ExitCode.USAGE;
  }

  /** {@code -o FILE}, or {@code FILE} alone where it needs no name. */
  private static String name(ArgSpec lacking) {
    return lacking instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : lacking.paramLabel();
  }

  ExitCode usage(String id) {
    return usage(id, Map.of());
  }

  /**
   * Tells that a command is missing.
   *
   * @param above the commands it should stand behind, {@code gouji.rules}
   */
  ExitCode withoutCommand(String above) {
    return usage("usage.no-command", Map.of("example", phrases.say("example." + above)));
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
      return Meant.by(unmatched.getUnmatched().get(0), wrong.getCommandLine().getCommandSpec())
          .map(meant -> usage("usage.meant", Map.of("argument", unknown, "meant", meant)))
          .orElseGet(() -> usage("usage.unknown", Map.of("argument", unknown)));
    }
    if (wrong instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return usage("usage.twice", Map.of("option", option.longestName()));
    }
    if (wrong instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (wrong.getArgSpec() instanceof OptionSpec option && wrong.getValue() != null) {
      if (option.type() == int.class || option.type() == Integer.class) {
        Map<String, String> blanks =
            Map.of("option", option.longestName(), "value", wrong.getValue());
        return usage("usage.number", blanks);
      }
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
