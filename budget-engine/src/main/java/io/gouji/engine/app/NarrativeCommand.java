package io.gouji.engine.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code gouji narrative}: the prose published beside the tables, checked and written. */
@Command(name = "narrative", mixinStandardHelpOptions = true)
final class NarrativeCommand implements Callable<Integer> {
  private final Door door;

  private NarrativeCommand(Door door) {
    this.door = door;
  }

  static CommandLine with(Door door) {
    return new CommandLine(new NarrativeCommand(door))
        .addSubcommand(new NarrativeCheckCommand(door))
        .addSubcommand(new NarrativeWriteCommand(door));
  }

  @Override
  public Integer call() {
    return door.withoutCommand("gouji.narrative").number();
  }
}
