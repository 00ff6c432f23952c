package io.gouji.engine.report;

import io.gouji.engine.repair.Caution;
import io.gouji.engine.repair.Clue;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How sure we are of who is to blame, what follows from it, and why it is not corrected. */
final class SuspectAdvice {
  /** Cautions that do not touch the only explanation, only its amount. */
  private static final Set<Caution> CERTAIN =
      EnumSet.of(Caution.BLANK, Caution.ONE_VOICE, Caution.ROUNDING);

  private final Wording wording;
  private final Suspects words;

  SuspectAdvice(Wording wording, Suspects words) {
    this.wording = wording;
    this.words = words;
  }

  /**
   * How the first set is introduced: as wrong, as the likeliest or a possible culprit, or as one
   * that others contradict.
   */
  static String lead(Suspicion suspicion) {
    List<SuspectSet> sets = suspicion.sets();
    if (sets.size() > 1) {
      boolean likelier = sets.get(0).weight() > sets.get(1).weight();
      return likelier ? "suspect.first" : "suspect.perhaps";
    }
    if (!suspicion.codes().isEmpty()) {
      return "suspect.first";
    }
    return suspicion
        .caution()
        .filter(caution -> !CERTAIN.contains(caution))
        .map(caution -> caution == Caution.NO_SLIP ? "suspect.odd" : "suspect.perhaps")
        .orElse("suspect.only");
  }

  /** Whether nothing but its disagreement with others speaks against the only explanation. */
  static boolean isOdd(Suspicion suspicion) {
    return lead(suspicion).equals("suspect.odd");
  }

  /** The sets that are worth telling beside the first: none with amounts nobody would enter. */
  static List<SuspectSet> others(Suspicion suspicion) {
    List<SuspectSet> sets = suspicion.sets();
    boolean any = sets.stream().anyMatch(SuspectAdvice::isPlausible);
    return sets.stream().skip(1).filter(set -> !any || isPlausible(set)).toList();
  }

  private static boolean isPlausible(SuspectSet set) {
    return set.cells().stream()
        .flatMap(cell -> cell.clues().stream())
        .noneMatch(clue -> clue == Clue.NEGATIVE || clue == Clue.FINER);
  }

  /** What is noted at a cell of the first set. */
  String note(Suspicion suspicion, String should) {
    String id = lead(suspicion).replace("suspect.", "note.suspect.");
    return wording.label(id, Map.of("should", should));
  }

  /** What else may be out of date where a figure may be a new one; empty where none is. */
  String update(Suspicion suspicion) {
    return isOdd(suspicion)
        ? wording.label("suspect.update", Map.of("cells", words.elsewhere(suspicion)))
        : "";
  }

  /** What holds after the change, and whether it is made. */
  String then(Suspicion suspicion) {
    return wording.label(
        suspicion.correction().isPresent() ? "suspect.sure" : "suspect.then",
        Map.of("hold", hold(suspicion, "suspect.hold"), "why", why(suspicion)));
  }

  /** The relations that hold after the change, one or several. */
  String hold(Suspicion suspicion, String id) {
    return words.count(suspicion, id);
  }

  /** Why nothing is corrected; empty where something is, or nobody is named. */
  String why(Suspicion suspicion) {
    return suspicion
        .caution()
        .map(caution -> wording.label("caution." + caution.word()))
        .orElse("");
  }

  /** The same as a sentence of its own. */
  String uncorrected(Suspicion suspicion) {
    String why = why(suspicion);
    return why.isEmpty() ? "" : wording.label("suspect.uncorrected", Map.of("why", why));
  }
}
