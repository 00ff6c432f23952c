package io.gouji.engine.rule;

import io.gouji.engine.finding.FindingClass;
import java.util.Optional;

/**
 * What the judge says of one instance.
 *
 * @param kind empty if there is nothing to tell
 * @param difference left minus right in half-fen, scaled; of the displayed figures where only they
 *     disagree
 * @param tolerance the largest difference rounding could explain, in half-fen, scaled
 * @param exact whether the figures as stored satisfy the relation without any rounding
 */
record Verdict(Optional<FindingClass> kind, long difference, long tolerance, boolean exact) {}
