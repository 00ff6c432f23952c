package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.RuleList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gouji rules list}: all rules, or those of one table or severity. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {
  /** Forms of the list. */
  enum Format {
    TEXT,
    JSON,
    CSV
  }

  private final Door door;

  @Option(names = "--pack", paramLabel = "ID", descriptionKey = "rules.pack.one")
  private @Nullable String pack;

  @Option(names = "--table", paramLabel = "ID", descriptionKey = "rules.table")
  private String table = "";

  @Option(
      names = "--severity",
      paramLabel = "error|warning|verify|info",
      descriptionKey = "rules.severity")
  private @Nullable Severity severity;

  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      defaultValue = "text",
      descriptionKey = "rules.format")
  private Format format = Format.TEXT;

  RulesListCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    List<String> only = pack == null ? List.of() : List.of(pack);
    return door.withSound(only, this::list).number();
  }

  private ExitCode list(BudgetEngine engine) {
    RuleList.Choice choice = new RuleList.Choice(table, Optional.ofNullable(severity));
    if (!choice.isKnown(engine.packs())) {
      return door.usage("usage.table", Map.of("table", table));
    }
    RuleList list = new RuleList(door.phrases().language(), choice);
    door.console()
        .print(
            switch (format) {
              case TEXT -> list.write(engine.packs());
              case JSON -> list.json(engine.packs());
              case CSV -> list.csv(engine.packs());
            });
    return ExitCode.CLEAN;
  }
}
