package io.gouji.engine.rule;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Catalogue.Former;
import io.gouji.engine.table.LabelColumn;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells codes and names of earlier years from those that are merely wrong. */
final class FormerNames {
  private static final int CLASS_DIGITS = 3;
  private static final int STEP = 2;
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

  private FormerNames() {}

  /** What to say of a code that is in no catalogue of this year; empty if it never was in one. */
  static Optional<LabelJudge.Wrong> ofCode(Catalogue catalogue, String code, String name) {
    for (int length = code.length(); length >= CLASS_DIGITS; length -= STEP) {
      String part = code.substring(0, length);
      if (catalogue.contains(part)) {
        return Optional.empty();
      }
      Optional<Former> former =
          first(catalogue, f -> f.code().equals(part) && alike(f.name(), name))
              .or(() -> first(catalogue, f -> f.code().equals(part)));
      if (former.isPresent()) {
        return former.map(f -> obsolete(catalogue, f, code, LabelColumn.CODE));
      }
    }
    return Optional.empty();
  }

  /** What to say of a name that is not the code's; empty if it never was that of the code. */
  static Optional<LabelJudge.Wrong> ofName(Catalogue catalogue, String code, String name) {
    return first(catalogue, f -> f.code().equals(code) && alike(f.name(), name))
        .or(() -> first(catalogue, f -> f.now().equals(code) && alike(f.name(), name)))
        .map(
            former ->
                former.now().equals(code)
                    ? told(
                        "statement.former.name",
                        former,
                        name,
                        name(catalogue, code),
                        LabelColumn.NAME)
                    : obsolete(catalogue, former, name, LabelColumn.CODE));
  }

  private static LabelJudge.Wrong obsolete(
      Catalogue catalogue, Former former, String found, LabelColumn about) {
    String now = former.now() + " " + name(catalogue, former.now());
    return told("statement.former.code", former, found, now, about);
  }

  private static LabelJudge.Wrong told(
      String message, Former former, String found, String proposed, LabelColumn about) {
    return former.until().isEmpty()
        ? new LabelJudge.Wrong(message + ".undated", found, proposed, about)
        : new LabelJudge.Wrong(
            message, found, proposed, new Label.Known(about), Map.of("until", former.until()));
  }

  private static String name(Catalogue catalogue, String code) {
    return catalogue.name(code).orElse("");
  }

  private static Optional<Former> first(Catalogue catalogue, Predicate<Former> wanted) {
    return catalogue.former().stream().filter(wanted).findFirst();
  }

  private static boolean alike(String one, String other) {
    return letters(one).equals(letters(other));
  }

  /** Names differ by their letters and digits; signs and their width vary from table to table. */
  static String letters(String name) {
    if (isPlain(name)) {
      return name;
    }
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    return SIGNS.matcher(compatible).replaceAll("");
  }

  /** Ideographs and ASCII letters and digits, which stay as they are. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isPlain(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char sign) {
    return sign >= '\u4E00' && sign <= '\u9FFF'
        || sign >= '0' && sign <= '9'
        || sign >= 'A' && sign <= 'Z'
        || sign >= 'a' && sign <= 'z';
  }
}
