/** What must hold, and the judge: rules compile once per pack to symbolic rows. */
@NullMarked
package io.gouji.engine.rule;

import org.jspecify.annotations.NullMarked;
