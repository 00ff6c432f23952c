package io.gouji.engine;

import io.gouji.engine.binding.Binder;
import io.gouji.engine.pack.Pack;
import java.util.List;

/**
 * A pack ready for use: its tables known by sight, its rules at hand.
 *
 * @param changes what rules of one's own changed in it
 */
record PreparedPack(Pack pack, Binder binder, PackRules rules, List<RuleChange> changes) {
  PreparedPack {
    changes = List.copyOf(changes);
  }
}
