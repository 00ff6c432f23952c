package io.gouji.engine.pack;

import java.util.List;

/**
 * How the prose of a budget is worded, as data: phrases and what they mean, the sections there must
 * be, the figures they restate. What is common to all packs stands before a pack's own.
 */
public record NarrativeSpec(List<Entry> entries) {
  /** Nothing is known of any prose. */
  public static final NarrativeSpec NONE = new NarrativeSpec(List.of());

  /**
   * One line of {@code narrative.csv}.
   *
   * @param kind what sort of knowledge it is
   * @param id what it is called; several lines may share a name
   * @param words the wording: a pattern, words between bars, or a sentence with blanks
   * @param value what the wording means
   * @param example a sentence that the wording must fit; empty for none
   * @param reading what must be read from the example
   */
  public record Entry(
      String kind,
      String id,
      String words,
      String value,
      String example,
      String reading,
      Source source) {
    /** The words between bars, without the empty ones. */
    public List<String> alternatives() {
      return Cells.parts(words, '|').stream().filter(word -> !word.isEmpty()).toList();
    }
  }

  public NarrativeSpec {
    entries = List.copyOf(entries);
  }

  /** The lines of one kind, in order. */
  public List<Entry> ofKind(String kind) {
    return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
  }
}
