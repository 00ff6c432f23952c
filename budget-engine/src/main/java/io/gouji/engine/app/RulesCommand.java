package io.gouji.engine.app;

import io.gouji.engine.report.RuleList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gouji rules}: what is checked, and why. */
@Command(name = "rules", mixinStandardHelpOptions = true)
final class RulesCommand implements Callable<Integer> {
  private final Door door;

  @Mixin private LanguageOption language = new LanguageOption();

  RulesCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return door.usage("usage.no-command").number();
  }

  @Command(name = "list", mixinStandardHelpOptions = true)
  int list(@Mixin LanguageOption asked) {
    return door.withSound(
            engine -> {
              door.console().print(new RuleList(asked.tag()).write(engine.packs()));
              return ExitCode.CLEAN;
            })
        .number();
  }

  @Command(name = "explain", mixinStandardHelpOptions = true)
  int explain(
      @Mixin LanguageOption asked,
      @Parameters(paramLabel = "ID", descriptionKey = "rules.id") String id) {
    return door.withSound(
            engine -> {
              String told = new RuleList(asked.tag()).explain(engine.packs(), id);
              if (told.isEmpty()) {
                return door.usage("usage.rule", Map.of("rule", id));
              }
              door.console().print(told);
              return ExitCode.CLEAN;
            })
        .number();
  }
}
