package io.gouji.addin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Outcome.View;
import io.gouji.engine.report.ExplanationFile.Given;
import io.gouji.engine.report.ExplanationRows;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Workbooks of a session: taken in, changed, set beside last year's and the prose about them,
 * explained, forgotten.
 */
final class WorkbookRoutes {
  private static final String ONE = "/v1/workbooks/{id}";
  private static final String AUTO = "auto";
  private static final String UPLOAD = "upload";
  private static final String[] EXPLANATION = {"fingerprint", "values", "reason", "who", "date"};
  private static final Pattern UPLOADS = Pattern.compile("[0-9a-f]{32}");

  private final Desk desk;
  private final Views views;

  WorkbookRoutes(Desk desk, Views views) {
    this.desk = desk;
    this.views = views;
  }

  List<Route> routes() {
    Route.Body none = Route.Body.NONE;
    Route.Body file = Route.Body.FILE;
    Set<String> given = Set.of("name", "wait");
    Set<String> wait = Set.of("wait");
    Set<String> named = Set.of("name", "pack", "lang", "wait", UPLOAD);
    return List.of(
        new Route("POST", "/v1/workbooks", file, false, named, this::add),
        new Route("DELETE", "/v1/uploads/{upload}", none, false, Set.of(), this::giveUp),
        new Route("GET", ONE, none, false, wait, this::show),
        new Route("PUT", ONE, file, false, wait, this::change),
        new Route("DELETE", ONE, none, false, Set.of(), this::forget),
        new Route("PUT", ONE + "/prior", file, false, given, this::beside),
        new Route("DELETE", ONE + "/prior", none, false, wait, this::alone),
        new Route("PUT", ONE + "/narrative", file, false, given, this::narrative),
        new Route("DELETE", ONE + "/narrative", none, false, wait, this::unnarrated),
        new Route("PUT", ONE + "/explanations", Route.Body.JSON, false, wait, this::explain),
        new Route("GET", ONE + "/explanations", none, false, Set.of(), this::said),
        new Route("POST", ONE + "/explanations", Route.Body.JSON, false, Set.of(), this::weigh));
  }

  private Answer add(Request request) throws Problem, IOException {
    String name = fileName(request.query("name", ""));
    Optional<String> pack = Optional.of(request.query("pack", AUTO)).filter(id -> !id.equals(AUTO));
    if (pack.isPresent() && !desk.engine().packIds().contains(pack.get())) {
      throw Problem.parameter("pack");
    }
    String upload = request.query(UPLOAD, "");
    if (!upload.isEmpty() && !UPLOADS.matcher(upload).matches()) {
      throw Problem.parameter(UPLOAD);
    }
    WorkbookJob job = new WorkbookJob(desk, name, pack, request.language());
    Optional<char[]> password = request.password();
    byte[] body = request.body();
    String id = request.caller().add(job, upload);
    RunningCheck check;
    try {
      check = job.change(body, password);
    } catch (Problem refused) {
      request.caller().remove(id);
      job.cancel();
      throw refused;
    }
    View view = job.await(check, request.patience());
    return views.answer(view.isRunning() ? Answer.ACCEPTED : Answer.CREATED, id, view);
  }

  private Answer giveUp(Request request) throws Problem {
    String upload = request.path().getOrDefault(UPLOAD, "");
    if (!UPLOADS.matcher(upload).matches()) {
      throw new Problem(Problem.NOT_FOUND, "path");
    }
    request.caller().giveUp(upload);
    return Answer.nothing();
  }

  /** The last part of a name, for people to read; never a path of ours. */
  private static String fileName(String given) throws Problem {
    String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    if (name.isBlank()) {
      throw Problem.parameter("name");
    }
    return name;
  }

  private Answer show(Request request) throws Problem {
    return shown(request, request.workbook().await(request.patience()), Answer.OK);
  }

  private Answer change(Request request) throws Problem, IOException {
    WorkbookJob job = request.workbook();
    return begun(request, job, job.change(request.body(), request.password()));
  }

  private Answer beside(Request request) throws Problem, IOException {
    byte[] last = request.body();
    if (last.length == 0) {
      throw new Problem(Problem.UNPROCESSABLE, "file.empty");
    }
    WorkbookJob job = request.workbook();
    return begun(
        request, job, job.prior(last, fileName(request.query("name", "")), request.password()));
  }

  private Answer alone(Request request) throws Problem {
    WorkbookJob job = request.workbook();
    return begun(request, job, job.prior(new byte[0], "", Optional.empty()));
  }

  private Answer narrative(Request request) throws Problem, IOException {
    byte[] text = request.body();
    if (text.length == 0) {
      throw new Problem(Problem.UNPROCESSABLE, "text.empty");
    }
    WorkbookJob job = request.workbook();
    return begun(
        request, job, job.narrative(text, fileName(request.query("name", "")), request.password()));
  }

  private Answer unnarrated(Request request) throws Problem {
    WorkbookJob job = request.workbook();
    return begun(request, job, job.narrative(new byte[0], "", Optional.empty()));
  }

  private Answer explain(Request request) throws Problem, IOException {
    JsonNode list = Json.parse(request.body());
    if (!list.isArray()) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
    List<Given> all = new ArrayList<>();
    for (JsonNode one : list) {
      all.add(given(one));
    }
    WorkbookJob job = request.workbook();
    return begun(request, job, job.explain(all));
  }

  /** What would have to be written for the workbook itself to say what was said beside it. */
  private Answer said(Request request) throws Problem {
    ExplanationRows rows = request.workbook().said();
    ObjectNode told = Json.object().put("sheet", rows.sheet()).put("new", rows.isNew());
    ArrayNode writes = told.putArray("writes");
    for (ExplanationRows.Text text : rows.texts()) {
      writes
          .addObject()
          .put("sheet", rows.sheet())
          .put("ref", text.ref())
          .put("before", "")
          .put("after", text.text())
          .put("kind", "text");
    }
    return Answer.json(Answer.OK, told);
  }

  private Answer weigh(Request request) throws Problem, IOException {
    request.workbook().weigh(given(Json.parse(request.body())));
    return Answer.nothing();
  }

  private static Given given(JsonNode one) throws Problem {
    Json.strict(one, EXPLANATION);
    return new Given(
        Json.text(one, "fingerprint"),
        Json.optional(one, "values"),
        Json.text(one, "reason"),
        Json.optional(one, "who"),
        date(Json.optional(one, "date")));
  }

  /** A day as ISO 8601 writes it; empty where none is told. */
  private static String date(String told) throws Problem {
    try {
      return told.isEmpty() ? told : LocalDate.parse(told).toString();
    } catch (DateTimeParseException noDay) {
      throw Problem.parameter("date");
    }
  }

  private Answer forget(Request request) throws Problem {
    request
        .caller()
        .remove(request.path().getOrDefault("id", ""))
        .orElseThrow(() -> new Problem(Problem.NOT_FOUND, "workbook"))
        .cancel();
    return Answer.nothing();
  }

  /** What came of the check that a request began, or that it is accepted. */
  private Answer begun(Request request, WorkbookJob job, RunningCheck check) throws Problem {
    return shown(request, job.await(check, request.patience()), Answer.ACCEPTED);
  }

  /**
   * A workbook as it is.
   *
   * @param running the status where its check is not done
   */
  private Answer shown(Request request, View view, int running) {
    int status = view.isRunning() ? running : Answer.OK;
    return views.answer(status, request.path().getOrDefault("id", ""), view);
  }
}
