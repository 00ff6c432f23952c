package io.gouji.engine.binding;

import io.gouji.engine.sheet.Workbook;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pack that fits a workbook best, and how well all of them fit.
 *
 * @param binder empty when no pack recognises a table, or two fit equally well
 * @param scores best first
 */
public record PackChoice(Optional<Binder> binder, List<Score> scores) {
  public PackChoice {
    scores = List.copyOf(scores);
  }

  /** Scores all packs; the order of the packs does not matter. */
  public static PackChoice of(List<Binder> binders, Workbook workbook) {
    List<Score> scores =
        binders.stream()
            .map(binder -> binder.score(workbook))
            .sorted(Comparator.<Score>reverseOrder().thenComparing(Score::pack))
            .toList();
    boolean none = scores.isEmpty() || scores.get(0).tables() == 0;
    if (none || scores.size() > 1 && scores.get(0).compareTo(scores.get(1)) == 0) {
      return new PackChoice(Optional.empty(), scores);
    }
    String best = scores.get(0).pack();
    return new PackChoice(
        binders.stream().filter(binder -> binder.pack().id().equals(best)).findFirst(), scores);
  }
}
