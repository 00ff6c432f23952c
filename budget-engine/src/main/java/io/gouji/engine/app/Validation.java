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
import io.gouji.engine.report.UnreadJson;
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
  private final boolean json;
  private final Optional<ResultFiles> results;
  private final ExplanationFiles explanations;
  private boolean first = true;

  Validation(
      Door door,
      BudgetEngine engine,
      Options options,
      boolean json,
      Optional<Path> output,
      ExplanationFiles explanations) {
    this.door = door;
    this.engine = engine;
    this.options = options;
    this.explanations = explanations;
    this.json = json;
    this.results = output.map(ResultFiles::new);
  }

  /** Checks one file and tells the result, whatever it is. */
  ExitCode of(Path file) {
    Path reading = file;
    byte[] bytes;
    List<Options.Attached> attached = new ArrayList<>();
    if (Files.isDirectory(file)) {
      return refuse(file, file, List.of(problem("file.directory", Map.of())));
    }
    try {
      bytes = Files.readAllBytes(file);
      for (Path beside : explanations.of(file, engine)) {
        reading = beside;
        attached.add(new Options.Attached(beside.toString(), Files.readAllBytes(beside)));
      }
    } catch (NoSuchFileException missing) {
      return refuse(file, reading, List.of(problem("file.missing", Map.of())));
    } catch (AccessDeniedException denied) {
      return refuse(file, reading, List.of(problem("file.denied", Map.of())));
    } catch (IOException failed) {
      return refuse(
          file, reading, List.of(problem("file.failed", InputFile.cause(failed, door.phrases()))));
    } catch (OutOfMemoryError tooLarge) {
      return refuse(file, reading, List.of(problem("file.too-large", Map.of())));
    }
    try {
      return evaluated(file, bytes, attached);
    } catch (Refusal refusal) {
      return refuse(file, file, refusal.problems());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
      door.console().complain(door.phrases().say("fault.file", Map.of("file", file.toString())));
      if (json) {
        door.console().print(unread(file).fault(String.valueOf(fault)) + "\n");
      }
      return door.fault(fault);
    }
  }

  private ExitCode evaluated(Path file, byte[] bytes, List<Options.Attached> attached)
      throws Refusal {
    String name = file.getFileName().toString();
    Evaluation evaluation = engine.evaluate(bytes, name, options.withExplanations(attached));
    Wording wording = Wording.of(evaluation, door.phrases().language());
    ExitCode code = ExitCode.of(evaluation);
    List<Output> outputs = new ArrayList<>();
    if (results.isPresent() && !evaluation.workbook().format().equals("xlsx")) {
      complain(file, problem("output.xls", Map.of()));
    } else if (results.isPresent()) {
      byte[] annotated = new AnnotatedWorkbook(wording).write(bytes, evaluation);
      Optional<Path> written =
          write(results.get(), file, evaluation.workbook().format(), annotated);
      written.ifPresent(path -> outputs.add(new Output("annotated", path.toString())));
      code = written.isPresent() ? code : code.worse(ExitCode.UNREADABLE);
    }
    door.console().print(told(evaluation, file, wording, outputs));
    return code;
  }

  private Optional<Path> write(ResultFiles files, Path original, String format, byte[] annotated) {
    String suffix = door.phrases().say("output.annotated");
    try {
      return Optional.of(files.write(original.getFileName().toString(), suffix, format, annotated));
    } catch (InvalidPathException unspeakable) {
      complain(original, problem("output.name", Map.of("name", unspeakable.getInput())));
    } catch (IOException failed) {
      complain(original, problem("output.failed", InputFile.cause(failed, door.phrases())));
    }
    return Optional.empty();
  }

  private String told(Evaluation evaluation, Path file, Wording wording, List<Output> outputs) {
    if (json) {
      return new JsonReport(wording).write(evaluation, file.toString(), outputs) + "\n";
    }
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    StringBuilder text = new StringBuilder(first ? "" : "\n");
    first = false;
    text.append(new TextReport(wording, paint).write(evaluation, file.toString()));
    for (Output output : outputs) {
      text.append('\n')
          .append(door.phrases().say("output.written", Map.of("file", output.path())))
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Says why there is no evaluation; a machine that counts documents gets one all the same.
   *
   * @param culprit the file that cannot be read: the workbook or one that goes with it
   */
  private ExitCode refuse(Path file, Path culprit, List<Refusal.Problem> problems) {
    List<String> sentences = problems.stream().map(problem -> complain(culprit, problem)).toList();
    if (json) {
      door.console().print(unread(file).refused(problems.get(0).message(), sentences) + "\n");
    }
    return ExitCode.UNREADABLE;
  }

  /**
   * Tells of a file that it was not checked, for no fault of its own; the reason has been told.
   *
   * @param reason id of the sentence for a machine
   */
  void leave(Path file, String reason, List<String> sentences) {
    if (json) {
      door.console().print(unread(file).refused(reason, sentences) + "\n");
    }
  }

  private UnreadJson unread(Path file) {
    return new UnreadJson(door.phrases().language(), file);
  }

  private String complain(Path file, Refusal.Problem problem) {
    Map<String, String> blanks = new TreeMap<>(problem.arguments());
    blanks.put("file", file.toString());
    String told = door.phrases().say(problem.message(), blanks);
    door.console().complain(told);
    return told;
  }

  private static Refusal.Problem problem(String message, Map<String, String> arguments) {
    return new Refusal.Problem(message, arguments, Map.of());
  }
}
