package io.gouji.engine.parts;

/**
 * How much a package may ask of us before it is refused.
 *
 * @param entries entries of the zip directory
 * @param partBytes size of one entry once inflated
 * @param totalBytes size of all entries read, once inflated
 * @param ratio inflated size over compressed size of an entry, judged beyond 1 MiB inflated
 * @param items relationships of one part
 * @param textChars characters of one text
 * @param xmlDepth nesting of elements
 */
public record PartLimits(
    int entries,
    long partBytes,
    long totalBytes,
    int ratio,
    int items,
    long textChars,
    int xmlDepth) {}
