package io.gouji.addin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Who listens on the ports of an installation. */
record Presence(Installation installation) {
  private static final int PATIENCE_MILLIS = 3_000;
  private static final int NONCE_BYTES = 16;

  /** The port is on this computer. */
  private static final ProxySelector NO_PROXY = ProxySelector.of(null);

  /** Who it is. */
  enum Who {
    OURS,
    NOBODY,
    OTHERS
  }

  /** Whether the certificate of whoever serves HTTPS is that of the installation. */
  Who secure(int port) {
    if (Files.notExists(installation.folder().resolve(Certificates.AUTHORITY))) {
      return isFree(port) ? Who.NOBODY : Who.OTHERS;
    }
    try {
      HttpsURLConnection asked =
          (HttpsURLConnection) connection("https://localhost:" + port + "/v1/health");
      asked.setSSLSocketFactory(trusting().getSocketFactory());
      return asked.getResponseCode() == Answer.OK ? Who.OURS : Who.OTHERS;
    } catch (java.net.ConnectException nobody) {
      return Who.NOBODY;
    } catch (IOException | GeneralSecurityException others) {
      return Who.OTHERS;
    }
  }

  /**
   * Has the service of this installation invite its user, who is the one that can read its secret;
   * that is told to nobody whose certificate is another's.
   *
   * @throws IOException if it does not, as one of an earlier version
   */
  Invitation.Made invited(int port)
      throws IOException, GeneralSecurityException, InterruptedException {
    String here = "https://localhost:" + port;
    byte[] known = Json.bytes(Json.object().put("secret", installation.knownSecret()));
    HttpRequest asked =
        HttpRequest.newBuilder(URI.create(here + "/v1/invitations"))
            .timeout(Duration.ofMillis(PATIENCE_MILLIS))
            .header("Origin", here)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(known))
            .build();
    HttpClient past = HttpClient.newBuilder().sslContext(trusting()).proxy(NO_PROXY).build();
    HttpResponse<String> said = past.send(asked, HttpResponse.BodyHandlers.ofString());
    if (said.statusCode() != Answer.CREATED) {
      throw new IOException("HTTP " + said.statusCode());
    }
    JsonNode told = Json.own(said.body());
    Optional<Path> page =
        Optional.of(told.path("page").asText()).filter(text -> !text.isEmpty()).map(Path::of);
    return new Invitation.Made(told.path("url").asText(), page);
  }

  /** Whether whoever serves WPS knows the secret of the installation. */
  Who clear(int port) {
    if (!installation.isThere()) {
      return isFree(port) ? Who.NOBODY : Who.OTHERS;
    }
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    String nonce = HexFormat.of().formatHex(random);
    try {
      URLConnection asked = connection("http://127.0.0.1:" + port + Proof.PATH + "?nonce=" + nonce);
      try (InputStream in = asked.getInputStream()) {
        String said = new String(in.readNBytes(1 << 10), StandardCharsets.UTF_8);
        String proof = new Proof(installation.knownSecret()).of(port, nonce);
        return said.contains('"' + proof + '"') ? Who.OURS : Who.OTHERS;
      }
    } catch (java.net.ConnectException nobody) {
      return Who.NOBODY;
    } catch (IOException others) {
      return Who.OTHERS;
    }
  }

  /** Whether nobody listens there. */
  static boolean isFree(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      return false;
    } catch (IOException nobody) {
      return true;
    }
  }

  /** Whether somebody who wants to listen there may. */
  static boolean canBeHad(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Past any proxy: the port is on this computer. */
  private static HttpURLConnection connection(String address) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(address).toURL().openConnection(java.net.Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    connection.setInstanceFollowRedirects(false);
    return connection;
  }

  private SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    try (InputStream in =
        Files.newInputStream(installation.folder().resolve(Certificates.AUTHORITY))) {
      known.setCertificateEntry(
          "gouji", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
