package io.gouji.addin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whoever listens on the port for WPS, where no certificate speaks for us, proves that they know
 * the secret without telling it: only then does the add-in open the pane there. A proof counts for
 * one port and one question; it is of no use to anybody else, so that any page may read it, as the
 * add-in of WPS must, whose origin is none.
 */
final class Proof {
  static final String PATH = "/v1/proof";

  private static final String NONCE = "nonce";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32,64}");

  private final byte[] secret;

  Proof(String secret) {
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
  }

  List<Route> routes() {
    return List.of(new Route("GET", PATH, Route.Body.NONE, true, Set.of(NONCE), this::answer));
  }

  private Answer answer(Request request) throws Problem {
    String nonce = request.query(NONCE, "");
    if (!HEX.matcher(nonce).matches()) {
      throw Problem.parameter(NONCE);
    }
    int port = request.exchange().getLocalAddress().getPort();
    byte[] body = Json.bytes(Json.object().put("proof", of(port, nonce)));
    Map<String, String> readable =
        Map.of("Access-Control-Allow-Origin", "*", "Cross-Origin-Resource-Policy", "cross-origin");
    return new Answer(Answer.OK, Answer.JSON, body, readable);
  }

  /** What knowing the secret makes of a question asked at a port. */
  String of(int port, String nonce) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      String question = "gouji " + port + " " + nonce;
      return HexFormat.of().formatHex(mac.doFinal(question.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
