package io.gouji.addin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificates of one installation: an authority that may vouch for this computer's loopback
 * address and nothing else, and the server's own, signed by it. The authority's key is destroyed as
 * soon as it has signed, so that nobody can ever sign with it; to renew is to begin anew.
 */
final class Certificates {
  /** What the user's system is asked to trust, in PEM. */
  static final String AUTHORITY = "gouji-ca.crt";

  private static final String KEYS = "server.p12";

  /** All there is of them, and the secret that guards them. */
  static final List<String> FILES = List.of(KEYS, AUTHORITY, Installation.SECRET);

  private static final String ALIAS = "server";
  private static final String SIGNER = "authority";
  private static final String PASSWORD = "GOUJI_STORE";

  /** Browsers take none that is valid longer. */
  private static final String DAYS = "397";

  /** So short a run is over before the strong compiler and collector of Java are of use. */
  private static final List<String> QUICK =
      List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-J-Xshare:auto");

  private static final Duration AHEAD = Duration.ofDays(30);

  /**
   * Name constraints, which keytool has no word for (RFC 5280, 4.2.1.10): permitted are the DNS
   * name {@code localhost} and the address 127.0.0.1/32.
   */
  private static final String ONLY_HERE =
      "2.5.29.30:critical=30:1B:A0:19:30:0B:82:09:6C:6F:63:61:6C:68:6F:73:74"
          + ":30:0A:87:08:7F:00:00:01:FF:FF:FF:FF";

  private final Installation installation;
  private final String password;

  Certificates(Installation installation) throws IOException {
    this.installation = installation;
    this.password = installation.secret();
  }

  /** What the server shows, renewed where it is missing, unreadable or about to end. */
  SSLContext context(Instant now) throws IOException, GeneralSecurityException {
    KeyStore keys = usable(now);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Whether there is one that will do for a while; nothing is made. */
  boolean isUsable(Instant now) throws GeneralSecurityException {
    try {
      return isValid(load(installation.folder().resolve(KEYS)), now);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private KeyStore usable(Instant now) throws IOException, GeneralSecurityException {
    Path file = installation.opened().resolve(KEYS);
    if (Files.exists(file)) {
      try {
        KeyStore keys = load(file);
        if (isValid(keys, now)) {
          return keys;
        }
      } catch (IOException | GeneralSecurityException unreadable) {
        // Of no use to anybody: a new one takes its place, and must be trusted anew.
        Files.delete(file);
      }
    }
    return renew();
  }

  private static boolean isValid(KeyStore keys, Instant now) throws GeneralSecurityException {
    return keys.getCertificate(ALIAS) instanceof X509Certificate leaf
        && now.plus(AHEAD).isBefore(leaf.getNotAfter().toInstant());
  }

  private KeyStore renew() throws IOException, GeneralSecurityException {
    Path draft = installation.folder().resolve("." + UUID.randomUUID() + ".p12");
    try {
      make(draft);
      KeyStore both = load(draft);
      Certificate[] chain = both.getCertificateChain(ALIAS);
      Key key = both.getKey(ALIAS, password.toCharArray());
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry(ALIAS, key, password.toCharArray(), chain);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      keys.store(bytes, password.toCharArray());
      installation.write(AUTHORITY, pem(chain[chain.length - 1]));
      installation.write(KEYS, bytes.toByteArray());
      return keys;
    } finally {
      destroy(draft);
    }
  }

  private void make(Path store) throws IOException {
    sign(store, ALIAS, List.of("san=dns:localhost,ip:127.0.0.1"));
  }

  /** A new authority and what it signs, in one store. */
  void sign(Path store, String alias, List<String> names) throws IOException {
    keytool(
        store,
        List.of("-alias", SIGNER, "-dname", "CN=Gouji local authority " + UUID.randomUUID()),
        List.of("bc:critical=ca:true,pathlen:0", "ku:critical=keyCertSign", ONLY_HERE));
    List<String> extensions = new ArrayList<>(names);
    extensions.addAll(List.of("eku=serverAuth", "ku:critical=digitalSignature"));
    keytool(
        store,
        List.of("-alias", alias, "-signer", SIGNER, "-dname", "CN=localhost,O=Gouji"),
        extensions);
  }

  private void keytool(Path store, List<String> what, List<String> extensions) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(QUICK);
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass:env", PASSWORD, "-validity", DAYS));
    command.addAll(what);
    extensions.forEach(extension -> command.addAll(List.of("-ext", extension)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(PASSWORD, password);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!ended(process)) {
      throw new IOException("keytool: " + said.strip());
    }
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } finally {
      process.destroyForcibly();
    }
  }

  private KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, password.toCharArray());
    }
    return keys;
  }

  private static byte[] pem(Certificate certificate) throws GeneralSecurityException {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Overwrites before it deletes: keys were in there. */
  static void destroy(Path file) throws IOException {
    if (Files.exists(file)) {
      Files.write(file, new byte[(int) Files.size(file)]);
      Files.delete(file);
    }
  }
}
