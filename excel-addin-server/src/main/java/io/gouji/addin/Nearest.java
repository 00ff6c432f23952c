package io.gouji.addin;

import java.util.Comparator;
import java.util.List;

/** The word somebody most probably meant. */
final class Nearest {
  private Nearest() {}

  /** The one that takes the fewest letters to change, add or leave out; of several the first. */
  static String of(String slip, List<String> words) {
    return words.stream().min(Comparator.comparingInt(word -> distance(slip, word))).orElse("");
  }

  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      above[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int diagonal = above[0];
      above[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int changed = diagonal + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
        diagonal = above[column];
        above[column] = Math.min(changed, 1 + Math.min(above[column], above[column - 1]));
      }
    }
    return above[other.length()];
  }
}
