package io.gouji.engine.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@link Beginning} against its pattern. */
class BeginningTest {
  private static final List<String> PATTERNS =
      List.of(
          "[一二三四五六七八九十]{1,3}[、.]|\\([一二三]{1,3}\\)、?|\\d{1,2}[.、](?!\\d)|其中[:：]?",
          "(?!)",
          "a*",
          "(?=ab)a",
          "\\p{IsHan}x|[^a-z]9");

  @Test
  void matchesWhatItsPatternMatches() {
    Random random = new Random(7);
    String signs = "一、.(三)12其中:abx9\ud840\udc00 ";
    for (String words : PATTERNS) {
      Pattern pattern = Pattern.compile(words);
      Beginning beginning = new Beginning(pattern);
      for (int n = 0; n < 5_000; n++) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
          text.append(signs.charAt(random.nextInt(signs.length())));
        }
        Matcher expected = pattern.matcher(text);
        int end = expected.lookingAt() ? expected.end() : 0;
        assertEquals(end, beginning.end(text.toString()), words + " in " + text);
      }
    }
  }

  @Test
  void rulesOutMostTextsByTheirFirstSign() {
    Beginning beginning = new Beginning(Pattern.compile("\\d{1,2}、|其中"));
    assertTrue(beginning.isRuledOut("财政拨款"));
    assertFalse(beginning.isRuledOut("其他支出"));
    assertFalse(beginning.isRuledOut("3、项目支出"));
  }
}
