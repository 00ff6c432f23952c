package io.gouji.engine.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link HalfWidth} against the normaliser of the Java library. */
class HalfWidthTest {
  @Test
  void isWhatCompatibilityMakesOfEverySign() {
    for (int sign = 0; sign <= Character.MAX_VALUE; sign++) {
      check(String.valueOf((char) sign));
      check("一" + (char) sign + "A\u0301");
    }
  }

  @Test
  void isTheSameForTextsOfManySigns() {
    Random random = new Random(20261127);
    String common = "财政拨款（≥95%）；１２３．４５　“三公”\u00a0经费—ＡＢｃ①㎡\u0338";
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        boolean any = random.nextInt(4) == 0;
        text.append(
            any
                ? (char) random.nextInt(Character.MAX_VALUE)
                : common.charAt(random.nextInt(common.length())));
      }
      check(text.toString());
    }
  }

  @Test
  void leavesAnOrdinaryTextAsItIs() {
    String text = "一般公共服务支出,1.50";
    assertSame(text, HalfWidth.of(text));
  }

  private static void check(String text) {
    assertEquals(Normalizer.normalize(text, Normalizer.Form.NFKC), HalfWidth.of(text), text);
  }
}
