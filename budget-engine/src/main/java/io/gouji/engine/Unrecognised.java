package io.gouji.engine;

import io.gouji.engine.binding.PackChoice;
import io.gouji.engine.binding.Score;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.rule.Joint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The evaluation of a workbook that fits no pack, or several equally well: one thing to tell. */
final class Unrecognised {
  private static final RuleId NO_PACK = new RuleId("E01");
  private static final RuleId SEVERAL_PACKS = new RuleId("E02");

  private Unrecognised() {}

  /**
   * Nothing judged.
   *
   * @param nearest the pack in whose words it is told
   */
  static Evaluation evaluation(Pack nearest, PackChoice choice, Evaluation.Input input) {
    return new Evaluation(
        Version.current(),
        new Evaluation.Selection(nearest, true, BudgetEngine.fits(choice)),
        input,
        List.of(),
        List.of(finding(choice)),
        List.of(),
        List.of(),
        List.of(),
        new Evaluation.Relations(nearest.rules().size(), 0, 0, 0, 0),
        Joint.NONE);
  }

  private static Finding finding(PackChoice choice) {
    boolean none = choice.scores().stream().allMatch(score -> score.tables() == 0);
    return Finding.note(
        none ? NO_PACK : SEVERAL_PACKS,
        Instance.WHOLE,
        Severity.ERROR,
        FindingClass.STRUCTURE,
        Map.of("packs", packs(choice.scores(), none)),
        List.of(new Location.File("")));
  }

  /** All packs, or those that fit as well as the best. */
  private static String packs(List<Score> scores, boolean all) {
    return scores.stream()
        .filter(score -> all || score.compareTo(scores.get(0)) == 0)
        .map(Score::pack)
        .collect(Collectors.joining(", "));
  }
}
