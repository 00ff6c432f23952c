package io.gouji.addin;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One pane at work: its workbooks, which live no longer than it does. */
final class Session {
  /** Workbooks one pane may have open. */
  static final int MOST_WORKBOOKS = 8;

  private final byte[] token;
  private final String language;
  private final Map<String, WorkbookJob> workbooks = new LinkedHashMap<>();
  private Instant used;
  private boolean ended;

  Session(byte[] token, String language, Instant now) {
    this.token = token.clone();
    this.language = language;
    this.used = now;
  }

  byte[] token() {
    return token.clone();
  }

  String language() {
    return language;
  }

  synchronized Instant used() {
    return used;
  }

  synchronized void touch(Instant now) {
    used = now;
  }

  synchronized boolean isEnded() {
    return ended;
  }

  /** Takes in a workbook under an id of ours. */
  synchronized String add(WorkbookJob job) throws Problem {
    if (ended) {
      throw new Problem(Problem.UNAUTHORIZED, "token");
    }
    if (workbooks.size() >= MOST_WORKBOOKS) {
      String most = Integer.toString(MOST_WORKBOOKS);
      throw new Problem(Problem.TOO_MANY, "workbooks", Map.of("most", most));
    }
    String id = UUID.randomUUID().toString();
    workbooks.put(id, job);
    return id;
  }

  /** A workbook of this session; other sessions' are not there. */
  synchronized WorkbookJob workbook(String id) throws Problem {
    WorkbookJob job = workbooks.get(id);
    if (job == null) {
      throw new Problem(Problem.NOT_FOUND, "workbook");
    }
    return job;
  }

  synchronized Optional<WorkbookJob> remove(String id) {
    return Optional.ofNullable(workbooks.remove(id));
  }

  /** Forgets everything; what is still running is called off. */
  void end() {
    Collection<WorkbookJob> all;
    synchronized (this) {
      ended = true;
      all = List.copyOf(workbooks.values());
      workbooks.clear();
    }
    all.forEach(WorkbookJob::cancel);
  }
}
