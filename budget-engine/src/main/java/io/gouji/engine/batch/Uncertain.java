package io.gouji.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Units of which it is not known what they come to: without a workbook, with one that cannot be
 * added up, or with several that do not say the same. A sum that lacks a unit says nothing of any
 * figure: not even that one is too small, as the unit's own may be negative, and of two workbooks
 * nobody knows which was summed up. Told as differences, all of them would bury what is wrong
 * elsewhere, so whoever is above is not compared, which is told once.
 *
 * @param above name of the unit above them
 * @param names of them
 */
public record Uncertain(String above, List<String> names) {
  /** Id of the sentence. */
  public static final String ID = "H14";

  /** So many units are named where all would be too long a sentence. */
  private static final int NAMED = 5;

  public Uncertain {
    names = List.copyOf(names);
  }

  /** Blanks of the sentence but for the names. */
  public Map<String, String> blanks() {
    return Map.of("unit", above, "count", Integer.toString(names.size()));
  }

  /** Those that are named in it. */
  public List<String> named() {
    return few(names);
  }

  /** The first of many names, or all of a few. */
  static List<String> few(List<String> names) {
    if (names.size() <= NAMED) {
      return names;
    }
    List<String> first = new ArrayList<>(names.subList(0, NAMED));
    first.add("…");
    return first;
  }
}
