package io.gouji.engine.repair;

import java.util.EnumMap;
import java.util.Map;

/**
 * What the search is told by data: how far to look, and how much each clue weighs.
 *
 * @param cells the most cells of one cluster that may be wrong
 * @param work after how many combinations of rows a cluster's search is given up
 * @param sets how many sets may explain one cluster
 * @param voices how many failing relations must give the same amount for it to be sure
 */
public record Weights(int cells, long work, int sets, int voices, Map<Clue, Integer> clues) {
  public Weights {
    clues = Map.copyOf(new EnumMap<>(clues));
  }

  /**
   * Weights by name: {@code cells}, {@code work}, {@code sets}, {@code voices}, and the word of
   * each clue.
   *
   * @throws IllegalArgumentException if one is missing
   */
  public static Weights of(Map<String, Integer> data) {
    Map<Clue, Integer> clues = new EnumMap<>(Clue.class);
    for (Clue clue : Clue.values()) {
      clues.put(clue, number(data, clue.word()));
    }
    return new Weights(
        number(data, "cells"),
        number(data, "work"),
        number(data, "sets"),
        number(data, "voices"),
        clues);
  }

  private static int number(Map<String, Integer> data, String name) {
    Integer number = data.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no weight: " + name);
    }
    return number;
  }

  int of(Clue clue) {
    return clues.get(clue);
  }

  Search.Bounds bounds() {
    return new Search.Bounds(cells, work, sets);
  }
}
