package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which figures add up to which.
 *
 * @param total id of the whole
 * @param parts ids or words of the parts that must be told before the sum is tried
 * @param others those that may be told; without one of them the sum is only doubted
 * @param closed whether the others are left out only where they are zero
 * @param judged whether it is tried at all; else it only says where another sum's parts end
 */
record Sum(String total, List<String> parts, List<String> others, boolean closed, boolean judged) {
  private static final String CLOSED = "closed";
  private static final String UNJUDGED = "stop";

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
        entry.value().equals(CLOSED),
        !entry.value().equals(UNJUDGED));
  }

  boolean takes(Subject subject) {
    return parts.contains(key(subject)) || others.contains(key(subject));
  }

  /** Whether the parts of this one may be taken for parts of another, which is not its part. */
  boolean ends(Sum other) {
    Set<String> own = all();
    Set<String> others = other.all();
    return !total.equals(other.total)
        && !others.contains(total)
        && own.stream().anyMatch(others::contains)
        && !(others.size() > own.size() && others.containsAll(own));
  }

  private Set<String> all() {
    Set<String> all = new HashSet<>(parts);
    all.addAll(others);
    return all;
  }

  static String key(Subject subject) {
    return subject.isKnown() ? subject.id() : subject.words();
  }
}
