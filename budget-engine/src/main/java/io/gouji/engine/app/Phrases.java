package io.gouji.engine.app;

import io.gouji.engine.Refusal;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * What the doors say themselves, in one language; unlike the words of findings it is there without
 * any templates.
 */
final class Phrases {
  /** Languages there are; the first is the reference. */
  private static final List<String> LANGUAGES = List.of("zh", "en");

  private final String language;
  private final ResourceBundle bundle;

  private Phrases(String language, ResourceBundle bundle) {
    this.language = language;
    this.bundle = bundle;
  }

  /** The phrases of a language; of the reference where there is no such language. */
  static Phrases in(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    String known = LANGUAGES.contains(lower) ? lower : LANGUAGES.get(0);
    String name = "messages_" + known + ".properties";
    try (InputStream in = Phrases.class.getResourceAsStream(name)) {
      InputStream found = Objects.requireNonNull(in, name);
      return new Phrases(
          known, new PropertyResourceBundle(new InputStreamReader(found, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language a command line asks for, also where the rest of it is wrong. */
  static Phrases asked(String... args) {
    int option = Arrays.asList(args).lastIndexOf("--lang");
    String value = option >= 0 && option + 1 < args.length ? args[option + 1] : "";
    for (String arg : args) {
      value = arg.startsWith("--lang=") ? arg.substring("--lang=".length()) : value;
    }
    return in(value);
  }

  /** A phrase in each language. */
  static List<String> inAll(String id) {
    return LANGUAGES.stream().map(language -> in(language).say(id)).toList();
  }

  /** As findings know it: {@code zh}. */
  String language() {
    return language;
  }

  ResourceBundle bundle() {
    return bundle;
  }

  boolean has(String id) {
    return bundle.containsKey(id);
  }

  /** A phrase with its named blanks filled; the id and its values where there is no such phrase. */
  String say(String id, Map<String, String> blanks) {
    return has(id) ? Wording.fill(bundle.getString(id), blanks) : id + " " + blanks;
  }

  /** A problem in its own sentence where it brings one, else in ours. */
  String say(Refusal.Problem problem) {
    String own = problem.sentences().get(language);
    return own == null
        ? say(problem.message(), problem.arguments())
        : Wording.fill(own, problem.arguments());
  }

  String say(String id) {
    return say(id, Map.of());
  }
}
