package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.ImportText;
import io.gouji.engine.report.NewForm;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.Transfer;
import io.gouji.engine.report.Transferred;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gouji new}: the blank workbook of a pack, perhaps going on from last year's. */
@Command(name = "new", mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer> {
  private static final String YEARS = "20\\d\\d";

  private final Door door;

  @Option(names = "--pack", required = true, paramLabel = "ID", descriptionKey = "new.pack")
  private String pack = "";

  @Option(names = "--unit", paramLabel = "NAME", descriptionKey = "new.unit")
  private String unit = "";

  @Option(names = "--year", paramLabel = "2000–2099", descriptionKey = "new.year")
  private String year = "";

  @Option(names = "--prior", paramLabel = "FILE", descriptionKey = "new.prior")
  private @Nullable String prior;

  @Option(names = "-o", required = true, paramLabel = "FILE", descriptionKey = "import.output")
  private String output = "";

  NewCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    if (!year.isEmpty() && !year.matches(YEARS)) {
      Map<String, String> blanks =
          Map.of("option", "--year", "value", year, "allowed", "2000–2099");
      return door.usage("usage.value", blanks).number();
    }
    if (prior == null && unit.isBlank()) {
      return door.usage("usage.unit").number();
    }
    Templates templates = new Templates(door, pack, output);
    return templates.refused().orElseGet(() -> templates.with(this::made)).number();
  }

  private ExitCode made(BudgetEngine engine, NewFile target) {
    String name = unit.strip();
    if (prior != null) {
      return new InputFile(door, prior)
          .use(
              (bytes, file) -> goingOn(engine, target, engine.read(bytes, file, pack), prior),
              (reason, sentences) -> {});
    }
    NewForm form = NewForm.of(engine, pack, name, year);
    ExitCode written = target.write(form.write());
    if (written == ExitCode.CLEAN) {
      door.console().print(ImportText.ofBlank(form, output, door.phrases().language()));
    }
    return written;
  }

  private ExitCode goingOn(BudgetEngine engine, NewFile target, Optional<Reading> read, String from)
      throws Refusal {
    if (read.isEmpty()) {
      throw new Refusal(List.of(new Refusal.Problem("file.no-tables", Map.of(), Map.of())));
    }
    if (unit.isBlank() && Transfer.unit(read.get()).isEmpty()) {
      return door.usage("usage.unit.prior", Map.of("file", from));
    }
    Transferred result = Transfer.nextYear(read.get(), engine, pack, unit.strip(), year);
    ExitCode written = target.write(result.workbook());
    if (written != ExitCode.CLEAN) {
      return written;
    }
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    door.console()
        .print(ImportText.ofNextYear(result, from, output, door.phrases().language(), paint));
    return ImportCommand.code(result);
  }
}
