package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Who may be to blame, as lines for the reader of a terminal. */
final class SuspectText {
  /** Alternatives told beside the first; the others only by their number. */
  private static final int TOLD = 2;

  private final Wording wording;
  private final Paint paint;
  private final Suspects words;
  private final SuspectAdvice advice;

  SuspectText(Evaluation evaluation, Wording wording, Paint paint) {
    this.wording = wording;
    this.paint = paint;
    words = new Suspects(evaluation, wording);
    advice = new SuspectAdvice(wording, words);
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
    lines.add(paint.on(Paint.Ink.STRONG, words.count(suspicion, heading)));
    String codes = words.codes(suspicion);
    if (!codes.isEmpty()) {
      lines.add("  " + codes);
    }
    if (suspicion.kind() == Suspicion.Kind.CELLS) {
      lines.addAll(cells(suspicion));
      return lines;
    }
    lines.add("  " + words.verdict(suspicion));
    if (suspicion.kind() == Suspicion.Kind.BLOCK) {
      List<SuspectSet> sets = suspicion.sets();
      sets.stream().skip(1).limit(TOLD).forEach(set -> lines.add(also(words.block(set))));
    }
    add(advice.uncorrected(suspicion), lines);
    return lines;
  }

  private void add(String told, List<String> lines) {
    if (!told.isEmpty()) {
      lines.add("  " + paint.on(Paint.Ink.MUTED, told));
    }
  }

  private List<String> cells(Suspicion suspicion) {
    List<String> lines = new ArrayList<>();
    List<Suspect> common = suspicion.common();
    if (!common.isEmpty()) {
      String told = words.all(suspicion, common);
      lines.add("  " + wording.label("suspect.common", Map.of("cells", told)));
    }
    String first = common.isEmpty() ? "{cells}" : wording.label("suspect.rest");
    lines.addAll(
        set(
            suspicion,
            cells -> Wording.fill(first, Map.of("cells", words.lead(suspicion, cells))),
            suspicion.sets().get(0)));
    String update = advice.update(suspicion);
    if (!update.isEmpty()) {
      lines.add("  " + update);
    }
    add(advice.then(suspicion), lines);
    List<SuspectSet> others = SuspectAdvice.others(suspicion).stream().limit(TOLD).toList();
    others.forEach(other -> lines.addAll(set(suspicion, words::also, other)));
    int more = suspicion.sets().size() - 1 - others.size();
    if (more > 0) {
      String count = Integer.toString(more);
      lines.add("  " + wording.label("suspect.more", Map.of("count", count)));
    }
    return lines;
  }

  private String also(String told) {
    return "  " + words.also(told);
  }

  /** A set on one line, or each of its cells on its own; what all sets have in common left out. */
  private List<String> set(Suspicion suspicion, UnaryOperator<String> lead, SuspectSet set) {
    List<Suspect> cells = suspicion.own(set);
    if (cells.size() == 1) {
      return List.of("  " + lead.apply(words.all(suspicion, cells)));
    }
    List<String> lines = new ArrayList<>();
    String count = Integer.toString(cells.size());
    lines.add("  " + lead.apply(wording.label("suspect.several", Map.of("count", count))));
    cells.forEach(cell -> lines.add("    " + words.suspect(suspicion, cell)));
    return lines;
  }
}
