package io.gouji.engine.app;

import io.gouji.engine.Version;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code gouji} command. */
@Command(name = "gouji", mixinStandardHelpOptions = true)
public final class Gouji implements Callable<Integer> {
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

  static int run(Console console, Optional<Path> templates, String... args) {
    Door door = new Door(console, templates, Phrases.asked(args));
    CommandLine line = new CommandLine(new Gouji(door));
    line.addSubcommand(new ValidateCommand(door));
    line.addSubcommand(new CleanCommand(door));
    line.addSubcommand(new BatchCommand(door));
    line.addSubcommand(new NewCommand(door));
    line.addSubcommand(new ImportCommand(door));
    line.addSubcommand(new PackCommand(door));
    line.addSubcommand(RulesCommand.with(door));
    line.addSubcommand(NarrativeCommand.with(door));
    tools(line, door, args);
    door.furnish(line, "gouji " + Version.current());
    return line.execute(args);
  }

  /** Commands of other jars; they are looked for only where none of ours is meant. */
  private static void tools(CommandLine line, Door door, String... args) {
    if (args.length == 0 || !line.getSubcommands().containsKey(args[0])) {
      Tool.all(door).forEach(tool -> line.addSubcommand(tool.name(), tool));
    }
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
