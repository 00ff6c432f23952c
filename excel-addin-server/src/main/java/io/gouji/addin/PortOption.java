package io.gouji.addin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A port as a command line asks for it.
 *
 * @param option by which it is asked for
 * @param number empty where it is not
 */
record PortOption(String option, @Nullable Integer number) {
  private static final int LAST = 0xffff;

  /** The id of the sentence that tells of a wrong one. */
  static final String WRONG = "serve.port.wrong";

  /**
   * What to tell of the first that is no port.
   *
   * @param least 0 where any free port may be asked for
   */
  static Optional<Map<String, String>> wrong(int least, PortOption... asked) {
    return List.of(asked).stream()
        .filter(one -> one.number != null && !isPort(least, one.number))
        .map(one -> blanks(one.option, String.valueOf(one.number)))
        .findFirst();
  }

  static Map<String, String> blanks(String option, String value) {
    return Map.of("option", option, "value", value);
  }

  /** Whether there can be such a port; 0 stands for any. */
  static boolean isPort(int number) {
    return isPort(0, number);
  }

  private static boolean isPort(int least, int number) {
    return number >= least && number <= LAST;
  }
}
