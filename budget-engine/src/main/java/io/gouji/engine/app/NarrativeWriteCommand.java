package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.report.NarrativeFile;
import io.gouji.engine.report.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gouji narrative write}: the prose of a workbook, with blanks where people must think. */
@Command(name = "write", mixinStandardHelpOptions = true)
final class NarrativeWriteCommand implements Callable<Integer> {
  private static final String ENDING = ".docx";

  private final Door door;

  @Option(
      names = "--workbook",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "narrative.write.workbook")
  private String workbook = "";

  @Option(names = "--prior", paramLabel = "FILE", descriptionKey = "narrative.write.prior")
  private @Nullable String prior;

  @Option(names = "--given", paramLabel = "FILE.csv", descriptionKey = "narrative.write.given")
  private @Nullable String given;

  @Mixin private PackOption pack = new PackOption();

  @Option(
      names = "-o",
      required = true,
      paramLabel = "FILE.docx",
      descriptionKey = "narrative.write.output")
  private String output = "";

  @Mixin private PasswordOption password = new PasswordOption();

  NarrativeWriteCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    if (!output.endsWith(ENDING)) {
      Map<String, String> blanks = Map.of("file", output, "ending", ENDING);
      return door.usage("usage.ending.of", blanks).number();
    }
    NewFile target = new NewFile(door, output);
    Optional<ExitCode> refused = target.refused();
    if (refused.isPresent()) {
      return refused.get().number();
    }
    Optional<char[]> word = password.password(door);
    try {
      return door.withRules(pack.asked(), List.of(), engine -> write(engine, target, word))
          .number();
    } finally {
      word.ifPresent(letters -> Arrays.fill(letters, '\0'));
    }
  }

  private ExitCode write(BudgetEngine engine, NewFile target, Optional<char[]> word) {
    NarrativeInputs inputs = new NarrativeInputs(door, engine, pack.asked(), word);
    return door.withNarratives(
        engine,
        narratives ->
            inputs.evaluation(
                workbook,
                prior,
                tables -> given(narratives, target, tables),
                (reason, told) -> {}));
  }

  private ExitCode given(NarrativeEngine narratives, NewFile target, Evaluation tables) {
    if (given == null) {
      return write(narratives, target, tables, new byte[0]);
    }
    return new InputFile(door, given)
        .use((bytes, name) -> write(narratives, target, tables, bytes), (reason, told) -> {});
  }

  private ExitCode write(
      NarrativeEngine narratives, NewFile target, Evaluation tables, byte[] csv) {
    Wording wording = Wording.of(tables, door.phrases().language());
    NarrativeFile file = NarrativeFile.of(narratives, tables, csv, wording);
    if (file.isEmpty()) {
      return door.usage("narrative.write.no-text", Map.of("pack", file.pack()));
    }
    file.remarks().forEach(door.console()::complain);
    ExitCode written = target.write(file.bytes());
    if (written == ExitCode.CLEAN) {
      Map<String, String> blanks =
          Map.of("file", output, "blanks", Integer.toString(file.blanks()));
      door.console().print(door.phrases().say("narrative.written", blanks) + "\n");
    }
    return written.worse(tables(ExitCode.of(tables.verdict()), file.tables()));
  }

  /** Figures of tables with errors stand in the prose as they are; whoever reads it must know. */
  private ExitCode tables(ExitCode code, String verdict) {
    if (code != ExitCode.CLEAN) {
      Map<String, String> blanks = Map.of("file", workbook, "verdict", verdict);
      door.console().complain(door.phrases().say("narrative.write.tables", blanks));
    }
    return code;
  }
}
