/** The front: bytes of a workbook in, its evaluation out; no disk, no clock, no global state. */
@NullMarked
package io.gouji.engine;

import org.jspecify.annotations.NullMarked;
