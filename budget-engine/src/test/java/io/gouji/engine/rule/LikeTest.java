package io.gouji.engine.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@link Like} against regular expressions. */
class LikeTest {
  @Test
  void isWhatARegularExpressionSays() {
    Random random = new Random(11);
    String words = "空表*?*";
    String signs = "空表无\n\ud840\udc00";
    for (int n = 0; n < 50_000; n++) {
      String like = made(random, words, 6);
      String text = made(random, signs, 8);
      assertEquals(regex(like).matcher(text).matches(), Like.of(like).is(text), like + " " + text);
    }
  }

  private static String made(Random random, String signs, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest); length > 0; length--) {
      int at = random.nextInt(signs.length());
      at -= Character.isLowSurrogate(signs.charAt(at)) ? 1 : 0;
      text.appendCodePoint(signs.codePointAt(at));
    }
    return text.toString();
  }

  private static Pattern regex(String like) {
    StringBuilder regex = new StringBuilder();
    for (char sign : like.toCharArray()) {
      regex.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
