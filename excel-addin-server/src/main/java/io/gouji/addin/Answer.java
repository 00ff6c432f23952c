package io.gouji.addin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes back.
 *
 * @param type its content type; empty for nothing but the status
 * @param headers besides those every answer has
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  static final String JSON = "application/json";
  static final int OK = 200;
  static final int CREATED = 201;
  static final int ACCEPTED = 202;
  static final int NO_CONTENT = 204;
  static final int NOT_MODIFIED = 304;

  Answer {
    headers = new TreeMap<>(headers);
  }

  static Answer json(int status, JsonNode value) {
    return json(status, Json.bytes(value));
  }

  static Answer json(int status, byte[] body) {
    return new Answer(status, JSON, body, Map.of());
  }

  static Answer nothing() {
    return new Answer(NO_CONTENT, "", new byte[0], Map.of());
  }
}
