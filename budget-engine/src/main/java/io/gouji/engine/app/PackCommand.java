package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.NewForm;
import io.gouji.engine.report.PackList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code gouji pack}: what there is to check against. */
@Command(name = "pack", mixinStandardHelpOptions = true)
final class PackCommand implements Callable<Integer> {
  private final Door door;

  private PackCommand(Door door) {
    this.door = door;
  }

  static CommandLine with(Door door) {
    return new CommandLine(new PackCommand(door)).addSubcommand(new PackNewCommand(door));
  }

  @Override
  public Integer call() {
    return door.withoutCommand("gouji.pack").number();
  }

  @Command(name = "list", mixinStandardHelpOptions = true)
  int list() {
    return door.withSound(
            engine -> {
              door.console().print(new PackList(door.phrases().language()).write(engine.packs()));
              return ExitCode.CLEAN;
            })
        .number();
  }

  /** Opening the engine checks every pack; then each is held to its own form. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  int check() {
    return door.withEngine(
            engine ->
                door.withNarratives(
                    engine,
                    narratives -> {
                      Optional<ExitCode> strayed = strayed(engine);
                      if (strayed.isPresent()) {
                        return strayed.get();
                      }
                      Map<String, String> packs =
                          Map.of("packs", String.join(", ", engine.packIds()));
                      door.console().print(door.phrases().say("pack.sound", packs) + "\n");
                      return ExitCode.CLEAN;
                    }))
        .number();
  }

  /** Tells of the packs that do not find in their own forms what they print there. */
  private Optional<ExitCode> strayed(BudgetEngine engine) {
    Optional<ExitCode> strayed = Optional.empty();
    for (String pack : engine.packIds()) {
      try {
        // Any name will do for a unit; the id is at hand.
        engine.proveForm(pack, NewForm.of(engine, pack, pack, "").write());
      } catch (Refusal wrong) {
        strayed = Optional.of(door.complain(wrong));
      }
    }
    return strayed;
  }
}
