/** Word, PDF, HTML and text, read as paragraphs with positions, and marked in a copy. */
@NullMarked
package io.gouji.engine.document;

import org.jspecify.annotations.NullMarked;
