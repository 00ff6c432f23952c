package io.gouji.engine.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Invented spending of a unit: what each source of money pays for, by functional code. */
final class Amounts {
  /** Fen in 万元; no invented amount is smaller, so that rounding never makes one vanish. */
  static final long WAN = 1_000_000;

  private static final String STAFF = "人员经费";

  private final Random random;

  /** Source of money to code to kind of spending. */
  final Map<String, Map<String, Map<String, Long>>> paid = new LinkedHashMap<>();

  Amounts(long seed) {
    random = new Random(seed);
  }

  /** From one to five hundred 万元, to the fen. */
  long some() {
    return WAN + random.nextLong(500 * WAN);
  }

  void pay(String source, String code, String kind) {
    pay(source, code, kind, some());
  }

  void pay(String source, String code, String kind, long fen) {
    paid.computeIfAbsent(source, none -> new TreeMap<>())
        .computeIfAbsent(code, none -> new TreeMap<>())
        .merge(kind, fen, Long::sum);
  }

  /** Staff: wages, and what is paid on them by function as well as by economic class. */
  void payStaff(String source) {
    pay(source, "2010601", STAFF, 6000 * WAN + some());
    pay(source, "2080505", STAFF);
    pay(source, "2080506", STAFF, sum(source, "2080505") / 2);
    pay(source, "2101101", STAFF);
    pay(source, "2101103", STAFF);
    pay(source, "2210201", STAFF);
  }

  /** The same by economic class. */
  Map<String, Long> staffByClass(String source) {
    Map<String, Long> classes = new TreeMap<>();
    classes.put("30108", sum(source, "2080505"));
    classes.put("30109", sum(source, "2080506"));
    classes.put("30110", sum(source, "2101101"));
    classes.put("30111", sum(source, "2101103"));
    classes.put("30113", sum(source, "2210201"));
    long named = classes.values().stream().mapToLong(Long::longValue).sum();
    classes.put("30101", kind(source, STAFF) - named);
    return classes;
  }

  long sum(String source) {
    return sum(source, "");
  }

  /** What a source pays for codes that begin so. */
  long sum(String source, String begin) {
    return paid.getOrDefault(source, Map.of()).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(begin))
        .flatMap(entry -> entry.getValue().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  long kind(String source, String kind) {
    return paid.getOrDefault(source, Map.of()).values().stream()
        .mapToLong(kinds -> kinds.getOrDefault(kind, 0L))
        .sum();
  }

  /** The spending of some sources together, by code and kind. */
  Map<String, Map<String, Long>> together(Iterable<String> sources) {
    Map<String, Map<String, Long>> codes = new TreeMap<>();
    for (String source : sources) {
      paid.getOrDefault(source, Map.of())
          .forEach(
              (code, kinds) ->
                  kinds.forEach(
                      (kind, fen) ->
                          codes
                              .computeIfAbsent(code, none -> new TreeMap<>())
                              .merge(kind, fen, Long::sum)));
    }
    return codes;
  }
}
