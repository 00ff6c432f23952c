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

  /** Uploads that are remembered by their callers' names; more than can be on their way at once. */
  static final int MOST_UPLOADS = 64;

  private final byte[] token;
  private final Optional<String> language;

  /** The longest unused first. */
  private final Map<String, WorkbookJob> workbooks = new LinkedHashMap<>(16, 0.75f, true);

  /** The workbook that came of an upload, by the caller's name for it; none of one given up. */
  private final Map<String, Optional<String>> uploads =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > MOST_UPLOADS;
        }
      };

  private Instant used;
  private boolean ended;

  /**
   * A session.
   *
   * @param language that was chosen; empty where each request says its own
   */
  Session(byte[] token, Optional<String> language, Instant now) {
    this.token = token.clone();
    this.language = language;
    this.used = now;
  }

  byte[] token() {
    return token.clone();
  }

  Optional<String> chosen() {
    return language;
  }

  synchronized Instant used() {
    return used;
  }

  synchronized void touch(Instant now) {
    used = now;
  }

  /**
   * Takes in a workbook under an id of ours; a problem where there is work on all there are, or
   * where the caller has given it up on its way.
   *
   * @param upload what the caller calls it while it does not know our id; empty for nothing
   */
  String add(WorkbookJob job, String upload) throws Problem {
    Optional<String> id = put(job, upload);
    while (id.isEmpty()) {
      giveWay();
      id = put(job, upload);
    }
    return id.get();
  }

  private synchronized Optional<String> put(WorkbookJob job, String upload) throws Problem {
    if (ended) {
      throw new Problem(Problem.UNAUTHORIZED, "token");
    }
    if (uploads.getOrDefault(upload, Optional.of("")).isEmpty()) {
      throw RunningCheck.cancelled();
    }
    if (workbooks.size() >= MOST_WORKBOOKS) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    workbooks.put(id, job);
    if (!upload.isEmpty()) {
      uploads.put(upload, Optional.of(id));
    }
    return Optional.of(id);
  }

  /**
   * Forgets an upload whose answer its caller does not wait for, whether it has come or not: only
   * so nobody holds a workbook of which nobody knows.
   */
  void giveUp(String upload) {
    Optional<WorkbookJob> job;
    synchronized (this) {
      Optional<String> id = uploads.getOrDefault(upload, Optional.empty());
      uploads.put(upload, Optional.empty());
      job = id.map(workbooks::remove);
    }
    job.ifPresent(WorkbookJob::cancel);
  }

  /**
   * A page that was loaded anew knows nothing of its workbooks, so nobody would close them. What
   * could not be read goes first: there is nothing in it that anybody could ask for.
   */
  private void giveWay() throws Problem {
    // Asked one by one without our lock: a workbook may have its own for a while.
    List<Map.Entry<String, WorkbookJob>> idle =
        oldestFirst().stream().filter(one -> !one.getValue().isBusy()).toList();
    Optional<Map.Entry<String, WorkbookJob>> spare =
        idle.stream()
            .filter(one -> one.getValue().isUnreadable())
            .findFirst()
            .or(() -> idle.stream().findFirst());
    if (spare.isPresent()) {
      remove(spare.get().getKey()).ifPresent(WorkbookJob::cancel);
      return;
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
