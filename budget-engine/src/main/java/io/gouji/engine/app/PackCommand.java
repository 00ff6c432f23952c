package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.NewForm;
import io.gouji.engine.report.PackList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  int check(
      @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "pack.check.id")
          @Nullable String id,
      @Option(names = "--pack", paramLabel = "ID", descriptionKey = "pack.check.pack")
          @Nullable String pack) {
    if (id != null && pack != null) {
      return door.usage("usage.twice", Map.of("option", "--pack")).number();
    }
    String only = id == null ? pack : id;
    ExitCode code = only == null ? door.withEngine(this::check) : door.withPack(only, this::check);
    return code.number();
  }

  private ExitCode check(BudgetEngine engine) {
    return door.withNarratives(
        engine,
        narratives -> {
          Optional<ExitCode> strayed = strayed(engine);
          if (strayed.isPresent()) {
            return strayed.get();
          }
          Map<String, String> packs = Map.of("packs", String.join(", ", engine.packIds()));
          door.console().print(door.phrases().say("pack.sound", packs) + "\n");
          return ExitCode.CLEAN;
        });
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
