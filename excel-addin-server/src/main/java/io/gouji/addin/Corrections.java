package io.gouji.addin;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gouji.addin.Outcome.Result;
import io.gouji.addin.Problem.Standing;
import io.gouji.addin.WorkbookJob.Base;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Correction;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was decided about the explanations of what fails in one workbook, and what was written for
 * it. A suspicion is known by the relations that fail, so that a decision outlives a change.
 */
final class Corrections {
  private final WorkbookJob job;
  private final Map<String, Entry> decided = new LinkedHashMap<>();

  /** What became of a suspicion; one that is not decided is open. */
  private enum Decision {
    ACCEPTED,
    REJECTED,
    UNDONE
  }

  /**
   * A decision.
   *
   * @param writes what was last written for it
   * @param corrections the same as the log tells it, while it stands accepted
   */
  private record Entry(
      Decision decision,
      int set,
      List<Write> writes,
      List<Correction> corrections,
      ObjectNode suspicion) {
    static Entry accepted(Base base, Open open, int set, List<Write> writes) {
      return new Entry(
          Decision.ACCEPTED,
          set,
          writes,
          logged(BudgetEngine.corrections(base.evaluation(), open.index(), set), writes),
          open.suspicion());
    }

    private static List<Correction> logged(List<Correction> corrections, List<Write> writes) {
      List<Correction> logged = new ArrayList<>();
      for (int i = 0; i < corrections.size(); i++) {
        logged.add(corrections.get(i).replacing(writes.get(i).before().formula()));
      }
      return logged;
    }
  }

  /** A cell as an accepted correction has left it. */
  private record Left(Write write, Correction correction) {}

  /** A cell as the caller believes it is. */
  record Believed(String sheet, String ref, String value) {}

  /** A suspicion of the present evaluation. */
  private record Open(int index, String id, ObjectNode suspicion) {}

  Corrections(WorkbookJob job) {
    this.job = job;
  }

  /** Every suspicion with what became of it, the accepted ones last. */
  synchronized ArrayNode list() throws Problem {
    ArrayNode all = Json.array();
    Set<String> present = new HashSet<>();
    for (Open open : open(job.base())) {
      present.add(open.id());
      all.add(told(open.id(), isRejected(open.id()) ? "rejected" : "open", open.suspicion()));
    }
    for (Map.Entry<String, Entry> one : decided.entrySet()) {
      Entry entry = one.getValue();
      if (entry.decision() == Decision.ACCEPTED && !present.contains(one.getKey())) {
        ObjectNode told = told(one.getKey(), "accepted", entry.suspicion());
        told.put("set", entry.set());
        told.set("writes", writes(entry.writes()));
        all.add(told);
      }
    }
    return all;
  }

  private static ObjectNode told(String id, String state, ObjectNode suspicion) {
    ObjectNode told = Json.object().put("id", id).put("state", state);
    return told.setAll(suspicion);
  }

  private boolean isRejected(String id) {
    Entry entry = decided.get(id);
    return entry != null && entry.decision() == Decision.REJECTED;
  }

  /** The suspicions of an evaluation that were rejected, by their indexes in it. */
  synchronized Set<Integer> rejected(Base base) {
    Set<Integer> indexes = new HashSet<>();
    for (Open open : open(base)) {
      if (isRejected(open.id())) {
        indexes.add(open.index());
      }
    }
    return indexes;
  }

  /** The suspicions of an evaluation that are corrected without asking, by their indexes in it. */
  synchronized List<Integer> certain(Base base) {
    return open(base).stream()
        .filter(open -> isSure(open.suspicion()) && !isRejected(open.id()))
        .map(Open::index)
        .toList();
  }

  /** What was accepted and still stands in the workbook, each cell once, from what it first was. */
  synchronized List<Correction> standing(Base base) throws Refusal {
    Map<String, Left> cells = new LinkedHashMap<>();
    for (Entry entry : decided.values()) {
      if (entry.decision() == Decision.ACCEPTED) {
        for (int i = 0; i < entry.writes().size(); i++) {
          Left left = new Left(entry.writes().get(i), entry.corrections().get(i));
          cells.merge(left.correction().place(), left, Corrections::joined);
        }
      }
    }
    if (cells.isEmpty()) {
      return List.of();
    }
    List<String> sheets = base.evaluation().workbook().sheets();
    cells.values().removeIf(left -> !sheets.contains(left.write().sheet()));
    List<Left> lefts = List.copyOf(cells.values());
    List<Write> now = engine().asItStands(base.bytes(), lefts.stream().map(Left::write).toList());
    List<Correction> standing = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i).before().isSame(now.get(i).after())) {
        standing.add(lefts.get(i).correction());
      }
    }
    return standing;
  }

  private static Left joined(Left first, Left then) {
    return new Left(then.write(), then.correction().after(first.correction()));
  }

  /** The last decision stands last, whatever was decided before. */
  private void decide(String id, Entry entry) {
    decided.remove(id);
    decided.put(id, entry);
  }

  /** Writes one set of cells into the workbook; what was written already is only told again. */
  synchronized List<Write> accept(String id, int set, List<Believed> before) throws Problem {
    Base base = job.base();
    Optional<Open> open = find(base, id);
    if (open.isEmpty()) {
      return replay(id, set);
    }
    List<Write> writes = proposed(base, open.get().index(), set);
    refuseStale(writes, before);
    put(base, writes);
    decide(id, Entry.accepted(base, open.get(), set, writes));
    return writes;
  }

  private List<Write> replay(String id, int set) throws Problem {
    Entry entry = decided.get(id);
    if (entry == null || entry.decision() != Decision.ACCEPTED) {
      throw new Problem(Problem.NOT_FOUND, "correction");
    }
    if (entry.set() != set) {
      throw new Problem(Problem.CONFLICT, "correction.accepted");
    }
    return entry.writes();
  }

  /**
   * What was written at once, and what was not because it would break something.
   *
   * @param left by the suspicion's id, the rules that would no longer hold
   */
  record Accepted(List<Write> writes, Map<String, List<String>> left) {}

  /** Writes everything that is the only explanation and sure, but for what breaks anything. */
  synchronized Accepted acceptAll(List<Believed> before) throws Problem {
    Base base = job.base();
    Map<String, Entry> taken = new LinkedHashMap<>();
    for (Open open : open(base)) {
      List<Write> writes = isRejected(open.id()) ? List.of() : sure(base, open);
      if (!writes.isEmpty()) {
        taken.put(open.id(), Entry.accepted(base, open, 0, writes));
      }
    }
    refuseStale(writes(taken, taken.keySet()), before);
    Attempt attempt = new Attempt(base);
    Sieve.Sorted<String> sorted =
        Sieve.sort(List.copyOf(taken.keySet()), ids -> attempt.broken(writes(taken, ids)));
    if (sorted.kept().isEmpty() && !taken.isEmpty()) {
      String rules =
          sorted.left().values().stream().flatMap(List::stream).distinct().collect(joining(" "));
      throw new Problem(Problem.CONFLICT, "correction.breaks", Map.of("rules", rules));
    }
    attempt.keep();
    sorted.kept().forEach(id -> decide(id, taken.get(id)));
    return new Accepted(writes(taken, sorted.kept()), sorted.left());
  }

  private static List<Write> writes(Map<String, Entry> taken, Collection<String> ids) {
    return ids.stream().flatMap(id -> taken.get(id).writes().stream()).toList();
  }

  /** Changes that are tried before they are made; the last that broke nothing are. */
  private final class Attempt {
    private final Base base;
    private byte[] changed = new byte[0];
    private Optional<Result> after = Optional.empty();

    Attempt(Base base) {
      this.base = base;
    }

    List<String> broken(List<Write> writes) throws Problem {
      try {
        byte[] content = engine().apply(base.bytes(), writes);
        Result found = base.check().tried(content);
        List<String> broken = Corrections.broken(base.evaluation(), found.evaluation());
        if (broken.isEmpty()) {
          changed = content;
          after = Optional.of(found);
        }
        return broken;
      } catch (Refusal refused) {
        throw Problem.of(refused);
      }
    }

    void keep() throws Problem {
      if (after.isPresent()) {
        job.replace(base, changed, after.get());
      }
    }
  }

  /** What may be written without asking; nothing where a formula is in the way. */
  private List<Write> sure(Base base, Open open) {
    try {
      return isSure(open.suspicion()) ? proposed(base, open.index(), 0) : List.of();
    } catch (Problem notWritable) {
      return List.of();
    }
  }

  /** As the contract tells what may be corrected without asking. */
  private static boolean isSure(JsonNode suspicion) {
    return suspicion.path("kind").asText().equals("cells")
        && suspicion.path("codes").isEmpty()
        && suspicion.path("unique").asBoolean()
        && suspicion.path("sets").path(0).path("sure").asBoolean();
  }

  synchronized void reject(String id) throws Problem {
    Optional<Open> open = find(job.base(), id);
    if (open.isEmpty()) {
      throw decided.containsKey(id)
          ? new Problem(Problem.CONFLICT, "correction.accepted")
          : new Problem(Problem.NOT_FOUND, "correction");
    }
    decide(id, new Entry(Decision.REJECTED, 0, List.of(), List.of(), open.get().suspicion()));
  }

  /** Takes a decision back, and what was written for it. */
  synchronized List<Write> undo(String id) throws Problem {
    Base base = job.base();
    Entry entry = decided.get(id);
    if (entry == null) {
      if (find(base, id).isEmpty()) {
        throw new Problem(Problem.NOT_FOUND, "correction");
      }
      return List.of();
    }
    if (entry.decision() == Decision.REJECTED) {
      decided.remove(id);
      return List.of();
    }
    if (entry.decision() == Decision.UNDONE) {
      return entry.writes();
    }
    List<Write> reversed = entry.writes().stream().map(Write::reversed).toList();
    refuseMoved(base, reversed);
    put(base, reversed);
    decide(id, new Entry(Decision.UNDONE, entry.set(), reversed, List.of(), entry.suspicion()));
    return reversed;
  }

  private BudgetEngine engine() {
    return job.desk().engine();
  }

  private List<Write> proposed(Base base, int index, int set) throws Problem {
    try {
      return engine().writes(base.bytes(), base.evaluation(), index, set);
    } catch (Refusal refused) {
      throw Problem.of(refused);
    }
  }

  /** Changes the workbook, once the changed one has been checked. */
  private void put(Base base, List<Write> writes) throws Problem {
    try {
      byte[] changed = engine().apply(base.bytes(), writes);
      job.replace(base, changed, base.check().tried(changed));
    } catch (Refusal refused) {
      throw Problem.of(refused);
    }
  }

  /** The rules that fail now and did not before; mere information breaks nothing. */
  private static List<String> broken(Evaluation before, Evaluation after) {
    Set<String> known = new HashSet<>();
    before.findings().forEach(finding -> known.add(finding.fingerprint()));
    before.explained().forEach(done -> known.add(done.finding().fingerprint()));
    return after.findings().stream()
        .filter(finding -> !finding.severity().word().equals("info"))
        .filter(finding -> !known.contains(finding.fingerprint()))
        .map(finding -> finding.rule().value())
        .distinct()
        .toList();
  }

  /** Nothing is written unless the caller has seen every cell as it is. */
  private static void refuseStale(List<Write> writes, List<Believed> believed) throws Problem {
    List<Standing> standing = new ArrayList<>();
    for (Write write : writes) {
      boolean seen =
          believed.stream()
              .anyMatch(
                  cell ->
                      cell.sheet().equals(write.sheet())
                          && cell.ref().equals(write.ref())
                          && write.before().says(cell.value()));
      if (!seen) {
        standing.add(standing(write));
      }
    }
    if (!standing.isEmpty()) {
      throw Problem.stale(standing);
    }
  }

  /** What we wrote can be taken back only where it still stands. */
  private void refuseMoved(Base base, List<Write> reversed) throws Problem {
    try {
      List<Write> now = engine().asItStands(base.bytes(), reversed);
      List<Standing> moved = new ArrayList<>();
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).before().isSame(reversed.get(i).before())) {
          moved.add(standing(now.get(i)));
        }
      }
      if (!moved.isEmpty()) {
        throw Problem.stale(moved);
      }
    } catch (Refusal refused) {
      throw Problem.of(refused);
    }
  }

  private static Standing standing(Write write) {
    return new Standing(write.sheet(), write.ref(), write.before().value());
  }

  private static Optional<Open> find(Base base, String id) {
    return open(base).stream().filter(open -> open.id().equals(id)).findFirst();
  }

  private static List<Open> open(Base base) {
    JsonNode report = Json.own(base.report());
    List<Open> all = new ArrayList<>();
    for (JsonNode suspicion : report.path("suspects")) {
      all.add(new Open(all.size(), id(suspicion.path("relations")), (ObjectNode) suspicion));
    }
    return all;
  }

  private static String id(JsonNode relations) {
    try {
      byte[] text = relations.toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Changes as the pane must make them in the open workbook. */
  static ArrayNode writes(List<Write> writes) {
    ArrayNode all = Json.array();
    for (Write write : writes) {
      ObjectNode one = all.addObject().put("sheet", write.sheet()).put("ref", write.ref());
      one.put("before", write.before().value()).put("after", write.after().value());
      one.put("kind", write.after().kind().name().toLowerCase(java.util.Locale.ROOT));
      if (!write.after().formula().isEmpty()) {
        one.put("formula", write.after().formula());
      }
      if (!write.before().formula().isEmpty()) {
        one.put("was", write.before().formula());
      }
    }
    return all;
  }
}
