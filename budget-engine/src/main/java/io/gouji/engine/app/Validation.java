package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Corrected;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.Verdict;
import io.gouji.engine.batch.RegularFile;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.JsonReport.Output;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.ResultCopies;
import io.gouji.engine.report.TextReport;
import io.gouji.engine.report.UnreadJson;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One run of {@code gouji validate}: file by file, and no file in the way of the next. */
final class Validation {
  private final Door door;
  private final BudgetEngine engine;
  private final Options options;
  private final boolean json;
  private final boolean correcting;
  private final Optional<ResultFiles> results;
  private final Inputs inputs;
  private final Optional<RunDocument> document;

  /** Causes told already why results cannot be written: once is enough. */
  private final Set<String> causes = new HashSet<>();

  private boolean first = true;

  /**
   * Where what is checked comes from.
   *
   * @param ahead a workbook that has been read already
   * @param password to open workbooks with
   */
  record Inputs(ReadAhead ahead, ExplanationFiles explanations, Optional<char[]> password) {
    Unlocked workbook(Path file) throws IOException, Refusal {
      Optional<Unlocked> known = ahead.take(file);
      return known.isPresent() ? known.get() : Unlocked.of(RegularFile.bytes(file), password);
    }
  }

  Validation(
      Door door,
      BudgetEngine engine,
      Options options,
      boolean json,
      Optional<Path> output,
      Inputs inputs,
      boolean correcting,
      Optional<RunDocument> document) {
    this.document = document;
    this.door = door;
    this.engine = engine;
    this.options = options;
    this.inputs = inputs;
    this.json = json;
    this.correcting = correcting;
    this.results = output.map(folder -> new ResultFiles(folder, inputs.password()));
  }

  /** Checks one file and tells the result, whatever it is. */
  ExitCode of(Path file) {
    Path reading = file;
    List<Options.Attached> attached = new ArrayList<>();
    if (Files.isDirectory(file)) {
      return refuse(file, file, List.of(problem("file.directory", Map.of())));
    }
    Unlocked unlocked;
    try {
      unlocked = inputs.workbook(file);
      for (Path beside : inputs.explanations().of(file, engine)) {
        reading = beside;
        attached.add(new Options.Attached(beside.toString(), RegularFile.bytes(beside)));
      }
    } catch (IOException failed) {
      return refuse(file, reading, List.of(InputFile.problem(failed, door.phrases())));
    } catch (Refusal closed) {
      return refuse(file, file, closed.problems());
    } catch (OutOfMemoryError tooLarge) {
      return refuse(file, reading, List.of(problem("file.too-large", Map.of())));
    }
    try {
      return evaluated(file, unlocked, attached);
    } catch (Refusal refusal) {
      return refusal.isAboutPacks()
          ? door.complain(refusal)
          : refuse(file, file, refusal.problems());
    } catch (OutOfMemoryError tooLarge) {
      return refuse(file, file, List.of(problem("file.too-large", Map.of())));
    } catch (RuntimeException | StackOverflowError fault) {
      door.console().complain(door.phrases().say("fault.file", Map.of("file", file.toString())));
      if (json) {
        door.console().print(unread(file).fault(String.valueOf(fault)) + "\n");
      }
      document.ifPresent(all -> all.not(State.FAULT, file, List.of(String.valueOf(fault))));
      return door.fault(fault);
    }
  }

  private ExitCode evaluated(Path file, Unlocked unlocked, List<Options.Attached> attached)
      throws Refusal {
    String name = file.getFileName().toString();
    Options decided = options.withExplanations(attached);
    Evaluation evaluation = engine.evaluate(unlocked, name, decided);
    Wording wording = Wording.of(evaluation, door.phrases().language());
    ExitCode code = ExitCode.of(evaluation);
    List<Written> outputs = new ArrayList<>();
    List<Refusal.Problem> uncorrected = new ArrayList<>();
    if (results.isPresent()) {
      ResultCopies copies = new ResultCopies(engine, unlocked, evaluation, wording);
      ResultCopies.Made marked = copies.annotated();
      code = code.worse(write(file, marked, outputs));
      marked.problems().forEach(problem -> complain(file, problem));
      if (correcting && outputs.stream().anyMatch(one -> one.is("annotated"))) {
        ResultCopies.Made mended = copies.corrected(decided);
        code = code.worse(write(file, mended, outputs));
        uncorrected.addAll(mended.problems());
        if (mended.copy().isEmpty() && mended.problems().isEmpty()) {
          uncorrected.add(nothingSure(evaluation));
        }
      }
    }
    if (document.isPresent()) {
      document.get().checked(file, evaluation, wording, outputs(outputs));
    } else {
      door.console().print(told(evaluation, file, wording, earlier(unlocked.bytes()), outputs));
    }
    uncorrected.forEach(problem -> complain(file, problem));
    return code;
  }

  /**
   * A result that was written.
   *
   * @param corrected what it corrects; empty for a copy that is only marked
   * @param passed the file whose name it would have, had nobody changed that
   */
  private record Written(Output output, Optional<Corrected> corrected, Optional<Path> passed) {
    boolean is(String kind) {
      return output.kind().equals(kind);
    }
  }

  /** Why no corrected copy is written though nothing went wrong. */
  private static Refusal.Problem nothingSure(Evaluation evaluation) {
    boolean sound = evaluation.suspicions().isEmpty() && evaluation.count(Severity.ERROR) == 0;
    return problem(sound ? "output.corrected.needless" : "output.corrected.none", Map.of());
  }

  /** Writes what was made; unreadable where something is lacking or cannot be written. */
  private ExitCode write(Path original, ResultCopies.Made made, List<Written> outputs) {
    ExitCode code = made.lacking() ? ExitCode.UNREADABLE : ExitCode.CLEAN;
    return made.copy().map(copy -> code.worse(write(original, copy, outputs))).orElse(code);
  }

  /** Writes a result; clean, or unreadable where the file cannot be written. */
  private ExitCode write(Path original, ResultCopies.Copy copy, List<Written> outputs) {
    String suffix = door.phrases().say("output." + copy.kind());
    try {
      String name = ResultName.unmarked(original.getFileName().toString());
      Path written = results.orElseThrow().write(name, suffix, copy.format(), copy.bytes());
      Optional<Verdict> verdict = copy.corrected().flatMap(Corrected::verdict);
      outputs.add(
          new Written(
              new Output(copy.kind(), written.toString(), verdict),
              copy.corrected(),
              results.orElseThrow().passed()));
      return ExitCode.CLEAN;
    } catch (InvalidPathException unspeakable) {
      complain(original, problem("output.name", Map.of("name", unspeakable.getInput())));
    } catch (IOException failed) {
      Map<String, String> cause =
          results.orElseThrow().lacks(copy.bytes().length)
              ? Map.of("cause", full())
              : InputFile.cause(failed, door.phrases());
      if (causes.addAll(cause.values())) {
        complain(results.orElseThrow().folder(), problem("output.failed", cause));
      }
    }
    return ExitCode.UNREADABLE;
  }

  private String full() {
    String folder = results.orElseThrow().folder().toString();
    return door.phrases().say("cause.full.at", Map.of("folder", folder));
  }

  private static List<Output> outputs(List<Written> written) {
    return written.stream().map(Written::output).toList();
  }

  /** What an earlier check of ours left in a workbook, a line each. */
  private List<String> earlier(byte[] workbook) {
    AnnotatedWorkbook.Earlier earlier = AnnotatedWorkbook.earlier(workbook);
    List<String> lines = new ArrayList<>();
    if (earlier.marked()) {
      lines.add(door.phrases().say("input.marked", Map.of()));
    }
    for (String sheet : earlier.kept()) {
      lines.add(door.phrases().say("input.kept", Map.of("sheet", sheet)));
    }
    return lines;
  }

  private String told(
      Evaluation evaluation,
      Path file,
      Wording wording,
      List<String> earlier,
      List<Written> outputs) {
    if (json) {
      return new JsonReport(wording).write(evaluation, file.toString(), outputs(outputs)) + "\n";
    }
    Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
    StringBuilder text = new StringBuilder(first ? "" : "\n");
    first = false;
    text.append(new TextReport(wording, paint).write(evaluation, file.toString()));
    earlier.forEach(line -> text.append('\n').append(line).append('\n'));
    boolean failed = results.isPresent() && outputs.isEmpty();
    offer(evaluation)
        .filter(offer -> !failed)
        .ifPresent(offer -> text.append('\n').append(offer).append('\n'));
    for (Written one : outputs) {
      text.append('\n').append(told(one, wording)).append('\n');
    }
    return text.toString();
  }

  /** What a corrected copy would mend; empty where nothing, or where one is written anyway. */
  private Optional<String> offer(Evaluation evaluation) {
    long sure = ResultCopies.correctable(evaluation);
    return correcting || sure == 0
        ? Optional.empty()
        : Optional.of(
            door.phrases().say("output.corrected.offer", Map.of("count", Long.toString(sure))));
  }

  private String told(Written one, Wording wording) {
    String path = one.output().path();
    if (one.corrected().isEmpty()) {
      String sentence = one.is("annotated") ? "output.written" : "output.findings.written";
      String written = door.phrases().say(sentence, Map.of("file", path));
      return one.passed()
          .map(old -> door.phrases().say("output.beside", Map.of("file", old.toString())))
          .map(beside -> beside + "\n" + written)
          .orElse(written);
    }
    String count = Integer.toString(one.corrected().get().corrections().size());
    String written =
        door.phrases().say("output.corrected.written", Map.of("file", path, "count", count));
    return one.output()
        .verdict()
        .map(verdict -> written + "\n" + wording.checked(verdict))
        .orElse(written);
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
