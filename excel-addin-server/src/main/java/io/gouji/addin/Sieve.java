package io.gouji.addin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps of some changes those that may be made together, and tells what each of the rest breaks.
 */
final class Sieve {
  private Sieve() {}

  /** Makes changes for a trial. */
  interface Trial<T, X extends Exception> {
    /** What these changes break together; nothing where they are harmless. */
    List<String> broken(List<T> together) throws X;
  }

  /**
   * What came of it.
   *
   * @param kept harmless together, and the last that were found to be, unless there are none
   * @param left each with what it breaks beside those kept before it
   */
  record Sorted<T>(List<T> kept, Map<T, List<String>> left) {}

  /** By halving: where nothing breaks one trial is enough, and few are where little does. */
  static <T, X extends Exception> Sorted<T> sort(List<T> all, Trial<T, X> trial) throws X {
    Sorted<T> sorted = new Sorted<>(new ArrayList<>(), new LinkedHashMap<>());
    sort(all, trial, sorted);
    return sorted;
  }

  private static <T, X extends Exception> void sort(
      List<T> some, Trial<T, X> trial, Sorted<T> sorted) throws X {
    if (some.isEmpty()) {
      return;
    }
    List<T> together = new ArrayList<>(sorted.kept());
    together.addAll(some);
    List<String> broken = trial.broken(together);
    if (broken.isEmpty()) {
      sorted.kept().addAll(some);
    } else if (some.size() == 1) {
      sorted.left().put(some.get(0), broken);
    } else {
      sort(some.subList(0, some.size() / 2), trial, sorted);
      sort(some.subList(some.size() / 2, some.size()), trial, sorted);
    }
  }
}
