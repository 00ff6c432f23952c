package io.gouji.engine.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.FileResultJson;
import io.gouji.engine.report.JsonReport;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The record of a run, beside its reports: a heading that says what was asked, then a line of JSON
 * for each file as it is done, only ever appended. Whoever finds a last line that is torn, or lines
 * that are none, has lost those files and no others. In memory is where each line stands. A run
 * that came to its end leaves out what later lines have overtaken, once that is most of it.
 */
final class Manifest implements Closeable {
  /** Name of the file; a folder with one is a folder of outputs. */
  static final String NAME = "gouji-run.jsonl";

  /** Lines that a power failure may cost, as they are then done again. */
  private static final int GROUP = 16;

  /** Lines a record may have whatever they say. */
  private static final int SHORT = 64;

  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Set<String>> reports = new TreeMap<>();

  /** Lines of another record, which stand where their files are as they were. */
  private final Map<String, Offered> offered = new HashMap<>();

  /** Paths of files whose lines an earlier run wrote. */
  private final Set<String> reused = new HashSet<>();

  private final Journal journal;
  private String context = "";
  private String run = "";
  private boolean finished;
  private int written;
  private int unforced;

  /**
   * Where the line of a file stands, and what a run asks about it.
   *
   * @param key what it was made from, all files together
   * @param prior path of the file of the year before; empty for none
   * @param unit the budget unit's name as its tables print it
   * @param outputs paths of what was written of it
   */
  record Line(
      long offset,
      int length,
      String key,
      Grade grade,
      FileResult.State state,
      boolean ours,
      String prior,
      String unit,
      String sha256,
      String pack,
      List<String> outputs) {
    private static Line of(Outcome outcome, String key, long offset, int length) {
      FileResult result = outcome.result();
      return new Line(
          offset,
          length,
          key,
          outcome.grade(),
          result.state(),
          outcome.ours(),
          outcome.prior(),
          result.unit(),
          result.sha256(),
          result.pack(),
          result.outputs().stream().map(JsonReport.Output::path).toList());
    }

    private Line at(long elsewhere) {
      return new Line(
          elsewhere, length, key, grade, state, ours, prior, unit, sha256, pack, outputs);
    }
  }

  /** A line that is not ours yet. */
  private record Offered(Line line, byte[] text) {
    /** Where its line stands: nowhere. */
    private static final int NOWHERE = -1;
  }

  private Manifest(Path file) throws IOException {
    journal = Journal.open(file, this::take);
  }

  /**
   * Opens the record of a folder, or begins one, and removes drafts of runs that were killed.
   *
   * @throws Journal.Busy if another run has it open
   */
  static Manifest open(Path folder) throws IOException {
    Manifest manifest = new Manifest(folder.resolve(NAME));
    try {
      if (manifest.journal.isHeld()) {
        Drafts.sweep(folder);
      }
      return manifest;
    } catch (IOException | RuntimeException failed) {
      manifest.close();
      throw failed;
    }
  }

  /**
   * The same for whoever begins a run.
   *
   * @throws Run.Refused if another run has it open
   */
  static Manifest opened(Path folder, Voice voice) throws IOException, Run.Refused {
    try {
      return open(folder);
    } catch (Journal.Busy busy) {
      throw new Run.Refused(voice.say("batch.busy", Map.of("folder", folder.toString())));
    }
  }

  private void take(byte[] text, long offset) {
    written++;
    RecordJson.read(text).ifPresent(json -> take(json, offset, text.length));
  }

  private void take(JsonNode json, long offset, int length) {
    if (json.has("form")) {
      context = RecordJson.context(json);
      finished = false;
      forget();
    } else if (json.has("report")) {
      note(json.path("report").asText(), json.path("sha256").asText());
    } else if (json.has("finished")) {
      finished = json.path("finished").asBoolean();
    } else if (json.has("result")) {
      line(json, offset, length)
          .ifPresent(
              line -> {
                lines.put(path(json), line);
                reused.remove(path(json));
              });
    } else if (json.has("run")) {
      takenUp(json.path("run").asText());
    } else if (json.has("reused")) {
      reused.add(json.path("reused").asText());
    }
  }

  private static Optional<Line> line(JsonNode json, long offset, int length) {
    try {
      FileResult result = FileResultJson.read(json.path("result"));
      Grade grade = Grade.valueOf(json.path("grade").asText());
      String prior = json.path("prior").asText();
      Outcome outcome = new Outcome(result, grade, json.path("ours").asBoolean(), prior, List.of());
      return Optional.of(Line.of(outcome, json.path("key").asText(), offset, length));
    } catch (IllegalArgumentException noLineOfOurs) {
      // Its file is done again.
      return Optional.empty();
    }
  }

  private static String path(JsonNode json) {
    return json.path("result").path("path").asText();
  }

  private void forget() {
    lines.clear();
    reused.clear();
  }

  private void takenUp(String by) {
    if (!by.equals(run)) {
      run = by;
      reused.addAll(lines.keySet());
    }
  }

  private void note(String report, String sha256) {
    Set<String> known = reports.computeIfAbsent(report, none -> new LinkedHashSet<>());
    // The last is the one that is there.
    known.remove(sha256);
    known.add(sha256);
  }

  /** What the run it records was asked; empty where there is none yet. */
  String context() {
    return context;
  }

  /** Whether that run came to its end. */
  boolean isFinished() {
    return finished;
  }

  /** Begins a run; lines of another context are forgotten, what reports we wrote is not. */
  synchronized void begin(String asked) throws IOException {
    if (asked.equals(context)) {
      if (finished) {
        append(RecordJson.begun());
        finished = false;
      }
      return;
    }
    append(RecordJson.heading(asked));
    context = asked;
    finished = false;
    forget();
    force();
  }

  /**
   * Records who is at work from now on, where several runs write to one record before it is
   * finished; lines of others are those of an earlier run.
   */
  synchronized void takeUp(String by) throws IOException {
    if (!by.equals(run)) {
      append(RecordJson.run(by));
      takenUp(by);
    }
  }

  /** Takes note of a line of another record, to be kept where its file is as it was. */
  synchronized void offer(byte[] text) {
    RecordJson.read(text)
        .ifPresent(
            json ->
                line(json, Offered.NOWHERE, text.length)
                    .ifPresent(line -> offered.put(path(json), new Offered(line, text))));
  }

  /** The line of a file, if it was done. */
  synchronized Optional<Line> line(String path) {
    return Optional.ofNullable(lines.get(path));
  }

  /** What is known of a file: its line, then one that was offered. */
  synchronized List<Line> known(String path) {
    return Stream.concat(
            line(path).stream(), Optional.ofNullable(offered.get(path)).map(Offered::line).stream())
        .toList();
  }

  /** Lets a line that is known of a file stand: one that was offered becomes ours. */
  synchronized Line keep(String path, Line line) throws IOException {
    Offered other = offered.get(path);
    if (other == null || line.offset() != Offered.NOWHERE) {
      return line;
    }
    Line own = line.at(append(other.text()));
    // Behind it, so that a line without is taken for one that was checked, not the other way round.
    append(RecordJson.reused(path));
    lines.put(path, own);
    reused.add(path);
    grouped();
    return own;
  }

  /** How many files have a line of an earlier run. */
  synchronized int reused() {
    return reused.size();
  }

  /** Records a file that is done; safe for several threads. */
  synchronized void add(Outcome outcome, String key) throws IOException {
    byte[] text = RecordJson.result(outcome, key);
    long offset = append(text);
    lines.put(outcome.result().path(), Line.of(outcome, key, offset, text.length));
    reused.remove(outcome.result().path());
    grouped();
  }

  private void grouped() throws IOException {
    unforced++;
    if (unforced >= GROUP) {
      force();
    }
  }

  /** Records what another record says of its files, where it is not what is recorded already. */
  synchronized void takeOver(Manifest other) throws IOException {
    List<Map.Entry<String, Line>> all = new ArrayList<>(other.lines.entrySet());
    all.sort(Map.Entry.comparingByKey());
    for (Map.Entry<String, Line> one : all) {
      Line line = one.getValue();
      byte[] text = other.journal.line(line.offset(), line.length());
      Line here = lines.get(one.getKey());
      boolean same =
          here != null
              && here.length() == line.length()
              && Arrays.equals(journal.line(here.offset(), here.length()), text);
      if (!same) {
        lines.put(one.getKey(), line.at(append(text)));
      }
    }
    force();
  }

  /** Whether we wrote a report of that name and content. */
  synchronized boolean wrote(String report, String sha256) {
    return reports.getOrDefault(report, Set.of()).contains(sha256);
  }

  /** Records a report that is about to appear. */
  synchronized void report(String name, String sha256) throws IOException {
    if (!wrote(name, sha256)) {
      append(RecordJson.report(name, sha256));
      force();
    }
    note(name, sha256);
  }

  /**
   * Records that everything is done, and leaves out what is overtaken where that is most.
   *
   * @param reused how many of the files needed no check
   */
  synchronized void finish(int files, int reused) throws IOException {
    byte[] last = RecordJson.finished(files, reused);
    // A heading and the last line beside those of files and reports.
    int needed = lines.size() + reports.size() + 2;
    boolean shorter = written + 1 > Math.max(SHORT, 2 * needed) && compact(last);
    if (!shorter) {
      append(last);
      force();
    }
    finished = true;
  }

  /** Whether the record is now only what still counts. */
  private boolean compact(byte[] last) throws IOException {
    force();
    List<Map.Entry<String, Line>> kept = new ArrayList<>(lines.entrySet());
    kept.sort((one, other) -> Long.compare(one.getValue().offset(), other.getValue().offset()));
    List<byte[]> around = new ArrayList<>();
    around.add(RecordJson.heading(context));
    for (Map.Entry<String, Set<String>> report : reports.entrySet()) {
      around.add(RecordJson.report(report.getKey(), last(report.getValue())));
    }
    int first = around.size();
    int end = first + kept.size();
    List<Long> offsets =
        journal.replace(
            end + 1,
            number -> {
              if (number >= first && number < end) {
                Line line = kept.get(number - first).getValue();
                return journal.line(line.offset(), line.length());
              }
              return number == end ? last : around.get(number);
            });
    if (offsets.isEmpty()) {
      return false;
    }
    for (int i = 0; i < kept.size(); i++) {
      lines.put(kept.get(i).getKey(), kept.get(i).getValue().at(offsets.get(first + i)));
    }
    reports.replaceAll((name, known) -> new LinkedHashSet<>(Set.of(last(known))));
    written = offsets.size();
    return true;
  }

  private static String last(Set<String> known) {
    return known.stream().reduce("", (before, next) -> next);
  }

  /**
   * What came of a file, read from its line. Not for threads that may be interrupted: that would
   * close the record for all.
   */
  FileResult result(Line line) {
    try {
      return RecordJson.result(journal.line(line.offset(), line.length()));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private long append(byte[] text) throws IOException {
    long offset = journal.append(text);
    written++;
    return offset;
  }

  synchronized void force() throws IOException {
    journal.force();
    unforced = 0;
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }
}
