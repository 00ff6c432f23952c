package io.gouji.engine.document;

import java.util.List;

/**
 * Where the words of a paragraph come from.
 *
 * @param pieces of the paragraph as it was gathered
 * @param offset where in that the paragraph begins
 */
record WordPassage(List<WordPiece> pieces, int offset) {}
