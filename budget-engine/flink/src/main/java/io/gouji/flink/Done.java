package io.gouji.flink;

import java.util.List;

/**
 * What the end of a run is made of.
 *
 * @param bundles one that is checked, or none
 * @param remarks about one unit, or none
 */
public record Done(List<Bundle> bundles, List<UnitRemarks> remarks) {
  static Done of(Bundle bundle) {
    return new Done(List.of(bundle), List.of());
  }

  static Done of(UnitRemarks remarks) {
    return new Done(List.of(), List.of(remarks));
  }
}
