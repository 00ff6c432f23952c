package io.gouji.engine.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code gouji rules}: what is checked and why, and the tools of whoever keeps the rules. */
@Command(name = "rules", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private final Door door;

  private RulesCommand(Door door) {
    this.door = door;
  }

  static CommandLine with(Door door) {
    return new CommandLine(new RulesCommand(door))
        .addSubcommand(new RulesListCommand(door))
        .addSubcommand(new RulesExplainCommand(door))
        .addSubcommand(new RulesLintCommand(door))
        .addSubcommand(new RulesExportCommand(door))
        .addSubcommand(new RulesImportCommand(door));
  }

  @Override
  public Integer call() {
    return door.withoutCommand("gouji.rules").number();
  }
}
