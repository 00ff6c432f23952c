package io.gouji.addin;

import io.gouji.engine.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request that is refused: why, as data; {@link Words} tells it. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  /** Answers of HTTP we give, by their numbers. */
  static final int BAD_REQUEST = 400;

  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int TOO_LARGE = 413;
  static final int WRONG_TYPE = 415;
  static final int MISDIRECTED = 421;
  static final int UNPROCESSABLE = 422;
  static final int TOO_MANY = 429;
  static final int HEADERS_TOO_LARGE = 431;
  static final int FAULT = 500;
  static final int BUSY = 503;

  private final int status;
  private final String id;
  private final transient Map<String, String> arguments;
  private final transient List<Standing> standing;

  /**
   * What a cell holds that should hold something else.
   *
   * @param value as it stands now
   */
  record Standing(String sheet, String ref, String value) {}

  /** A problem without blanks in its sentence. */
  Problem(int status, String id) {
    this(status, id, Map.of());
  }

  Problem(int status, String id, Map<String, String> arguments) {
    this(status, id, arguments, List.of());
  }

  private Problem(int status, String id, Map<String, String> arguments, List<Standing> standing) {
    super(id);
    this.status = status;
    this.id = id;
    this.arguments = new TreeMap<>(arguments);
    this.standing = List.copyOf(standing);
  }

  /** What somebody gave by a name is not what it may be. */
  static Problem parameter(String name) {
    return new Problem(BAD_REQUEST, "query", Map.of("name", name));
  }

  /** Cells do not hold what the caller believes. */
  static Problem stale(List<Standing> standing) {
    return new Problem(CONFLICT, "stale", Map.of(), standing);
  }

  /** The engine refused, for a reason in the workbook. */
  static Problem of(Refusal refusal) {
    Refusal.Problem first = refusal.problems().get(0);
    return new Problem(UNPROCESSABLE, first.message(), first.arguments());
  }

  int status() {
    return status;
  }

  String id() {
    return id;
  }

  Map<String, String> arguments() {
    return arguments;
  }

  /** What stands in the cells now; empty unless that is the problem. */
  List<Standing> standing() {
    return standing;
  }
}
