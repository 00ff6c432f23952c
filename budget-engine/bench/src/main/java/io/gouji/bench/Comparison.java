package io.gouji.bench;

import java.util.Locale;

/**
 * One figure of ours beside one of a peer's, of the same run.
 *
 * @param what is compared, in the words of the page
 * @param unit of both figures
 * @param goal how many times less ours should be
 * @param least how many times less it must be, on a machine that does much else; 0 for no matter
 */
record Comparison(String what, String unit, double ours, double peer, double goal, double least) {
  double ratio() {
    return peer / ours;
  }

  boolean isPassed() {
    return !(ratio() < least);
  }

  String row() {
    String reached = ratio() >= goal ? "yes" : "no";
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %.1f | %s | %s |",
        what,
        unit,
        figure(ours),
        figure(peer),
        ratio(),
        goal == 0 ? "–" : String.format(Locale.ROOT, "%.0f", goal),
        goal == 0 ? "–" : reached);
  }

  /** Three digits that count. */
  private static String figure(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
