package io.gouji.addin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that the gate has let through.
 *
 * @param path what stands in the places of the route's names
 * @param session who asks; empty on the few routes that need none
 * @param route what it asks for
 */
record Request(
    HttpExchange exchange,
    Map<String, String> path,
    Map<String, String> query,
    Optional<Session> session,
    Route route) {
  /** The longest a request waits for an answer that is not there yet. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  static final String PASSWORD = "X-Gouji-Password";

  /** That of Excel and WPS. */
  private static final int LONGEST_PASSWORD = 255;

  /** Bytes of a refused body that are read and forgotten, so that the answer is heard. */
  private static final long PATIENCE = 256L << 20;

  private static final int CHUNK = 1 << 16;
  private static final Pattern MILLIS = Pattern.compile("\\d{1,9}");

  Session caller() throws Problem {
    return session.orElseThrow(() -> new Problem(Problem.UNAUTHORIZED, "token"));
  }

  /** The workbook the path names, of the caller's own. */
  WorkbookJob workbook() throws Problem {
    return caller().workbook(path.getOrDefault("id", ""));
  }

  String query(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  /** The language asked for, else the session's, else what the request accepts. */
  String language() throws Problem {
    String asked = query.get("lang");
    return asked == null ? tongue() : Words.spoken(asked);
  }

  /** The same where nobody is to be refused for what they ask for. */
  String tongue() {
    boolean asks = Words.LANGUAGES.contains(query("lang", ""));
    return asks
        ? query("lang", "")
        : session.flatMap(Session::chosen).orElseGet(() -> Tongue.of(exchange));
  }

  /** What the workbook is opened with: base64url of UTF-8 in a header, which nobody logs. */
  Optional<char[]> password() throws Problem {
    List<String> given = exchange.getRequestHeaders().getOrDefault(PASSWORD, List.of());
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(given.get(0));
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      char[] word = Arrays.copyOfRange(text.array(), 0, text.remaining());
      Arrays.fill(text.array(), '\0');
      Arrays.fill(bytes, (byte) 0);
      if (given.size() == 1 && word.length <= LONGEST_PASSWORD) {
        return Optional.of(word);
      }
    } catch (IllegalArgumentException | CharacterCodingException unsound) {
      throw Problem.parameter(PASSWORD);
    }
    throw Problem.parameter(PASSWORD);
  }

  /** How long the caller would rather wait than ask again. */
  Duration patience() throws Problem {
    String asked = query("wait", "0");
    long millis = MILLIS.matcher(asked).matches() ? Long.parseLong(asked) : Long.MAX_VALUE;
    if (millis > LONGEST_WAIT.toMillis()) {
      throw Problem.parameter("wait");
    }
    return Duration.ofMillis(millis);
  }

  /** The whole body. */
  byte[] body() throws Problem {
    int limit = route.body().limit();
    long declared = declared();
    InputStream in = exchange.getRequestBody();
    if (declared > limit) {
      throw tooLarge();
    }
    byte[] bytes = read(in, limit + 1);
    if (bytes.length > limit) {
      throw tooLarge();
    }
    if (declared >= 0 && bytes.length < declared) {
      throw new Problem(Problem.BAD_REQUEST, "body.truncated");
    }
    return bytes;
  }

  private static byte[] read(InputStream in, int most) throws Problem {
    try {
      return in.readNBytes(most);
    } catch (IOException brokenOff) {
      throw new Problem(Problem.BAD_REQUEST, "body.truncated");
    }
  }

  private long declared() {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  private Problem tooLarge() {
    String most = Integer.toString(route.body().limit() >> 20);
    return new Problem(Problem.TOO_LARGE, "body.too-large", Map.of("most", most));
  }

  /** Reads what is left of a body; a client that is still sending hears no answer. */
  static void drain(InputStream in) {
    byte[] chunk = new byte[CHUNK];
    long left = PATIENCE;
    try {
      for (int read = in.read(chunk); read >= 0 && left > 0; read = in.read(chunk)) {
        left -= read;
      }
    } catch (IOException brokenOff) {
      // Nothing more will come; the answer is sent all the same, should anybody still listen.
      return;
    }
  }
}
