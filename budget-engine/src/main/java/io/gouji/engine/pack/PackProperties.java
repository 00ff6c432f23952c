package io.gouji.engine.pack;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@code pack.properties}: what is said of a pack as a whole. */
final class PackProperties {
  static final String FILE = "pack.properties";

  /** Every property a pack must have, and what its value looks like. */
  private static final Map<String, Form> FORMS =
      Map.of(
          "title", new Form(".+", "…"),
          "region", new Form(".+", "…"),
          "year", new Form("20\\d\\d", "2000–2099"),
          "catalogues", new Form("20\\d\\d", "2000–2099"),
          "layout", new Form("inferred|published", "inferred | published"),
          "roundingFactor", new Form("[1-9]", "1–9"));

  /**
   * Properties that a pack may have besides: what may be explained, and the words of its generated
   * workbook.
   */
  private static final Set<String> WORDS =
      Set.of(
          Pack.EXPLAINABLE,
          "template.sheet",
          "template.number",
          "template.title",
          "template.unit",
          "template.money",
          "template.footer",
          Headline.PROPERTY,
          NextYear.COLUMNS,
          NextYear.TABLES);

  /**
   * What a value looks like.
   *
   * @param allowed the same for the reader
   */
  private record Form(Pattern pattern, String allowed) {
    Form(String pattern, String allowed) {
      this(Pattern.compile(pattern), allowed);
    }
  }

  private PackProperties() {}

  static Map<String, String> read(TemplatesFolder folder, String pack, Mistakes mistakes) {
    String file = pack + "/" + FILE;
    Optional<String> text = folder.text(file);
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = parse(text.get(), file, mistakes);
    FORMS.forEach(
        (key, form) -> {
          String value = values.getOrDefault(key, "");
          Source source = new Source(file, line(text.get(), key), key);
          if (value.isBlank()) {
            mistakes.add(source, Mistakes.PROPERTY_MISSING, "key", key);
          } else if (!form.pattern().matcher(value).matches()) {
            String allowed = form.allowed();
            mistakes.add(
                source, Mistakes.PROPERTY_WRONG, "key", key, "value", value, "allowed", allowed);
          }
        });
    explainable(values, text.get(), file, mistakes);
    values.keySet().stream()
        .filter(key -> !FORMS.containsKey(key) && !WORDS.contains(key))
        .forEach(key -> unknown(new Source(file, line(text.get(), key), key), mistakes));
    return values;
  }

  /** Where a property stands. */
  static Source source(TemplatesFolder folder, String pack, String key) {
    String file = pack + "/" + FILE;
    return new Source(file, folder.text(file).map(text -> line(text, key)).orElse(1L), key);
  }

  private static void explainable(
      Map<String, String> values, String text, String file, Mistakes mistakes) {
    String key = Pack.EXPLAINABLE;
    String value = values.getOrDefault(key, Pack.WARNINGS);
    if (!value.equals(Pack.WARNINGS)) {
      Source source = new Source(file, line(text, key), key);
      mistakes.add(
          source, Mistakes.PROPERTY_WRONG, "key", key, "value", value, "allowed", Pack.WARNINGS);
    }
  }

  private static void unknown(Source source, Mistakes mistakes) {
    Set<String> allowed = new TreeSet<>(FORMS.keySet());
    allowed.addAll(WORDS);
    mistakes.add(
        source,
        Mistakes.PROPERTY_UNKNOWN,
        "key",
        source.column(),
        "allowed",
        String.join(" ", allowed));
  }

  private static Map<String, String> parse(String text, String file, Mistakes mistakes) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      mistakes.add(new Source(file, 1, ""), Mistakes.UNREADABLE, "problem", e.toString());
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private static long line(String text, String key) {
    List<String> lines = text.lines().toList();
    Pattern begins = Pattern.compile("\\s*" + Pattern.quote(key) + "(?:[\\s=:].*)?");
    for (int i = 0; i < lines.size(); i++) {
      if (begins.matcher(lines.get(i)).matches()) {
        return i + 1L;
      }
    }
    return 1;
  }
}
