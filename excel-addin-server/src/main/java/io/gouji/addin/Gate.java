package io.gouji.addin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Lets a request through only if it was meant for us and sent by a page of ours or by a program on
 * this computer that knows the token. Nothing else looks at requests before it does.
 */
final class Gate {
  static final String TOKEN = "X-Gouji-Token";

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final int MOST_HEADERS = 64;
  private static final int LONGEST_HEADERS = 16 << 10;
  private static final int LONGEST_URI = 4 << 10;

  /** Our own paths need no escapes; so nothing can hide in one. */
  private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/?)*");

  /** What a parameter may be called; what is not is not repeated to anybody. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

  private static final Pattern UTF_8 =
      Pattern.compile("application/json *; *charset=(utf-8|\"utf-8\")", Pattern.CASE_INSENSITIVE);

  /** A scheme and nothing but ourselves behind it. */
  private final Set<String> hosts = new TreeSet<>();

  private final Set<String> origins = new TreeSet<>();
  private final boolean clear;
  private final Router router;
  private final Sessions sessions;

  Gate(String scheme, int port, Router router, Sessions sessions) {
    for (String name : List.of("localhost", "127.0.0.1")) {
      hosts.add(name + ":" + port);
      origins.add(scheme + "://" + name + ":" + port);
    }
    this.clear = scheme.equals("http");
    this.router = router;
    this.sessions = sessions;
  }

  Request pass(HttpExchange exchange) throws Problem {
    String method = exchange.getRequestMethod();
    if (!METHODS.contains(method)) {
      throw router.refusal(exchange.getRequestURI().getPath());
    }
    Headers headers = exchange.getRequestHeaders();
    size(headers);
    String path = path(exchange.getRequestURI());
    host(headers);
    if (!(clear && method.equals("GET") && path.equals(Proof.PATH))) {
      origin(headers, method.equals("GET"));
      site(headers, method.equals("GET"), path);
    }
    Router.Found found = router.find(method, path);
    body(headers, found.route().body());
    Map<String, String> query = query(exchange.getRequestURI(), found.route().queries());
    Optional<Session> session = session(headers);
    if (session.isEmpty() && !found.route().open()) {
      throw new Problem(Problem.UNAUTHORIZED, "token");
    }
    return new Request(exchange, found.path(), query, session, found.route());
  }

  private static void size(Headers headers) throws Problem {
    int count = 0;
    long length = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        count++;
        length += header.getKey().length() + (long) value.length();
      }
    }
    if (count > MOST_HEADERS || length > LONGEST_HEADERS) {
      throw new Problem(Problem.HEADERS_TOO_LARGE, "headers");
    }
  }

  private static String path(URI uri) throws Problem {
    boolean plain = uri.getScheme() == null && uri.getRawAuthority() == null;
    String path = uri.getRawPath();
    if (!plain
        || path == null
        || uri.getRawFragment() != null
        || uri.toString().length() > LONGEST_URI
        || !PATH.matcher(path).matches()) {
      throw new Problem(Problem.BAD_REQUEST, "uri");
    }
    return path;
  }

  /** A page of another name that was made to point to this computer names itself here. */
  private void host(Headers headers) throws Problem {
    List<String> given = headers.getOrDefault("Host", List.of());
    if (given.size() != 1) {
      throw new Problem(Problem.BAD_REQUEST, "host");
    }
    if (!hosts.contains(given.get(0))) {
      throw new Problem(Problem.MISDIRECTED, "host");
    }
  }

  /** Browsers leave it out of plain reading only; whatever changes something must name us. */
  private void origin(Headers headers, boolean reading) throws Problem {
    List<String> given = headers.getOrDefault("Origin", List.of());
    boolean ours = given.size() == 1 && origins.contains(given.get(0));
    if (!ours && !(reading && given.isEmpty())) {
      throw new Problem(Problem.FORBIDDEN, "origin");
    }
  }

  /** The page itself may be gone to from anywhere, as the file that --open shows does. */
  private static void site(Headers headers, boolean reading, String path) throws Problem {
    List<String> given = headers.getOrDefault("Sec-Fetch-Site", List.of());
    boolean typed = reading && given.equals(List.of("none"));
    boolean gone =
        reading
            && path.equals("/")
            && headers.getOrDefault("Sec-Fetch-Mode", List.of()).equals(List.of("navigate"))
            && headers.getOrDefault("Sec-Fetch-Dest", List.of()).equals(List.of("document"));
    if (!given.isEmpty() && !typed && !gone && !given.equals(List.of("same-origin"))) {
      throw new Problem(Problem.FORBIDDEN, "origin");
    }
  }

  private static void body(Headers headers, Route.Body body) throws Problem {
    List<String> lengths = headers.getOrDefault("Content-Length", List.of());
    List<String> codings = headers.getOrDefault("Transfer-Encoding", List.of());
    boolean none = codings.isEmpty() && (lengths.isEmpty() || lengths.equals(List.of("0")));
    if (lengths.size() > 1
        || lengths.size() + codings.size() > 1
        || lengths.stream().anyMatch(length -> !length.matches("\\d{1,12}"))
        || body == Route.Body.NONE && !none) {
      throw new Problem(Problem.BAD_REQUEST, "body");
    }
    List<String> types = headers.getOrDefault("Content-Type", List.of());
    if (body != Route.Body.NONE && !isType(types, body)) {
      throw new Problem(Problem.WRONG_TYPE, "type", Map.of("type", body.type()));
    }
  }

  /** JSON is UTF-8 whether that is said or not. */
  private static boolean isType(List<String> types, Route.Body body) {
    boolean asUtf8 =
        body == Route.Body.JSON && types.size() == 1 && UTF_8.matcher(types.get(0)).matches();
    return asUtf8 || types.equals(List.of(body.type()));
  }

  private static Map<String, String> query(URI uri, Set<String> names) throws Problem {
    Map<String, String> query = new HashMap<>();
    String raw = names.contains(Route.ANY) ? "" : uri.getRawQuery();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (equals < 0 || !names.contains(name) || query.containsKey(name)) {
        throw Problem.parameter(NAME.matcher(name).matches() ? name : "?");
      }
      query.put(name, decoded(name, pair.substring(equals + 1)));
    }
    return query;
  }

  /** Percent escapes of sound UTF-8, nothing that controls, nothing endless. */
  private static String decoded(String name, String raw) throws Problem {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '%') {
        bytes[length++] = (byte) Integer.parseInt(raw, i + 1, i + 3, 16);
        i += 2;
      } else {
        bytes[length++] = (byte) raw.charAt(i);
      }
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      if (text.length() <= 255 && text.chars().noneMatch(Character::isISOControl)) {
        return text;
      }
      throw Problem.parameter(name);
    } catch (CharacterCodingException wrong) {
      throw Problem.parameter(name);
    }
  }

  /** One answer and one way to it, whatever is wrong with the token. */
  private Optional<Session> session(Headers headers) {
    List<String> given = headers.getOrDefault(TOKEN, List.of());
    return sessions.find(given.size() == 1 ? given.get(0) : "");
  }
}
