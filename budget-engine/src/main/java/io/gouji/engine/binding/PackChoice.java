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
 * @param sights what each pack recognises, in the order of the scores
 */
public record PackChoice(Optional<Binder> binder, List<Score> scores, List<Sight> sights) {
  public PackChoice {
    scores = List.copyOf(scores);
    sights = List.copyOf(sights);
  }

  /** Scores all packs; the order of the packs does not matter. */
  public static PackChoice of(List<Binder> binders, Workbook workbook) {
    List<Grid> sheets = Grid.of(workbook);
    List<Sight> sights =
        binders.stream()
            .map(binder -> binder.see(workbook, sheets))
            .sorted(
                Comparator.comparing(Sight::score, Comparator.reverseOrder())
                    .thenComparing(sight -> sight.score().pack()))
            .toList();
    List<Score> scores = sights.stream().map(Sight::score).toList();
    boolean none = scores.isEmpty() || scores.get(0).tables() == 0;
    boolean tie = scores.size() > 1 && scores.get(0).compareTo(scores.get(1)) == 0;
    Optional<Binder> best = none || tie ? Optional.empty() : Optional.of(sights.get(0).binder());
    return new PackChoice(best, scores, sights);
  }

  /**
   * What a pack recognises.
   *
   * @throws IllegalArgumentException if the pack was not among those to choose from
   */
  public Sight sight(String pack) {
    return sights.stream()
        .filter(sight -> sight.score().pack().equals(pack))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no pack " + pack));
  }
}
