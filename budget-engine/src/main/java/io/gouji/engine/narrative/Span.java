package io.gouji.engine.narrative;

import io.gouji.engine.finding.Location;

/** Some words of a passage, as cleaned: start inclusive, end exclusive. */
record Span(Passage passage, int start, int end) {
  String text() {
    return passage.text().substring(start, end);
  }

  /** Where the words stand in the file. */
  Location.Prose place() {
    return passage.place(start, end);
  }

  boolean precedes(Span other) {
    return passage.number() < other.passage.number()
        || passage.number() == other.passage.number() && start < other.start;
  }
}
