package io.gouji.engine.app;

import io.gouji.engine.OwnRules;
import io.gouji.engine.Refusal;
import io.gouji.engine.RuleExchange;
import io.gouji.engine.RuleTable;
import io.gouji.engine.batch.RegularFile;
import io.gouji.engine.report.RuleCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji rules import}: takes back a table of rules that people have edited. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class RulesImportCommand implements Callable<Integer> {
  private final Door door;

  @Parameters(paramLabel = "FILE", descriptionKey = "rules.import.file")
  private String file = "";

  @Option(names = "--pack", paramLabel = "ID", descriptionKey = "rules.import.pack")
  private @Nullable String pack;

  @Option(names = "-o", paramLabel = "FILE", descriptionKey = "rules.import.output")
  private @Nullable String output;

  @Option(names = "--check", descriptionKey = "rules.import.check")
  private boolean check;

  RulesImportCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    if (check == (output != null)) {
      return door.usage("usage.import").number();
    }
    try {
      OwnRules own = new OwnRules(file, RegularFile.bytes(Path.of(file)));
      return door.withExchange(exchange -> taken(exchange, own)).number();
    } catch (IOException | InvalidPathException missing) {
      return door.usage("usage.rules", Map.of("file", file)).number();
    }
  }

  private ExitCode taken(RuleExchange exchange, OwnRules own) throws Refusal {
    RuleTable table = exchange.read(own, Optional.ofNullable(pack));
    for (RuleTable.Remark remark : table.remarks()) {
      door.console()
          .complain(
              door.phrases()
                  .say(
                      "rules.tidied." + remark.kind(),
                      Map.of(
                          "file", file,
                          "line", Long.toString(remark.line()),
                          "column", remark.heading(),
                          "text", remark.text())));
    }
    int rules = table.rows().size();
    if (output == null) {
      Map<String, String> blanks = Map.of("count", Integer.toString(rules), "pack", table.pack());
      door.console().print(door.phrases().say("rules.checked", blanks) + "\n");
      return ExitCode.CLEAN;
    }
    byte[] bytes = RuleCsv.write(table).getBytes(StandardCharsets.UTF_8);
    return RuleFile.write(door, output, bytes, rules);
  }
}
