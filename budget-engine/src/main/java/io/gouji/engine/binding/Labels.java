package io.gouji.engine.binding;

import io.gouji.engine.pack.Beginning;
import io.gouji.engine.sheet.HalfWidth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings the texts of sheets and packs to one form before they are compared.
 *
 * <p>{@link #text} is for headers and titles, {@link #label} for the labels of rows, which also
 * lose their numbering.
 */
final class Labels {
  /**
   * A row's label.
   *
   * @param name without numbering
   * @param style index of its numbering style, outermost 0; -1 without numbering
   */
  record Label(String name, int style) {}

  private static final int NO_STYLE = -1;
  private static final char DOT = '\u00b7';

  private final Pattern numbering;
  private final Beginning beginning;
  private final List<String> groups;
  private final Set<String> blanks;

  /**
   * A normaliser for the words of a pack.
   *
   * @param numberings outermost first, each matching at the beginning of a normalised label
   * @param blanks what stands for an empty amount
   */
  Labels(List<Pattern> numberings, Collection<String> blanks) {
    this.blanks = blanks.stream().map(Labels::text).collect(Collectors.toUnmodifiableSet());
    List<String> names = new ArrayList<>();
    StringBuilder any = new StringBuilder();
    for (Pattern style : numberings) {
      String group = "style" + names.size();
      names.add(group);
      any.append(any.isEmpty() ? "" : "|");
      any.append("(?<").append(group).append('>').append(style.pattern()).append(')');
    }
    groups = List.copyOf(names);
    // Without styles: a pattern that matches nothing.
    numbering = Pattern.compile(any.isEmpty() ? "(?!)" : any.toString());
    beginning = new Beginning(numbering);
  }

  /** Whether a normalised text stands for an empty amount. */
  boolean isBlank(String text) {
    return text.isEmpty() || blanks.contains(text);
  }

  /** The label without numbering, white space and quotes. */
  Label label(String raw) {
    return labelOf(text(raw));
  }

  /** As {@link #label}, for a text that is normalised already. */
  Label labelOf(String text) {
    if (beginning.isRuledOut(text)) {
      return new Label(text, NO_STYLE);
    }
    Matcher found = numbering.matcher(text);
    if (!found.lookingAt()) {
      return new Label(text, NO_STYLE);
    }
    int style = 0;
    while (found.start(groups.get(style)) < 0) {
      style++;
    }
    return new Label(text.substring(found.end()), style);
  }

  /**
   * The text in half-width signs, without white space and quotes, with round brackets and one kind
   * of middle dot.
   */
  static String text(String raw) {
    int plain = 0;
    while (plain < raw.length() && isPlain(raw.charAt(plain))) {
      plain++;
    }
    if (plain == raw.length()) {
      return raw;
    }
    String compatible = HalfWidth.of(raw);
    StringBuilder kept = new StringBuilder(compatible.length());
    for (int i = 0; i < compatible.length(); i++) {
      char sign = unified(compatible.charAt(i));
      if (sign != 0) {
        kept.append(sign);
      }
    }
    return kept.toString();
  }

  /** Ideographs, ASCII letters, digits and the signs that stay as they are. */
  private static boolean isPlain(char sign) {
    return sign >= '\u4e00' && sign <= '\u9fff'
        || sign >= '0' && sign <= '9'
        || sign >= 'A' && sign <= 'Z'
        || sign >= 'a' && sign <= 'z'
        || sign == '\u3001'
        || sign == '('
        || sign == ')'
        || sign == ':'
        || sign == '.';
  }

  /** The sign that stands for its whole family, or 0 for one that is dropped. */
  private static char unified(char sign) {
    return switch (sign) {
      case '"', '\'', '`', '\u2018', '\u2019', '\u201a', '\u201c', '\u201d', '\u201e' -> 0;
      case '\u300c', '\u300d', '\u300e', '\u300f', '\u301d', '\u301e', '\u301f' -> 0;
      case '[', '{', '\u3010', '\u3014', '\u3016', '\u3018' -> '(';
      case ']', '}', '\u3011', '\u3015', '\u3017', '\u3019' -> ')';
      case '\u2022', '\u2027', '\u22c5', '\u30fb', '\u2219' -> DOT;
      default -> isSpace(sign) ? 0 : sign;
    };
  }

  private static boolean isSpace(char sign) {
    if (isPlain(sign)) {
      return false;
    }
    return Character.isWhitespace(sign)
        || Character.isSpaceChar(sign)
        || Character.getType(sign) == Character.FORMAT
        || Character.isISOControl(sign);
  }
}
