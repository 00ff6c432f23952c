package io.gouji.addin;

import com.sun.net.httpserver.HttpExchange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** In which language to speak to whoever asks, by what the request itself says. */
final class Tongue {
  private static final String LANG = "lang=";

  private Tongue() {}

  /** That of a problem of which only the request is known. */
  static String of(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(LANG))
        .map(pair -> pair.substring(LANG.length()))
        .filter(Words.LANGUAGES::contains)
        .findFirst()
        .orElseGet(() -> accepted(exchange).orElse(Words.LANGUAGES.get(0)));
  }

  /**
   * What {@code Accept-Language} likes best of what we speak; empty where it says nothing of it.
   */
  static Optional<String> accepted(HttpExchange exchange) {
    List<String> given = exchange.getRequestHeaders().getOrDefault("Accept-Language", List.of());
    try {
      return LanguageRange.parse(String.join(",", given)).stream()
          .filter(range -> range.getWeight() > 0)
          .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
          .filter(Words.LANGUAGES::contains)
          .findFirst();
    } catch (IllegalArgumentException malformed) {
      // No reason to refuse anybody: they are spoken to as if they had not said it.
      return Optional.empty();
    }
  }
}
