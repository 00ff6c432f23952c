package io.gouji.engine.document;

/**
 * The faces of a written narrative, and what its brackets are.
 *
 * @param title of the title, such as the small standard Song
 * @param body of the text, such as the imitation Song
 * @param first of headings of level 1, such as the bold face
 * @param second of headings of level 2, such as the regular script
 * @param latin of letters and figures
 * @param open before the hint of a blank
 * @param close behind it
 * @param language as BCP 47 names it
 */
public record ProseLook(
    String title,
    String body,
    String first,
    String second,
    String latin,
    String open,
    String close,
    String language) {}
