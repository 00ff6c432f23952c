package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.JsonReport.Output;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.TextReport;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run of {@code gouji validate}: file by file, and no file in the way of the next. */
final class Validation {
  private final Door door;
  private final BudgetEngine engine;
  private final Options options;
  private final String language;
  private final boolean json;
  private final Optional<ResultFiles> results;
  private boolean first = true;

  Validation(
      Door door,
      BudgetEngine engine,
      Options options,
      String language,
      boolean json,
      Optional<Path> output) {
    this.door = door;
    this.engine = engine;
    this.options = options;
    this.language = language;
    this.json = json;
    this.results = output.map(ResultFiles::new);
  }

  /** Checks one file and tells the result, whatever it is. */
  ExitCode of(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException missing) {
      return unreadable(file, "file.missing", Map.of());
    } catch (AccessDeniedException denied) {
      return unreadable(file, "file.denied", Map.of());
    } catch (IOException failed) {
      return unreadable(file, "file.failed", Map.of("cause", String.valueOf(failed)));
    } catch (OutOfMemoryError tooLarge) {
      return unreadable(file, "file.too-large", Map.of());
    }
    try {
      return evaluated(file, bytes);
    } catch (Refusal refusal) {
      refusal.problems().forEach(p -> unreadable(file, p.message(), p.arguments()));
      return ExitCode.UNREADABLE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      door.console().complain(door.phrases().say("fault.file", Map.of("file", file.toString())));
      return door.fault(fault);
    }
  }

  private ExitCode evaluated(Path file, byte[] bytes) throws Refusal {
    Evaluation evaluation = engine.evaluate(bytes, file.getFileName().toString(), options);
    Wording wording = Wording.of(evaluation, language);
    ExitCode code = ExitCode.of(evaluation);
    List<Output> outputs = new ArrayList<>();
    if (results.isPresent()) {
      byte[] annotated = new AnnotatedWorkbook(wording).write(bytes, evaluation);
      Optional<Path> written = write(results.get(), file, annotated);
      written.ifPresent(path -> outputs.add(new Output("annotated", path.toString())));
      code = written.isPresent() ? code : code.worse(ExitCode.UNREADABLE);
    }
    door.console().print(told(evaluation, wording, outputs));
    return code;
  }

  private Optional<Path> write(ResultFiles files, Path original, byte[] annotated) {
    String suffix = door.phrases().say("output.annotated");
    try {
      return Optional.of(files.write(original.getFileName().toString(), suffix, annotated));
    } catch (InvalidPathException unspeakable) {
      unreadable(original, "output.name", Map.of("name", unspeakable.getInput()));
      return Optional.empty();
    } catch (IOException failed) {
      unreadable(original, "output.failed", Map.of("cause", String.valueOf(failed)));
      return Optional.empty();
    }
  }

  private String told(Evaluation evaluation, Wording wording, List<Output> outputs) {
    if (json) {
      return new JsonReport(wording).write(evaluation, outputs) + "\n";
    }
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    StringBuilder text = new StringBuilder(first ? "" : "\n");
    first = false;
    text.append(new TextReport(wording, paint).write(evaluation));
    for (Output output : outputs) {
      text.append('\n')
          .append(door.phrases().say("output.written", Map.of("file", output.path())))
          .append('\n');
    }
    return text.toString();
  }

  private ExitCode unreadable(Path file, String problem, Map<String, String> arguments) {
    Map<String, String> blanks = new TreeMap<>(arguments);
    blanks.put("file", file.toString());
    door.console().complain(door.phrases().say(problem, blanks));
    return ExitCode.UNREADABLE;
  }
}
