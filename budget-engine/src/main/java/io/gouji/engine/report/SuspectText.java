package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may be to blame, as lines for the reader of a terminal. */
final class SuspectText {
  /** Alternatives told beside the first; the others only by their number. */
  private static final int TOLD = 2;

  private final Wording wording;
  private final Paint paint;
  private final Suspects words;

  SuspectText(Evaluation evaluation, Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
    words = new Suspects(evaluation, wording);
  }

  List<String> lines(List<Suspicion> suspicions) {
    List<String> lines = new ArrayList<>();
    suspicions.forEach(suspicion -> lines.addAll(lines(suspicion)));
    return lines;
  }

  private List<String> lines(Suspicion suspicion) {
    List<String> lines = new ArrayList<>();
    String heading =
        suspicion.kind() == Suspicion.Kind.UNREAD ? "suspect.heading.unread" : "suspect.heading";
    lines.add(
        paint.on(
            Paint.Ink.STRONG,
            wording.label(
                heading,
                Map.of(
                    "number", Integer.toString(suspicion.cluster()),
                    "relations", words.relations(suspicion)))));
    String codes = words.codes(suspicion);
    if (!codes.isEmpty()) {
      lines.add("  " + codes);
    }
    List<SuspectSet> sets = suspicion.sets();
    if (suspicion.kind() != Suspicion.Kind.CELLS) {
      lines.add("  " + words.verdict(suspicion));
      if (suspicion.kind() == Suspicion.Kind.BLOCK) {
        sets.stream().skip(1).limit(TOLD).forEach(set -> lines.add(also(words.block(set))));
      }
      return lines;
    }
    lines.addAll(set(words.lead(suspicion), sets.get(0)));
    lines.add("  " + paint.on(Paint.Ink.MUTED, then(suspicion)));
    sets.stream().skip(1).limit(TOLD).forEach(other -> lines.addAll(set("suspect.also", other)));
    int more = sets.size() - 1 - TOLD;
    if (more > 0) {
      String count = Integer.toString(more);
      lines.add("  " + wording.label("suspect.more", Map.of("count", count)));
    }
    return lines;
  }

  private String also(String told) {
    return "  " + wording.label("suspect.also", Map.of("cells", told));
  }

  /** A set on one line, or each of its cells on its own. */
  private List<String> set(String label, SuspectSet set) {
    if (set.cells().size() == 1) {
      return List.of("  " + wording.label(label, Map.of("cells", words.set(set))));
    }
    List<String> lines = new ArrayList<>();
    String count = Integer.toString(set.cells().size());
    String several = wording.label("suspect.several", Map.of("count", count));
    lines.add("  " + wording.label(label, Map.of("cells", several)));
    set.cells().forEach(cell -> lines.add("    " + words.suspect(cell)));
    return lines;
  }

  private String then(Suspicion suspicion) {
    return wording.label(
        suspicion.correction().isPresent() ? "suspect.sure" : "suspect.then",
        Map.of("relations", words.relations(suspicion)));
  }
}
