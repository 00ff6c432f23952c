package io.gouji.engine.formula;

import java.util.HashMap;
import java.util.Map;

/**
 * Functions that count characters, over texts with characters beyond 65,535. Microsoft's page on
 * compatibility versions says that FIND, LEN, MID, REPLACE and SEARCH count each as two in a
 * workbook of version 1 and as one in version 2, as LibreOffice does. Where it makes a difference,
 * nothing is decided. LEFT and RIGHT, which the page does not list, always counted it as one.
 */
final class PairedText {
  private static final char FIRST = '\uE100';

  private final Map<Integer, Character> signs = new HashMap<>();
  private final Map<Character, Integer> points = new HashMap<>();

  private PairedText() {}

  /** The function, asked a second time with one character for each pair. */
  static Function function(
      String name, int min, int max, String signature, Function.Eager.Body body) {
    return Functions.function(
        name, min, max, signature, arguments -> decided(name, arguments, body));
  }

  /** A function that counts each as one whatever the version. */
  static Function single(
      String name, int min, int max, String signature, Function.Eager.Body body) {
    return Functions.function(
        name,
        min,
        max,
        signature,
        arguments -> {
          PairedText paired = new PairedText();
          return paired.whole(answer(arguments.mapped(paired::single), body));
        });
  }

  private static Operand decided(String name, Arguments arguments, Function.Eager.Body body) {
    Operand answer = answer(arguments, body);
    boolean plain = true;
    for (int i = 0; i < arguments.count(); i++) {
      plain &= !(arguments.operand(i) instanceof Value.Text text) || plain(text.value());
    }
    if (plain) {
      return answer;
    }
    PairedText paired = new PairedText();
    Arguments single = arguments.mapped(paired::single);
    if (!paired.whole(answer(single, body)).equals(answer)) {
      throw Unresolved.unclear(name + "(U+10000…)");
    }
    return answer;
  }

  private static Operand answer(Arguments arguments, Function.Eager.Body body) {
    try {
      return body.apply(arguments);
    } catch (ErrorSignal signal) {
      return signal.error();
    }
  }

  private Operand single(Operand operand) {
    if (!(operand instanceof Value.Text text) || plain(text.value())) {
      return operand;
    }
    StringBuilder out = new StringBuilder();
    text.value().codePoints().forEach(point -> out.appendCodePoint(sign(point)));
    return Value.of(out.toString());
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private int sign(int point) {
    if (!Character.isSupplementaryCodePoint(point)) {
      return point;
    }
    char sign = signs.computeIfAbsent(point, p -> (char) (FIRST + signs.size()));
    points.put(sign, point);
    return sign;
  }

  private Operand whole(Operand answer) {
    if (!(answer instanceof Value.Text text)) {
      return answer;
    }
    StringBuilder out = new StringBuilder();
    text.value().chars().forEach(c -> out.appendCodePoint(points.getOrDefault((char) c, c)));
    return Value.of(out.toString());
  }
}
