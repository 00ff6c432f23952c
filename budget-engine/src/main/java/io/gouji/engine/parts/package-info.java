/** The bytes of zipped XML packages: entries, tokens with byte positions, splices, rewriting. */
@NullMarked
package io.gouji.engine.parts;

import org.jspecify.annotations.NullMarked;
