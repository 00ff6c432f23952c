package io.gouji.engine.xlsx;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** Format codes behind the numbers that need no definition in the file. */
final class BuiltinFormats {
  private static final Map<Integer, String> CODES = load();

  private BuiltinFormats() {}

  /** The code of a builtin number; {@code General} for a number nobody defines. */
  static String code(int id) {
    return CODES.getOrDefault(id, "General");
  }

  private static Map<Integer, String> load() {
    Properties codes = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                BuiltinFormats.class.getResourceAsStream("number-formats.properties")),
            StandardCharsets.UTF_8)) {
      codes.load(in);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return codes.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(Integer::valueOf, codes::getProperty));
  }
}
