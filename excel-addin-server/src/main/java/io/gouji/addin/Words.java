package io.gouji.addin;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;

/** What the bridge itself says, in Chinese and English: the file {@code messages.csv}. */
final class Words {
  /** Languages there are; the first is the reference. */
  static final List<String> LANGUAGES = List.of("zh", "en");

  private static final Said NOTHING = new Said("", "");

  private final Map<String, Map<String, Said>> said;

  /** A heading and what it means for the user. */
  record Said(String title, String detail) {}

  private Words(Map<String, Map<String, Said>> said) {
    this.said = Map.copyOf(said);
  }

  static Words read() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setNullValue("");
    settings.setLineSeparatorDetectionEnabled(true);
    Map<String, Map<String, Said>> said = new HashMap<>();
    try (InputStream in = Words.class.getResourceAsStream("messages.csv")) {
      InputStream found = Objects.requireNonNull(in, "messages.csv");
      CsvParser parser = new CsvParser(settings);
      for (String[] row : parser.parseAll(new InputStreamReader(found, StandardCharsets.UTF_8))) {
        said.put(row[0], Map.of("zh", new Said(row[1], row[2]), "en", new Said(row[3], row[4])));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(said);
  }

  /** A language there is; the reference where the one asked for is none. */
  static String known(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    return LANGUAGES.contains(lower) ? lower : LANGUAGES.get(0);
  }

  /** A language somebody asks for in a request, which must be one there is. */
  static String spoken(String language) throws Problem {
    if (!LANGUAGES.contains(language)) {
      throw Problem.parameter("lang");
    }
    return language;
  }

  Set<String> ids() {
    return said.keySet();
  }

  boolean has(String id) {
    return said.containsKey(id);
  }

  /** A heading with what it means, the blanks filled; empty for an id we do not know. */
  Said of(String id, String language, Map<String, String> blanks) {
    Said found = said.getOrDefault(id, Map.of()).getOrDefault(language, NOTHING);
    return new Said(
        Wording.fill(found.title(), blanks), Wording.fill(found.detail(), blanks).strip());
  }

  /**
   * The sentences of one language by their ids, as a command line wants its help.
   *
   * @param own before the ids of sentences every command has of its own, such as its heading
   */
  ResourceBundle bundle(String language, String own) {
    return new ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return said.entrySet().stream()
            .map(
                one ->
                    new Object[] {common(one.getKey(), own), one.getValue().get(language).title()})
            .toArray(Object[][]::new);
      }
    };
  }

  private static String common(String id, String own) {
    return id.startsWith(own + "usage.") ? id.substring(own.length()) : id;
  }

  /** One sentence. */
  String say(String id, String language, Map<String, String> blanks) {
    return of(id, language, blanks).title();
  }
}
