package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.ImportJson;
import io.gouji.engine.report.ImportText;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.Transfer;
import io.gouji.engine.report.Transferred;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji import}: the figures of another system's workbook in a pack's template. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final Door door;

  @Parameters(paramLabel = "FILE", descriptionKey = "import.file")
  private String file = "";

  @Option(names = "--pack", required = true, paramLabel = "ID", descriptionKey = "import.pack")
  private String pack = "";

  @Option(names = "-o", required = true, paramLabel = "FILE", descriptionKey = "import.output")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      descriptionKey = "import.format")
  private ValidateCommand.Format format = ValidateCommand.Format.TEXT;

  ImportCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    Templates templates = new Templates(door, pack, output);
    return templates.refused().orElseGet(() -> templates.with(this::imported)).number();
  }

  private ExitCode imported(BudgetEngine engine, NewFile target) {
    return new InputFile(door, file)
        .use((bytes, name) -> imported(engine, target, bytes, name), this::unread);
  }

  private ExitCode imported(BudgetEngine engine, NewFile target, byte[] bytes, String name)
      throws Refusal {
    Optional<Reading> read = engine.read(bytes, name, pack);
    if (read.isEmpty()) {
      throw new Refusal(List.of(new Refusal.Problem("file.no-tables", Map.of(), Map.of())));
    }
    Transferred result = Transfer.everything(read.get(), engine, pack);
    ExitCode written = target.write(result.workbook());
    if (written != ExitCode.CLEAN) {
      return written;
    }
    String language = door.phrases().language();
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    door.console()
        .print(
            format == ValidateCommand.Format.JSON
                ? ImportJson.write(result, read.get().input(), output, language) + "\n"
                : ImportText.ofImport(result, file, output, language, paint));
    return code(result);
  }

  static ExitCode code(Transferred result) {
    return switch (result.verdict()) {
      case AGREEING -> ExitCode.CLEAN;
      case INCOMPLETE -> ExitCode.WARNINGS;
      case CONTRADICTORY -> ExitCode.ERRORS;
    };
  }

  private void unread(String reason, List<String> sentences) {
    if (format == ValidateCommand.Format.JSON) {
      String language = door.phrases().language();
      door.console().print(ImportJson.unread(file, reason, sentences, language) + "\n");
    }
  }
}
