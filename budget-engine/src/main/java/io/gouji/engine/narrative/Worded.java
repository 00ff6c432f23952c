package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.regex.Pattern;

/** A line of the word list with its wording compiled. */
record Worded(Entry entry, Pattern pattern) {
  String id() {
    return entry.id();
  }

  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }
}
