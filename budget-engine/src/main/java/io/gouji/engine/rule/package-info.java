/**
 * What must hold, and the judge: rules compile once per pack to symbolic rows; formulas are judged
 * by what their cells mean.
 */
@NullMarked
package io.gouji.engine.rule;

import org.jspecify.annotations.NullMarked;
