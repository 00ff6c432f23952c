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
  /** Workbooks one pane may have open; for one more, the longest unused gives way. */
  static final int MOST_WORKBOOKS = 8;

  private final byte[] token;
  private final String language;

  /** The longest unused first. */
  private final Map<String, WorkbookJob> workbooks = new LinkedHashMap<>(16, 0.75f, true);

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

  /** Takes in a workbook under an id of ours; a problem where there is work on all there are. */
  String add(WorkbookJob job) throws Problem {
    Optional<String> id = put(job);
    while (id.isEmpty()) {
      giveWay();
      id = put(job);
    }
    return id.get();
  }

  private synchronized Optional<String> put(WorkbookJob job) throws Problem {
    if (ended) {
      throw new Problem(Problem.UNAUTHORIZED, "token");
    }
    if (workbooks.size() >= MOST_WORKBOOKS) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    workbooks.put(id, job);
    return Optional.of(id);
  }

  /** A page that was loaded anew knows nothing of its workbooks, so nobody would close them. */
  private void giveWay() throws Problem {
    // Asked one by one without our lock: a workbook may have its own for a while.
    for (Map.Entry<String, WorkbookJob> one : oldestFirst()) {
      if (!one.getValue().isBusy()) {
        remove(one.getKey()).ifPresent(WorkbookJob::cancel);
        return;
      }
    }
    String most = Integer.toString(MOST_WORKBOOKS);
    throw new Problem(Problem.TOO_MANY, "workbooks", Map.of("most", most));
  }

  private synchronized List<Map.Entry<String, WorkbookJob>> oldestFirst() {
    return List.copyOf(workbooks.entrySet());
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
