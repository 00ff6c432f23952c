package io.gouji.engine.pack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pattern matches at the beginning of texts, of which most begin with a sign that rules it
 * out. Safe for several threads.
 */
public final class Beginning {
  private static final byte UNKNOWN = 0;
  private static final byte POSSIBLE = 1;
  private static final byte IMPOSSIBLE = 2;

  private final Pattern pattern;

  /** By first sign; another thread that works one out too comes to the same. */
  private final byte[] signs = new byte[Character.MAX_VALUE + 1];

  private final boolean nothing;

  public Beginning(Pattern pattern) {
    this.pattern = pattern;
    nothing = pattern.matcher("").lookingAt();
  }

  /**
   * Whether no text that begins so can match: the pattern fails at the first sign without having
   * looked for a second.
   */
  public boolean isRuledOut(String text) {
    if (text.isEmpty() || nothing) {
      return !nothing;
    }
    char first = text.charAt(0);
    if (Character.isSurrogate(first)) {
      return false;
    }
    byte known = signs[first];
    if (known == UNKNOWN) {
      Matcher alone = pattern.matcher(String.valueOf(first));
      known = alone.lookingAt() || alone.hitEnd() ? POSSIBLE : IMPOSSIBLE;
      signs[first] = known;
    }
    return known == IMPOSSIBLE;
  }

  /** Where what matches ends; 0 if nothing does. */
  public int end(String text) {
    if (isRuledOut(text)) {
      return 0;
    }
    Matcher found = pattern.matcher(text);
    return found.lookingAt() ? found.end() : 0;
  }
}
