package io.gouji.addin;

import java.util.Map;

/**
 * What the JDK's HTTP server reads from system properties once, before its first use: no delayed
 * acknowledgements, and an end to requests that dawdle. Whoever starts Java may set them otherwise.
 *
 * <p>Headers beyond these sizes end the connection without a word; the gate, whose limits are
 * lower, says what is wrong with those that are merely too large.
 */
final class Settings {
  static final Map<String, String> DEFAULTS =
      Map.of(
          "sun.net.httpserver.nodelay", "true",
          "sun.net.httpserver.maxReqTime", "15",
          "sun.net.httpserver.maxRspTime", "180",
          "sun.net.httpserver.maxReqHeaders", "256",
          "sun.net.httpserver.maxReqHeaderSize", "131072",
          "jdk.httpserver.maxConnections", "256");

  private Settings() {}

  static void apply() {
    DEFAULTS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
