package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.NarrativeJson;
import io.gouji.engine.report.NarrativeMarks;
import io.gouji.engine.report.NarrativeText;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.UnreadJson;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    return door.withNarratives(
        engine,
        narratives ->
            workbook == null
                ? check(narratives, Optional.empty(), output, word)
                : new NarrativeInputs(door, engine, pack.asked(), word)
                    .evaluation(
                        workbook,
                        prior,
                        tables -> check(narratives, Optional.of(tables), output, word),
                        (reason, sentences) ->
                            files.forEach(file -> unread(file, reason, sentences))));
  }

  private ExitCode check(
      NarrativeEngine narratives,
      Optional<Evaluation> tables,
      Optional<Path> output,
      Optional<char[]> word) {
    // Prose that restates tables with errors is not right either.
    ExitCode worst = tables.map(one -> ExitCode.of(one.verdict())).orElse(ExitCode.CLEAN);
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
                            narratives.evaluate(
                                NarrativeEngine.open(bytes, name, word), tables, pack.asked());
                        return tell(file, bytes, found, output, word);
                      },
                      (reason, sentences) -> unread(file, reason, sentences)));
    }
    return worst;
  }

  private ExitCode tell(
      String file,
      byte[] bytes,
      NarrativeEvaluation found,
      Optional<Path> output,
      Optional<char[]> word)
      throws Refusal {
    Wording wording = new Wording(found.pack(), door.phrases().language());
    List<JsonReport.Output> outputs = new ArrayList<>();
    ExitCode code = ExitCode.of(found.verdict());
    if (output.isPresent()) {
      NarrativeMarks.Copy marked = new NarrativeMarks(found, wording).copy(bytes, word);
      code = code.worse(write(output.get(), file, marked, outputs));
    }
    if (format == Format.JSON) {
      door.console().print(new NarrativeJson(wording).write(found, file, outputs) + "\n");
    } else {
      Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
      door.console().print(new NarrativeText(wording, paint).write(found, file));
      for (JsonReport.Output one : outputs) {
        String told = door.phrases().say("output.written", Map.of("file", one.path()));
        door.console().print("\n" + told + "\n");
      }
    }
    return code;
  }

  /** Writes the marked copy beside whatever else is in the folder; nobody's file is replaced. */
  private ExitCode write(
      Path into, String file, NarrativeMarks.Copy marked, List<JsonReport.Output> outputs) {
    String name = Path.of(file).getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    try {
      String suffix = door.phrases().say("output.annotated");
      Path written = new CopyFiles(into).write(stem + suffix, marked.ending(), marked.bytes());
      outputs.add(new JsonReport.Output("narrative", written.toString()));
      return ExitCode.CLEAN;
    } catch (IOException failed) {
      Map<String, String> blanks = new TreeMap<>(InputFile.cause(failed, door.phrases()));
      blanks.put("file", file);
      door.console().complain(door.phrases().say("output.failed", blanks));
      return ExitCode.UNREADABLE;
    }
  }

  private void unread(String file, String reason, List<String> sentences) {
    if (format == Format.JSON) {
      UnreadJson json = new UnreadJson(door.phrases().language(), Path.of(file));
      door.console().print(json.refused(reason, sentences) + "\n");
    }
  }
}
