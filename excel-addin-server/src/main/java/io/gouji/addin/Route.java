package io.gouji.addin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that can be asked for.
 *
 * @param path with names in braces, {@code /v1/workbooks/{id}}, as in the description of the API
 * @param queries names it may be asked with
 */
record Route(
    String method, String path, Body body, boolean open, Set<String> queries, Handler handler) {
  /** In the place of the names of queries: whatever they are, nobody reads them. */
  static final String ANY = "*";

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  /** What a request brings with it. */
  enum Body {
    NONE("", 0),
    JSON("application/json", 1 << 20),
    WORKBOOK("application/octet-stream", 50 << 20);

    private final String type;
    private final int limit;

    Body(String type, int limit) {
      this.type = type;
      this.limit = limit;
    }

    /** Its content type; empty where there is no body. */
    String type() {
      return type;
    }

    /** Bytes it may have. */
    int limit() {
      return limit;
    }
  }

  /** What answers. */
  interface Handler {
    Answer answer(Request request) throws Problem, IOException;
  }

  /** What a path says in the places of the names; empty where it is another's path. */
  Optional<Map<String, String>> match(String asked) {
    List<String> names = new ArrayList<>();
    Matcher blanks = NAME.matcher(path);
    while (blanks.find()) {
      names.add(blanks.group(1));
    }
    Matcher values = Pattern.compile(NAME.matcher(path).replaceAll("([^/]+)")).matcher(asked);
    if (!values.matches()) {
      return Optional.empty();
    }
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      found.put(names.get(i), values.group(i + 1));
    }
    return Optional.of(found);
  }
}
