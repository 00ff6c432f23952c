package io.gouji.engine.pack;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code pack.properties}: what is said of a pack as a whole. */
final class PackProperties {
  static final String FILE = "pack.properties";

  /** Every property a pack must have, and what its value looks like. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "title", Pattern.compile(".+"),
          "region", Pattern.compile(".+"),
          "year", Pattern.compile("20\\d\\d"),
          "catalogues", Pattern.compile("20\\d\\d"),
          "layout", Pattern.compile("inferred|published"),
          "roundingFactor", Pattern.compile("[1-9]"));

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
          String value = values.get(key);
          Source source = new Source(file, line(text.get(), key), key);
          if (value == null) {
            mistakes.add(source, Mistakes.PROPERTY_MISSING, "key", key);
          } else if (!form.matcher(value).matches()) {
            mistakes.add(
                source,
                Mistakes.PROPERTY_WRONG,
                "key",
                key,
                "value",
                value,
                "allowed",
                form.pattern());
          }
        });
    return values;
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
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(key)) {
        return i + 1L;
      }
    }
    return 1;
  }
}
