package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.NarrativeJson;
import io.gouji.engine.report.NarrativeText;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.UnreadJson;
import io.gouji.engine.report.Wording;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji narrative check}: prose against itself, and against the tables beside it. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class NarrativeCheckCommand implements Callable<Integer> {
  /** Forms of the report. */
  enum Format {
    TEXT,
    JSON
  }

  private final Door door;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "narrative.file")
  private List<String> files = List.of();

  @Option(names = "--workbook", paramLabel = "FILE", descriptionKey = "narrative.workbook")
  private @Nullable String workbook;

  @Option(names = "--prior", paramLabel = "FILE", descriptionKey = "narrative.prior")
  private @Nullable String prior;

  @Mixin private PackOption pack = new PackOption();

  @Option(names = "-o", paramLabel = "DIR", descriptionKey = "narrative.output")
  private @Nullable String folder;

  @Mixin private PasswordOption password = new PasswordOption();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      descriptionKey = "validate.format")
  private Format format = Format.TEXT;

  NarrativeCheckCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    if (prior != null && workbook == null) {
      return door.usage("usage.prior.alone").number();
    }
    Optional<Path> output = Optional.empty();
    if (folder != null) {
      output = folder();
      if (output.isEmpty()) {
        return door.usage("usage.output", Map.of("folder", folder)).number();
      }
    }
    Optional<Path> into = output;
    Optional<char[]> word = password.password(door);
    try {
      return door.withRules(pack.asked(), List.of(), engine -> check(engine, into, word)).number();
    } finally {
      word.ifPresent(letters -> Arrays.fill(letters, '\0'));
    }
  }

  private Optional<Path> folder() {
    try {
      return Optional.ofNullable(folder)
          .filter(name -> !name.isBlank())
          .map(Path::of)
          .filter(path -> Files.isDirectory(path) || Files.notExists(path));
    } catch (InvalidPathException wrong) {
      return Optional.empty();
    }
  }

  private ExitCode check(BudgetEngine engine, Optional<Path> output, Optional<char[]> word) {
    NarrativeEngine narratives;
    try {
      narratives = NarrativeEngine.of(engine.packs());
    } catch (Refusal wrong) {
      return door.complain(wrong);
    }
    if (workbook == null) {
      return check(narratives, Optional.empty(), output, word);
    }
    return new InputFile(door, workbook)
        .use(
            (bytes, name) -> {
              Options options = options(engine, word);
              Evaluation tables = engine.evaluate(Unlocked.of(bytes, word), name, options);
              return check(narratives, Optional.of(tables), output, word);
            },
            (reason, sentences) -> files.forEach(file -> unread(file, reason, sentences)));
  }

  /** Options that set the tables beside those of the year before, where these were given. */
  private Options options(BudgetEngine engine, Optional<char[]> word) throws Refusal {
    Options options = new Options(pack.asked());
    if (prior == null) {
      return options;
    }
    List<Options> beside = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    new InputFile(door, prior)
        .use(
            (bytes, name) -> {
              Unlocked last = Unlocked.of(bytes, word);
              beside.add(options.withPrior(engine.openPrior(last, name, options)));
              return ExitCode.CLEAN;
            },
            (reason, sentences) -> refused.add(new Refusal(List.of())));
    if (!refused.isEmpty()) {
      throw refused.get(0);
    }
    return beside.get(0);
  }

  private ExitCode check(
      NarrativeEngine narratives,
      Optional<Evaluation> tables,
      Optional<Path> output,
      Optional<char[]> word) {
    ExitCode worst = ExitCode.CLEAN;
    boolean first = true;
    for (String file : files) {
      if (!first && format == Format.TEXT) {
        door.console().print("\n");
      }
      first = false;
      worst =
          worst.worse(
              new InputFile(door, file)
                  .use(
                      (bytes, name) -> {
                        NarrativeEvaluation found =
                            narratives.evaluate(bytes, name, word, tables, pack.asked());
                        return tell(file, bytes, found, output);
                      },
                      (reason, sentences) -> unread(file, reason, sentences)));
    }
    return worst;
  }

  private ExitCode tell(
      String file, byte[] bytes, NarrativeEvaluation found, Optional<Path> output) {
    Wording wording = new Wording(found.pack(), door.phrases().language());
    List<JsonReport.Output> outputs = new ArrayList<>();
    ExitCode code = ExitCode.of(found.verdict());
    if (format == Format.JSON) {
      door.console().print(new NarrativeJson(wording).write(found, file, outputs) + "\n");
    } else {
      Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
      door.console().print(new NarrativeText(wording, paint).write(found, file));
    }
    return code;
  }

  private void unread(String file, String reason, List<String> sentences) {
    if (format == Format.JSON) {
      UnreadJson json = new UnreadJson(door.phrases().language(), Path.of(file));
      door.console().print(json.refused(reason, sentences) + "\n");
    }
  }
}
