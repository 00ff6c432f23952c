package io.gouji.engine.pack;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people explain findings, and which words explain nothing.
 *
 * @param sheets names of the sheet of explanations, the first being ours
 * @param headings heading word to the name of its column: {@code FINGERPRINT}, {@code REASON}
 * @param boilerplate words that together make no reason: 核实, 无误, 同上
 * @param shortest letters, digits and ideographs a reason must have
 */
public record ExplanationWords(
    List<String> sheets, Map<String, String> headings, List<String> boilerplate, int shortest) {
  /** For packs whose words say nothing of explanations. */
  public static final ExplanationWords NONE =
      new ExplanationWords(List.of(), Map.of(), List.of(), 1);

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  public ExplanationWords {
    sheets = List.copyOf(sheets);
    headings = Map.copyOf(headings);
    boilerplate =
        boilerplate.stream()
            .map(ExplanationWords::letters)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /** Why a text is no reason. */
  public enum Lack {
    EMPTY,
    BOILERPLATE,
    SHORT
  }

  /** What a reason lacks; empty where it may stand. */
  public Optional<Lack> lack(String reason) {
    String letters = letters(reason);
    if (letters.isEmpty()) {
      return Optional.of(reason.isBlank() ? Lack.EMPTY : Lack.BOILERPLATE);
    }
    String rest = letters;
    for (String word : boilerplate) {
      rest = rest.replace(word, " ");
    }
    if (rest.isBlank()) {
      return Optional.of(Lack.BOILERPLATE);
    }
    boolean brief = letters.codePointCount(0, letters.length()) < shortest;
    return brief ? Optional.of(Lack.SHORT) : Optional.empty();
  }

  private static String letters(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SIGNS.matcher(wide).replaceAll("");
  }
}
