package io.gouji.bench;

import java.util.List;

/** The figure in the middle. */
final class Medians {
  private Medians() {}

  static double of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }
}
