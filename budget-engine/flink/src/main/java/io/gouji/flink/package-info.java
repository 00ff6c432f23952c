/**
 * The folder run on many machines: shares of the files are checked wherever there is room, and what
 * is above others is compared with the sum of what is below.
 */
@NullMarked
package io.gouji.flink;

import org.jspecify.annotations.NullMarked;
