package io.gouji.engine.app;

import io.gouji.engine.report.RuleList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gouji rules}: what is checked, and why. */
@Command(name = "rules", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private final Door door;

  RulesCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return door.usage("usage.no-command").number();
  }

  @Command(name = "list", mixinStandardHelpOptions = true)
  int list() {
    return door.withSound(
            engine -> {
              door.console().print(new RuleList(door.phrases().language()).write(engine.packs()));
              return ExitCode.CLEAN;
            })
        .number();
  }

  @Command(name = "explain", mixinStandardHelpOptions = true)
  int explain(@Parameters(paramLabel = "ID", descriptionKey = "rules.id") String id) {
    return door.withSound(
            engine -> {
              String told = new RuleList(door.phrases().language()).explain(engine.packs(), id);
              if (told.isEmpty()) {
                return door.usage("usage.rule", Map.of("rule", id));
              }
              door.console().print(told);
              return ExitCode.CLEAN;
            })
        .number();
  }
}
