package io.gouji.engine.xlsx;

import java.util.Optional;

/**
 * Edits the text of a start tag; what is not named stays as written, quotes and spaces included.
 */
final class StartTag {
  private StartTag() {}

  /** The tag with an attribute set; a new one stands last. */
  static String with(String tag, String name, String value) {
    int[] found = find(tag, name);
    String written = name + "=\"" + XmlText.escape(value) + "\"";
    if (found.length > 0) {
      return tag.substring(0, found[0]) + written + tag.substring(found[1]);
    }
    int end = tag.length() - (tag.endsWith("/>") ? 2 : 1);
    return tag.substring(0, end).stripTrailing() + " " + written + tag.substring(end);
  }

  /** The value of an attribute of the first tag of a text, as written. */
  static Optional<String> value(String text, String name) {
    String tag = text.substring(0, text.indexOf('>') + 1);
    int[] found = find(tag, name);
    if (found.length == 0) {
      return Optional.empty();
    }
    char quote = tag.charAt(found[1] - 1);
    return Optional.of(tag.substring(tag.indexOf(quote, found[0]) + 1, found[1] - 1));
  }

  /** The tag without an attribute. */
  static String without(String tag, String name) {
    int[] found = find(tag, name);
    return found.length == 0
        ? tag
        : tag.substring(0, found[0]).stripTrailing() + tag.substring(found[1]);
  }

  /** The bounds of an attribute, from its name to behind its closing quote. */
  private static int[] find(String tag, String name) {
    int at = 1;
    while (at < tag.length() && !Character.isWhitespace(tag.charAt(at))) {
      at++;
    }
    while (true) {
      int equals = tag.indexOf('=', at);
      if (equals < 0) {
        return new int[0];
      }
      int from = at;
      while (Character.isWhitespace(tag.charAt(from))) {
        from++;
      }
      int quote = equals + 1;
      while (Character.isWhitespace(tag.charAt(quote))) {
        quote++;
      }
      int end = tag.indexOf(tag.charAt(quote), quote + 1) + 1;
      if (tag.substring(from, equals).stripTrailing().equals(name)) {
        return new int[] {from, end};
      }
      at = end;
    }
  }
}
