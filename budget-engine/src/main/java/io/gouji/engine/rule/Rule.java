package io.gouji.engine.rule;

import io.gouji.engine.pack.RuleSpec;
import java.util.List;
import java.util.Optional;

/**
 * A rule in symbols: one relation, or one per column where it speaks of every column; or a
 * statement about labels.
 */
record Rule(RuleSpec spec, List<Relation> relations, Optional<Statement> statement) {
  Rule {
    relations = List.copyOf(relations);
  }
}
