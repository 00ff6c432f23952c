package io.gouji.engine.document;

import io.gouji.engine.parts.PartLimits;

/**
 * How much a document may ask of us before it is refused; what is not named here is bounded by
 * these.
 *
 * @param fileBytes size of the file
 * @param entries entries of a zip directory
 * @param partBytes size of one entry once inflated
 * @param totalBytes size of all entries read, once inflated
 * @param ratio inflated size over compressed size of an entry, judged beyond 1 MiB inflated
 * @param paragraphs paragraphs of the whole document
 * @param textChars characters of all paragraphs together
 * @param pages pages of a PDF
 * @param depth nesting of elements
 */
public record DocumentLimits(
    long fileBytes,
    int entries,
    long partBytes,
    long totalBytes,
    int ratio,
    int paragraphs,
    long textChars,
    int pages,
    int depth) {
  /** Room for ten megabytes of words, and within 256 MiB of memory. */
  public static final DocumentLimits DEFAULT =
      new DocumentLimits(
          64L << 20, 10_000, 64L << 20, 128L << 20, 200, 1_000_000, 16_000_000, 2_000, 512);

  /** What of it bounds a Word package. */
  PartLimits parts() {
    return new PartLimits(entries, partBytes, totalBytes, ratio, paragraphs, textChars, depth);
  }
}
