package io.gouji.addin;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** What a request brings with it. */
  enum Body {
    NONE("", 0),
    JSON("application/json", 1 << 20),
    FILE("application/octet-stream", 50 << 20);

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
    String[] own = path.split("/", -1);
    String[] theirs = asked.split("/", -1);
    if (own.length != theirs.length) {
      return Optional.empty();
    }
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{") && !theirs[i].isEmpty()) {
        found.put(own[i].substring(1, own[i].length() - 1), theirs[i]);
      } else if (!own[i].equals(theirs[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }
}
