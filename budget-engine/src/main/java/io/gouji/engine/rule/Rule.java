package io.gouji.engine.rule;

import io.gouji.engine.pack.RuleSpec;
import java.util.List;

/** A rule in symbols: one relation, or one per column where it speaks of every column. */
record Rule(RuleSpec spec, List<Relation> relations) {
  Rule {
    relations = List.copyOf(relations);
  }
}
