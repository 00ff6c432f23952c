/** Makes the sample workbooks, clean and broken, and checks that the engine judges them rightly. */
@NullMarked
package io.gouji.engine.samples;

import org.jspecify.annotations.NullMarked;
