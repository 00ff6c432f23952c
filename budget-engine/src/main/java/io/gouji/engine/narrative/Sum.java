package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.Arrays;
import java.util.List;

/**
 * Which figures add up to which.
 *
 * @param total id of the whole
 * @param parts ids or words of the parts that must be told before the sum is tried
 * @param others those that may be told; without one of them the sum is only doubted
 * @param closed whether the others are left out only where they are zero
 */
record Sum(String total, List<String> parts, List<String> others, boolean closed) {
  private static final String CLOSED = "closed";

  Sum {
    parts = List.copyOf(parts);
    others = List.copyOf(others);
  }

  /** Reads {@code a+b+[c]}: what is in brackets may be missing. */
  static Sum of(Entry entry) {
    List<String> all = Arrays.stream(entry.words().split("\\+")).map(String::strip).toList();
    return new Sum(
        entry.id(),
        all.stream().filter(part -> !part.startsWith("[")).toList(),
        all.stream()
            .filter(part -> part.startsWith("["))
            .map(part -> part.substring(1, part.length() - 1))
            .toList(),
        entry.value().equals(CLOSED));
  }

  boolean takes(Subject subject) {
    return parts.contains(key(subject)) || others.contains(key(subject));
  }

  static String key(Subject subject) {
    return subject.isKnown() ? subject.id() : subject.words();
  }
}
