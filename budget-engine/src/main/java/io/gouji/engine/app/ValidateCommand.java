package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Options;
import io.gouji.engine.Unlocked;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji validate}: checks workbooks, reports, and writes annotated copies if asked to. */
@Command(name = "validate", mixinStandardHelpOptions = true, addMethodSubcommands = false)
final class ValidateCommand implements Callable<Integer> {

  /** Forms of the report. */
  enum Format {
    TEXT,
    JSON,
    HTML,
    SARIF,
    JUNIT,
    CSV
  }

  private final Door door;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "validate.file")
  private List<String> files = List.of();

  @Mixin private PackOption pack = new PackOption();

  @Mixin private RulesOption rules = new RulesOption();

  @Option(names = "--prior", paramLabel = "FILE", descriptionKey = "validate.prior")
  private @Nullable String prior;

  @Option(names = "-o", paramLabel = "DIR", descriptionKey = "validate.output")
  private @Nullable String folder;

  @Option(names = "--correct", descriptionKey = "validate.correct")
  private boolean correct;

  @Mixin private PasswordOption password = new PasswordOption();

  @Option(names = "--explanations", paramLabel = "FILE", descriptionKey = "validate.explanations")
  private @Nullable String explanations;

  @Option(
      names = "--format",
      paramLabel = "text|json|html|sarif|junit|csv",
      defaultValue = "text",
      descriptionKey = "validate.format")
  private Format format = Format.TEXT;

  private ReadAhead ahead = ReadAhead.NOTHING;

  ValidateCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return run().number();
  }

  private ExitCode run() {
    List<Path> paths = new ArrayList<>();
    for (String file : files) {
      Optional<Path> path = path(file);
      if (path.isEmpty()) {
        return door.usage("usage.name", Map.of("file", file));
      }
      paths.add(path.get());
    }
    // An unset variable on the command line must not mean the current folder.
    Optional<Path> output =
        Optional.ofNullable(folder).filter(name -> !name.isBlank()).flatMap(ValidateCommand::path);
    if (folder != null && output.filter(ValidateCommand::canBeFolder).isEmpty()) {
      return door.usage("usage.output", Map.of("folder", folder));
    }
    if (correct && folder == null) {
      return door.usage("usage.correct", Map.of());
    }
    Optional<ExitCode> wrong =
        notAFile(explanations, "usage.explanations").or(() -> notAFile(prior, "usage.prior"));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<String> asked = pack.asked();
    // Packs that are being opened already leave us time for the first workbook.
    boolean early = door.early().isPresent() && !password.isAsked();
    ahead = early ? ReadAhead.of(paths.get(0)) : ReadAhead.NOTHING;
    Function<BudgetEngine, ExitCode> action = engine -> validate(engine, paths, output);
    return rules.files().isEmpty()
        ? door.sparingly(asked, action)
        : rules.withRules(door, asked, action);
  }

  /** Complains of a file beside the workbooks that can be none; empty if it may be one. */
  private Optional<ExitCode> notAFile(@Nullable String file, String folder) {
    if (file == null) {
      return Optional.empty();
    }
    Optional<Path> given = path(file);
    if (given.isEmpty()) {
      return Optional.of(door.usage("usage.name", Map.of("file", file)));
    }
    return Files.isDirectory(given.get())
        ? Optional.of(door.usage(folder, Map.of("file", file)))
        : Optional.empty();
  }

  private ExitCode validate(BudgetEngine engine, List<Path> paths, Optional<Path> output) {
    Optional<char[]> word = password.password(door);
    try {
      return validate(engine, paths, output, word);
    } finally {
      word.ifPresent(letters -> Arrays.fill(letters, '\0'));
    }
  }

  private ExitCode validate(
      BudgetEngine engine, List<Path> paths, Optional<Path> output, Optional<char[]> word) {
    Options options = new Options(pack.asked());
    Optional<RunDocument> document =
        Optional.of(format)
            .filter(form -> form.compareTo(Format.JSON) > 0)
            .map(form -> new RunDocument(door, engine, form.name().toLowerCase(Locale.ROOT)));
    Validation validation = validation(engine, options, output, word, document);
    ExitCode code =
        prior == null
            ? validate(validation, paths)
            : validate(validation, engine, options, paths, output, word, document);
    document.ifPresent(RunDocument::print);
    return code;
  }

  private ExitCode validate(
      Validation validation,
      BudgetEngine engine,
      Options options,
      List<Path> paths,
      Optional<Path> output,
      Optional<char[]> word,
      Optional<RunDocument> document) {
    return new InputFile(door, Objects.requireNonNull(prior))
        .use(
            (bytes, name) -> {
              Unlocked last = Unlocked.of(bytes, word);
              Options beside = options.withPrior(engine.openPrior(last, name, options));
              return validate(validation(engine, beside, output, word, document), paths);
            },
            (reason, sentences) ->
                paths.forEach(path -> validation.leave(path, reason, sentences)));
  }

  private Validation validation(
      BudgetEngine engine,
      Options options,
      Optional<Path> output,
      Optional<char[]> word,
      Optional<RunDocument> document) {
    ExplanationFiles explained =
        new ExplanationFiles(Optional.ofNullable(explanations).flatMap(ValidateCommand::path));
    return new Validation(
        door,
        engine,
        options,
        format == Format.JSON,
        output,
        new Validation.Inputs(ahead, explained, word),
        correct,
        document);
  }

  private static ExitCode validate(Validation validation, List<Path> paths) {
    ExitCode worst = ExitCode.CLEAN;
    for (Path path : paths) {
      worst = worst.worse(validation.of(path));
      if (worst == ExitCode.USAGE) {
        return worst;
      }
    }
    return worst;
  }

  private static boolean canBeFolder(Path path) {
    return Files.notExists(path) || Files.isDirectory(path);
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException wrong) {
      return Optional.empty();
    }
  }
}
