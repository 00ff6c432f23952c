package io.gouji.engine.finding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values a finding states, as one text in no language: an explanation keeps it and is void when
 * it no longer agrees. Left, right and difference of a relation; of anything else the figure of its
 * cell and what was read there.
 */
public final class Snapshot {
  /** Where a finding states no value, so that a text left empty never agrees. */
  private static final String NONE = "—";

  private static final String BETWEEN = " / ";

  /** Arguments that are values, not names or addresses, which change when rows are inserted. */
  private static final List<String> VALUES = List.of("text", "constant", "found", "function");

  /** Noughts behind a decimal point; the same amount may be told with more decimals. */
  private static final Pattern NOUGHTS = Pattern.compile("(\\.\\d*?)0+(?!\\d)");

  private static final Pattern BARE_POINT = Pattern.compile("\\.(?!\\d)");
  private static final Pattern IDLE = Pattern.compile("[\\s,]");

  private Snapshot() {}

  /** The values of a finding, {@code 12.00 万元 / 10.00 万元 / 2.00 万元}. */
  public static String of(Finding finding) {
    List<String> values = new ArrayList<>();
    if (finding.difference().isPresent()) {
      Stream.of(
              finding.left().map(Side::quantity),
              finding.right().map(Side::quantity),
              finding.difference())
          .flatMap(Optional::stream)
          .forEach(quantity -> values.add(told(quantity)));
    } else {
      finding.principal().flatMap(Location.Cell::quantity).ifPresent(one -> values.add(told(one)));
      VALUES.forEach(name -> values.add(finding.arguments().getOrDefault(name, "").strip()));
      values.removeIf(String::isEmpty);
    }
    return values.isEmpty() ? NONE : String.join(BETWEEN, values);
  }

  /** Whether a text somebody kept still says what the finding says. */
  static boolean agree(String kept, Finding finding) {
    return plain(kept).equals(plain(of(finding)));
  }

  /** Whether two texts say the same. */
  public static boolean agree(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String told(Quantity quantity) {
    return (quantity.text() + " " + quantity.unit()).strip();
  }

  private static String plain(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String tight = IDLE.matcher(wide).replaceAll("");
    return BARE_POINT.matcher(NOUGHTS.matcher(tight).replaceAll("$1")).replaceAll("");
  }
}
