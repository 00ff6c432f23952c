package io.gouji.engine;

import io.gouji.engine.finding.Explanation;
import io.gouji.engine.finding.Finding;

/** A finding that passes because somebody said why. */
public record Explained(Finding finding, Explanation explanation) {}
