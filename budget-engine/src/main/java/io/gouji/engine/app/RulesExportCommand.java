package io.gouji.engine.app;

import io.gouji.engine.RuleTable;
import io.gouji.engine.report.RuleCsv;
import io.gouji.engine.report.RuleWorkbook;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gouji rules export}: the rules of a pack for people, as a workbook or as CSV. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class RulesExportCommand implements Callable<Integer> {
  private final Door door;

  @Option(names = "--pack", required = true, paramLabel = "ID", descriptionKey = "rules.pack.one")
  private String pack = "";

  @Option(
      names = "-o",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "rules.export.output")
  private String output = "";

  RulesExportCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return door.withExchange(
            exchange -> {
              RuleTable table = exchange.table(pack);
              return RuleFile.write(door, output, bytes(table), table.rows().size());
            })
        .number();
  }

  private byte[] bytes(RuleTable table) {
    if (output.endsWith(".csv")) {
      return (RuleCsv.BYTE_ORDER_MARK + RuleCsv.write(table)).getBytes(StandardCharsets.UTF_8);
    }
    return RuleWorkbook.write(table, door.phrases().say("rules.sheet"));
  }
}
