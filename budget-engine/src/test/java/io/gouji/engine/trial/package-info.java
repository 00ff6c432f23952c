/** Errors planted into sound workbooks by the thousand, to see who is blamed for them. */
@NullMarked
package io.gouji.engine.trial;

import org.jspecify.annotations.NullMarked;
