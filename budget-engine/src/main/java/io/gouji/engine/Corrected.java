package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of correcting a workbook.
 *
 * @param bytes the corrected workbook with fresh values; the original's where nothing is corrected
 * @param corrections in the order of the tables; none where nothing is sure, or something would
 *     break
 * @param broken what would be found in the corrected workbook and was not found before; because of
 *     it nothing is corrected
 * @param verdict of the corrected workbook, which was checked again; empty where nothing is
 *     corrected
 */
public record Corrected(
    byte[] bytes, List<Correction> corrections, List<Finding> broken, Optional<Verdict> verdict) {
  public Corrected {
    corrections = List.copyOf(corrections);
    broken = List.copyOf(broken);
  }

  /**
   * The same with what was corrected before, first; a cell that was corrected twice is told once.
   *
   * @param unchanged the verdict of the workbook where nothing was corrected since
   */
  public Corrected after(List<Correction> earlier, Verdict unchanged) {
    Map<String, Correction> all = new LinkedHashMap<>();
    earlier.forEach(one -> all.put(one.place(), one));
    corrections.forEach(one -> all.merge(one.place(), one, (first, then) -> then.after(first)));
    return new Corrected(
        bytes, List.copyOf(all.values()), broken, Optional.of(verdict.orElse(unchanged)));
  }
}
