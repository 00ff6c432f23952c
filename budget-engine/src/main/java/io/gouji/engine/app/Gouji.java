package io.gouji.engine.app;

import io.gouji.engine.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The {@code gouji} command. */
@Command(name = "gouji", mixinStandardHelpOptions = true, addMethodSubcommands = false)
public final class Gouji implements Callable<Integer> {
  private static final String VALIDATE = "validate";

  private final Door door;

  @Mixin private LanguageOption language = new LanguageOption();

  private Gouji(Door door) {
    this.door = door;
  }

  /** Runs one command line and answers with its exit code; never ends the JVM. */
  public static int run(String[] args) {
    Quiet.libraries();
    return run(Console.ofProcess(), Home.templates(), args);
  }

  static int run(Console console, Optional<Path> templates, String... given) {
    String[] args = asOption(given);
    Optional<EarlyEngine> early = templates.filter(t -> isCheck(args)).map(EarlyEngine::of);
    Door door = new Door(console, templates, Phrases.asked(args), early);
    CommandLine line = new CommandLine(new Gouji(door));
    Optional<Supplier<Object>> meant =
        args.length == 0 ? Optional.empty() : Optional.ofNullable(commands(door).get(args[0]));
    if (meant.isPresent()) {
      // The others would only be taken apart by reflection, which costs more than many a command.
      line.addSubcommand(meant.get().get());
    } else {
      commands(door).values().forEach(command -> line.addSubcommand(command.get()));
      // Commands of other jars are looked for only where none of ours is meant.
      Tool.all(door).forEach(tool -> line.addSubcommand(tool.name(), tool));
      // A section of its own, not a footer, which would break a long path into lines.
      String guide = guide(door);
      line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> guide);
    }
    door.furnish(line, "gouji " + Version.current());
    return line.execute(args);
  }

  /** {@code help batch} is what others write for {@code batch --help}. */
  private static String[] asOption(String... args) {
    if (args.length == 0 || !args[0].equals("help")) {
      return args;
    }
    return Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help")).toArray(String[]::new);
  }

  /** Where the guide lies, if it came with the templates; nothing where it did not. */
  private static String guide(Door door) {
    String page = door.phrases().language() + ".html";
    return door.templates()
        .map(templates -> templates.resolveSibling("guide").resolve(page))
        .filter(Files::isRegularFile)
        .map(file -> door.phrases().say("help.guide", Map.of("file", file.toString())))
        .map(told -> System.lineSeparator() + told + System.lineSeparator())
        .orElse("");
  }

  /** Whether workbooks are to be checked by the packs as they are. */
  private static boolean isCheck(String... args) {
    return args.length > 1
        && args[0].equals(VALIDATE)
        && Arrays.stream(args)
            .noneMatch(arg -> arg.startsWith("--pack") || arg.startsWith("--rules"));
  }

  /** Our own commands by name, in the order in which help shows them. */
  private static Map<String, Supplier<Object>> commands(Door door) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put(VALIDATE, () -> new ValidateCommand(door));
    commands.put("clean", () -> new CleanCommand(door));
    commands.put("batch", () -> new BatchCommand(door));
    commands.put("new", () -> new NewCommand(door));
    commands.put("import", () -> new ImportCommand(door));
    commands.put("pack", () -> PackCommand.with(door));
    commands.put("rules", () -> RulesCommand.with(door));
    commands.put("narrative", () -> NarrativeCommand.with(door));
    return commands;
  }

  /** The plain door: one command line, one process. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  @Override
  public Integer call() {
    return door.withoutCommand("gouji").number();
  }
}
