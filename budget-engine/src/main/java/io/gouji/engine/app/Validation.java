package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.CorrectedWorkbook;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.FindingsWorkbook;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One run of {@code gouji validate}: file by file, and no file in the way of the next. */
final class Validation {
  private static final String XLSX = "xlsx";

  private final Door door;
  private final BudgetEngine engine;
  private final Options options;
  private final boolean json;
  private final boolean correcting;
  private final Optional<ResultFiles> results;
  private final ExplanationFiles explanations;
  private final Optional<char[]> password;
  private final Optional<RunDocument> document;

  /** Causes told already why results cannot be written: once is enough. */
  private final Set<String> causes = new HashSet<>();

  private boolean first = true;

  Validation(
      Door door,
      BudgetEngine engine,
      Options options,
      boolean json,
      Optional<Path> output,
      ExplanationFiles explanations,
      Optional<char[]> password,
      boolean correcting,
      Optional<RunDocument> document) {
    this.document = document;
    this.door = door;
    this.engine = engine;
    this.options = options;
    this.explanations = explanations;
    this.json = json;
    this.correcting = correcting;
    this.password = password;
    this.results = output.map(folder -> new ResultFiles(folder, password));
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
      document.ifPresent(all -> all.not(State.FAULT, file, List.of(String.valueOf(fault))));
      return door.fault(fault);
    }
  }

  private ExitCode evaluated(Path file, byte[] bytes, List<Options.Attached> attached)
      throws Refusal {
    String name = file.getFileName().toString();
    Options decided = options.withExplanations(attached);
    Unlocked unlocked = Unlocked.of(bytes, password);
    Evaluation evaluation = engine.evaluate(unlocked, name, decided);
    Wording wording = Wording.of(evaluation, door.phrases().language());
    ExitCode code = ExitCode.of(evaluation);
    List<Written> outputs = new ArrayList<>();
    if (results.isPresent()) {
      code = code.worse(annotate(file, unlocked, evaluation, wording, outputs));
      boolean annotated = outputs.stream().anyMatch(one -> one.is("annotated"));
      if (correcting && annotated) {
        Corrected corrected = engine.correct(unlocked.bytes(), evaluation, decided);
        code = code.worse(write(file, evaluation, wording, unlocked, corrected, outputs));
      }
    }
    if (document.isPresent()) {
      document.get().checked(file, evaluation, wording, outputs(outputs));
    } else {
      door.console().print(told(evaluation, file, wording, outputs));
    }
    return code;
  }

  /**
   * A result that was written.
   *
   * @param cells how many it changed
   */
  private record Written(Output output, int cells) {
    boolean is(String kind) {
      return output.kind().equals(kind);
    }
  }

  /** Writes the annotated copy, or the findings beside a file that cannot be marked. */
  private ExitCode annotate(
      Path file, Unlocked unlocked, Evaluation evaluation, Wording wording, List<Written> outputs)
      throws Refusal {
    byte[] bytes = unlocked.bytes();
    if (evaluation.workbook().format().equals(XLSX) && AnnotatedWorkbook.isSigned(bytes)) {
      complain(file, problem("output.signed", Map.of()));
      return beside(file, unlocked, evaluation, new FindingsWorkbook(wording, "signed"), outputs);
    }
    AnnotatedWorkbook.Copy copy;
    try {
      copy = new AnnotatedWorkbook(wording).copy(bytes, evaluation);
    } catch (Refusal unpatchable) {
      complain(file, problem("output.parts", Map.of()));
      unpatchable.problems().forEach(problem -> complain(file, problem));
      return beside(file, unlocked, evaluation, new FindingsWorkbook(wording, "parts"), outputs);
    }
    byte[] marked = unlocked.file(copy.bytes());
    ExitCode code = write(file, evaluation.workbook().format(), "annotated", marked, 0, outputs);
    for (String shortfall : copy.shortfalls()) {
      complain(file, problem("output.short." + shortfall, Map.of()));
    }
    return code;
  }

  /**
   * Findings are a package whatever the file is; of an old format that is locked, none are told.
   */
  private ExitCode beside(
      Path file,
      Unlocked unlocked,
      Evaluation evaluation,
      FindingsWorkbook findings,
      List<Written> outputs)
      throws Refusal {
    if (unlocked.isLocked() && !evaluation.workbook().format().equals(XLSX)) {
      return ExitCode.UNREADABLE;
    }
    byte[] bytes = unlocked.file(findings.write(evaluation));
    return write(file, XLSX, "findings", bytes, 0, outputs);
  }

  private ExitCode write(
      Path file,
      Evaluation evaluation,
      Wording wording,
      Unlocked unlocked,
      Corrected corrected,
      List<Written> outputs)
      throws Refusal {
    if (!corrected.broken().isEmpty()) {
      String rules =
          corrected.broken().stream()
              .map(finding -> finding.rule().value())
              .distinct()
              .collect(Collectors.joining(" "));
      complain(file, problem("output.corrected.broken", Map.of("rules", rules)));
      return ExitCode.CLEAN;
    }
    int cells = corrected.corrections().size();
    if (cells == 0) {
      complain(file, problem("output.corrected.none", Map.of()));
      return ExitCode.CLEAN;
    }
    byte[] bytes = unlocked.file(new CorrectedWorkbook(evaluation, wording).write(corrected));
    return write(file, evaluation.workbook().format(), "corrected", bytes, cells, outputs);
  }

  /** Writes a result; clean, or unreadable where the file cannot be written. */
  private ExitCode write(
      Path original, String format, String kind, byte[] content, int cells, List<Written> outputs) {
    String suffix = door.phrases().say("output." + kind);
    try {
      String name = ResultName.unmarked(original.getFileName().toString());
      Path written = results.orElseThrow().write(name, suffix, format, content);
      outputs.add(new Written(new Output(kind, written.toString()), cells));
      return ExitCode.CLEAN;
    } catch (InvalidPathException unspeakable) {
      complain(original, problem("output.name", Map.of("name", unspeakable.getInput())));
    } catch (IOException failed) {
      Map<String, String> cause =
          results.orElseThrow().lacks(content.length)
              ? Map.of("cause", door.phrases().say("cause.full"))
              : InputFile.cause(failed, door.phrases());
      if (causes.addAll(cause.values())) {
        complain(original, problem("output.failed", cause));
      }
    }
    return ExitCode.UNREADABLE;
  }

  private static List<Output> outputs(List<Written> written) {
    return written.stream().map(Written::output).toList();
  }

  private String told(Evaluation evaluation, Path file, Wording wording, List<Written> outputs) {
    if (json) {
      return new JsonReport(wording).write(evaluation, file.toString(), outputs(outputs)) + "\n";
    }
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    StringBuilder text = new StringBuilder(first ? "" : "\n");
    first = false;
    text.append(new TextReport(wording, paint).write(evaluation, file.toString()));
    for (Written one : outputs) {
      Map<String, String> blanks =
          Map.of("file", one.output().path(), "count", Integer.toString(one.cells()));
      String sentence =
          one.is("annotated") ? "output.written" : "output." + one.output().kind() + ".written";
      text.append('\n').append(door.phrases().say(sentence, blanks)).append('\n');
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
    leave(file, problems.get(0).message(), sentences);
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
    document.ifPresent(all -> all.not(State.UNREADABLE, file, sentences));
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
