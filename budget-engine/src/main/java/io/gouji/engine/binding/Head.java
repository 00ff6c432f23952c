package io.gouji.engine.binding;

import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.table.Unit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is printed over a table.
 *
 * @param title as printed
 * @param unit the unit of money; empty if none is printed
 * @param unitName the budget unit's name; empty if none is printed
 * @param period the budget year; empty if none is printed
 * @param scope which money the title says the table counts; empty if it does not say
 */
record Head(String title, Optional<Unit> unit, String unitName, String period, String scope) {
  private static final Pattern GAP = Pattern.compile("[\\s\\u00a0\\u3000]{2,}");

  /** Reads the rows from a title, or the top of the sheet, to the end of the header. */
  static Head read(Vocabulary words, Grid grid, String title, int first, int last, String period) {
    Optional<Unit> unit = Optional.empty();
    String name = "";
    for (int row = first; row <= last; row++) {
      List<String> texts = grid.isBlank(row) ? List.of() : grid.rawTexts(row);
      for (int i = 0; i < texts.size(); i++) {
        String next = i + 1 < texts.size() ? texts.get(i + 1) : "";
        unit = unit.isPresent() ? unit : unitIn(words, texts.get(i));
        name = name.isEmpty() ? nameIn(words, texts.get(i), next) : name;
      }
    }
    return new Head(title.strip(), unit, name, period, scope(words, title));
  }

  private static String scope(Vocabulary words, String title) {
    String text = Labels.text(title);
    return words.scopes().stream().filter(text::contains).findFirst().orElse("");
  }

  private static Optional<Unit> unitIn(Vocabulary words, String raw) {
    Optional<Unit> whole = unitOf(words, Labels.text(raw));
    if (whole.isPresent() || !GAP.matcher(raw).find()) {
      return whole;
    }
    return GAP.splitAsStream(raw)
        .flatMap(piece -> unitOf(words, Labels.text(piece)).stream())
        .findFirst();
  }

  private static Optional<Unit> unitOf(Vocabulary words, String text) {
    Matcher found = words.unitOfMoney().matcher(text);
    while (found.find()) {
      Integer digits = words.units().get(found.group(1));
      // A letter behind it: the beginning of a name, not a unit of money.
      if (digits != null
          && (found.end() == text.length() || !Character.isLetter(text.charAt(found.end())))) {
        return Optional.of(new Unit(found.group(1), digits));
      }
    }
    return Optional.empty();
  }

  private static String nameIn(Vocabulary words, String raw, String next) {
    for (String piece : GAP.split(raw)) {
      String text = Labels.text(piece);
      String name = nameOf(words, text);
      if (name.isEmpty() && text.endsWith(":") && next.indexOf(':') < 0) {
        String following = Labels.text(next);
        name = following.indexOf(':') < 0 ? nameOf(words, text + following) : "";
      }
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static String nameOf(Vocabulary words, String text) {
    Matcher found = words.unitName().matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
