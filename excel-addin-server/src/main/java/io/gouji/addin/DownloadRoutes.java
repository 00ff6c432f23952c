package io.gouji.addin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Downloads.Download;
import io.gouji.engine.Corrected;
import io.gouji.engine.Correction;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.report.AnnotatedWorkbook;
import io.gouji.engine.report.CorrectedWorkbook;
import io.gouji.engine.report.NarrativeMarks;
import io.gouji.engine.report.ResultEnding;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Marked and corrected copies, the marked prose and the report, for the browser to keep. The marked
 * copies and the report are of the file as it was given: what was accepted since stands in the
 * corrected copy alone, which logs it.
 */
final class DownloadRoutes {
  private static final String XLSX = "xlsx";

  private static final Map<String, String> TYPES =
      Map.of(
          XLSX,
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "xls",
          "application/vnd.ms-excel");

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** Also of a page: what came from others is never shown as one of ours. */
  private static final String BYTES = "application/octet-stream";

  private final Downloads downloads;
  private final Words words;

  DownloadRoutes(Downloads downloads, Words words) {
    this.downloads = downloads;
    this.words = words;
  }

  List<Route> routes() {
    String make = "/v1/workbooks/{id}/downloads";
    String fetch = "/v1/downloads/{id}";
    return List.of(
        new Route("POST", make, Route.Body.JSON, false, Set.of(), this::make),
        new Route("GET", fetch, Route.Body.NONE, true, Set.of(), this::fetch));
  }

  /** A file that was made, by what people call it. */
  private record Made(String name, String type, byte[] bytes) {}

  private Answer make(Request request) throws Problem, IOException {
    String kind = Json.text(Json.object(request.body(), "kind"), "kind");
    WorkbookJob job = request.workbook();
    WorkbookJob.Base base = job.base();
    Made made;
    Set<String> left = new TreeSet<>();
    try {
      made =
          switch (kind) {
            case "annotated" -> workbook(job, base, kind, annotated(job, base.asGiven()));
            case "corrected" -> {
              Copy copy = corrected(job, base);
              left.addAll(copy.left());
              yield workbook(job, base, kind, copy.bytes());
            }
            case "narrative" -> narrative(job, base.asGiven());
            case "json" -> report(job, base.asGiven());
            default -> throw new Problem(Problem.BAD_REQUEST, "json");
          };
    } catch (Refusal refused) {
      throw Problem.of(refused);
    }
    String id = downloads.offer(job, made.name(), made.type(), made.bytes());
    ObjectNode told = Json.object().put("url", "/v1/downloads/" + id);
    if (!left.isEmpty()) {
      left.forEach(told.putArray("left")::add);
    }
    return Answer.json(Answer.CREATED, told.put("expires", downloads.expires(id).toString()));
  }

  private Made workbook(WorkbookJob job, WorkbookJob.Base base, String kind, byte[] copy)
      throws Problem, Refusal {
    String format = base.evaluation().workbook().format();
    return new Made(
        name(job, job.name(), kind, ResultEnding.of(job.name(), format)),
        TYPES.getOrDefault(format, TYPES.get(XLSX)),
        job.asItCame(base, copy));
  }

  private Made report(WorkbookJob job, WorkbookJob.Base base) {
    byte[] bytes = base.report().getBytes(StandardCharsets.UTF_8);
    return new Made(name(job, job.name(), "json", ".json"), Answer.JSON, bytes);
  }

  /** The prose with what was found in it: comments in Word, a page beside anything else. */
  private Made narrative(WorkbookJob job, WorkbookJob.Base base) throws Problem, Refusal {
    NarrativeEvaluation found =
        base.found()
            .narrative()
            .flatMap(Outcome.OfNarrative::evaluation)
            .orElseThrow(() -> new Problem(Problem.CONFLICT, "narrative.none"));
    Wording wording = new Wording(found.pack(), job.language());
    NarrativeMarks.Copy copy =
        new NarrativeMarks(found, wording).copy(base.narrative().bytes(), base.narrative().key());
    String name = name(job, found.input().name(), "annotated", copy.ending());
    return new Made(name, copy.ending().equals(".docx") ? DOCX : BYTES, copy.bytes());
  }

  private static byte[] annotated(WorkbookJob job, WorkbookJob.Base base) throws Problem, Refusal {
    refuseSigned(base);
    Wording wording = Wording.of(base.evaluation(), job.language());
    return new AnnotatedWorkbook(wording).write(base.bytes(), base.evaluation());
  }

  private static Copy corrected(WorkbookJob job, WorkbookJob.Base base) throws Problem, Refusal {
    refuseSigned(base);
    List<Correction> accepted = job.corrections().standing(base);
    Corrected own = correct(job, base, List.of());
    Set<String> left = new TreeSet<>(rules(own));
    if (!left.isEmpty()) {
      // What would break something is left out; what was accepted is in the workbook already.
      List<Integer> candidates = job.corrections().certain(base);
      Sieve.Sorted<Integer> sorted =
          Sieve.sort(candidates, kept -> rules(correct(job, base, without(candidates, kept))));
      own = correct(job, base, without(candidates, sorted.kept()));
    }
    Corrected all = own.after(accepted, base.evaluation().verdict());
    if (all.corrections().isEmpty()) {
      throw left.isEmpty()
          ? new Problem(Problem.CONFLICT, "correction.nothing")
          : new Problem(
              Problem.CONFLICT, "correction.breaks", Map.of("rules", String.join(" ", left)));
    }
    Wording wording = Wording.of(base.evaluation(), job.language());
    return new Copy(new CorrectedWorkbook(base.evaluation(), wording).write(all), left);
  }

  /** A copy with the rules that would no longer hold, had everything sure been corrected. */
  private record Copy(byte[] bytes, Set<String> left) {}

  private static Corrected correct(
      WorkbookJob job, WorkbookJob.Base base, Collection<Integer> spared) throws Refusal {
    Set<Integer> untouched = new HashSet<>(job.corrections().rejected(base));
    untouched.addAll(spared);
    return job.desk().engine().correct(base.bytes(), base.evaluation(), base.options(), untouched);
  }

  private static List<Integer> without(List<Integer> all, List<Integer> kept) {
    return all.stream().filter(index -> !kept.contains(index)).toList();
  }

  private static List<String> rules(Corrected corrected) {
    return corrected.broken().stream().map(one -> one.rule().value()).distinct().toList();
  }

  /** A mark would break a signature, and a file that says it is signed must be. */
  private static void refuseSigned(WorkbookJob.Base base) throws Problem, Refusal {
    if (AnnotatedWorkbook.isSigned(base.bytes())) {
      throw new Problem(Problem.UNPROCESSABLE, "output.signed");
    }
  }

  private String name(WorkbookJob job, String file, String kind, String ending) {
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    return stem + words.say("output." + kind, job.language(), Map.of()) + ending;
  }

  private Answer fetch(Request request) throws Problem {
    Download file =
        downloads
            .take(request.path().getOrDefault("id", ""))
            .orElseThrow(() -> new Problem(Problem.NOT_FOUND, "download"));
    return new Answer(
        Answer.OK,
        file.type(),
        file.bytes(),
        Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + escaped(file.name())));
  }

  /** A name in the characters RFC 5987 lets stand; all others as their bytes. */
  static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (octet & 0xff);
      boolean plain =
          letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~".indexOf(letter) >= 0);
      text.append(plain ? String.valueOf(letter) : "%%%02X".formatted(octet & 0xff));
    }
    return text.toString();
  }
}
