package io.gouji.engine.app;

import io.gouji.engine.report.PackList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code gouji pack}: what there is to check against. */
@Command(name = "pack", mixinStandardHelpOptions = true)
final class PackCommand implements Callable<Integer> {
  private final Door door;

  PackCommand(Door door) {
    this.door = door;
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

  /** Opening the engine checks every pack; reaching the answer means that all are sound. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  int check() {
    return door.withEngine(
            engine ->
                door.withNarratives(
                    engine,
                    narratives -> {
                      Map<String, String> packs =
                          Map.of("packs", String.join(", ", engine.packIds()));
                      door.console().print(door.phrases().say("pack.sound", packs) + "\n");
                      return ExitCode.CLEAN;
                    }))
        .number();
  }
}
