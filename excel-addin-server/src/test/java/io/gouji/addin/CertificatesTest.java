package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Attack 24: the certificates vouch for this computer only, and their keys are safe. */
final class CertificatesTest {
  /** Kind of the record that takes a greeting up. */
  private static final int HANDSHAKE = 0x16;

  private static final Instant NOW = Instant.now();

  @TempDir private Path folder;

  private Installation installation() {
    return new Installation(folder.resolve("data"));
  }

  private X509Certificate authority() throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve("data/" + Certificates.AUTHORITY))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private KeyStore keys() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("data/server.p12"))) {
      keys.load(in, installation().secret().toCharArray());
    }
    return keys;
  }

  @Test
  void attack24TheAuthorityIsBoundToThisComputerAndItsKeyIsGone() throws Exception {
    new Certificates(installation()).context(NOW);

    X509Certificate authority = authority();
    assertThat(authority.getBasicConstraints()).isZero();
    assertThat(authority.getCriticalExtensionOIDs()).contains("2.5.29.30", "2.5.29.19");
    KeyStore keys = keys();
    assertThat(Collections.list(keys.aliases())).containsExactly("server");
    assertThat(keys.getCertificateChain("server")).hasSize(2);
    X509Certificate leaf = (X509Certificate) keys.getCertificate("server");
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
    assertThat(Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
        .isLessThanOrEqualTo(Duration.ofDays(397));
    try (var files = Files.list(folder.resolve("data"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("secret", "server.p12", Certificates.AUTHORITY);
    }
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "who may read a file is told by POSIX permissions here, by a list there")
  void attack24OnlyTheUserReadsTheFiles() throws Exception {
    new Certificates(installation()).context(NOW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder.resolve("data"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void attack24AnotherNameUnderTheSameAuthorityIsNotBelieved() throws Exception {
    Path store = folder.resolve("rogue.p12");
    Certificates rogue = new Certificates(installation());
    rogue.sign(store, "rogue", List.of("san=dns:bank.example"));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, installation().secret().toCharArray());
    }
    X509Certificate leaf = (X509Certificate) keys.getCertificateChain("rogue")[0];
    X509Certificate authority = (X509Certificate) keys.getCertificateChain("rogue")[1];
    PKIXParameters rules =
        new PKIXParameters(Set.of(new TrustAnchor(authority, nameConstraints(authority))));
    rules.setRevocationEnabled(false);
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");

    assertThatThrownBy(() -> validator.validate(path, rules)).hasMessageContaining("constraints");
  }

  /** The value of the extension, out of the octet string it is wrapped in. */
  private static byte[] nameConstraints(X509Certificate authority) {
    byte[] wrapped = authority.getExtensionValue("2.5.29.30");
    return java.util.Arrays.copyOfRange(wrapped, 2, wrapped.length);
  }

  @Test
  void theyAreKeptUntilTheyAreAboutToEnd() throws Exception {
    new Certificates(installation()).context(NOW);
    X509Certificate first = authority();
    new Certificates(installation()).context(NOW.plus(Duration.ofDays(360)));
    assertThat(authority()).isEqualTo(first);
    new Certificates(installation()).context(NOW.plus(Duration.ofDays(370)));
    assertThat(authority()).isNotEqualTo(first);
  }

  @Test
  void brokenKeysAreMadeAnew() throws Exception {
    new Certificates(installation()).context(NOW);
    X509Certificate first = authority();
    Files.write(folder.resolve("data/server.p12"), new byte[100]);
    new Certificates(installation()).context(NOW);
    assertThat(authority()).isNotEqualTo(first);
  }

  @Test
  void attack24OldProtocolsAreNotSpoken() throws IOException {
    try (Service service = Service.open()) {
      for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
        try (SSLSocket socket = socket(service.port(), protocol)) {
          socket.startHandshake();
          assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
      }
      for (int minor : new int[] {0, 1, 2}) {
        assertThat(answer(service.port(), minor)).isNotEqualTo(HANDSHAKE);
      }
      assertThat(answer(service.port(), 3)).isEqualTo(HANDSHAKE);
    }
  }

  /**
   * What a bare greeting in an old version is answered with: our own JDK would not even send it.
   *
   * @param minor 0 for SSL 3, 1 for TLS 1.0, 2 for TLS 1.1, 3 for TLS 1.2
   */
  private static int answer(int port, int minor) throws IOException {
    byte[] hello = new byte[11 + 32 + 11];
    System.arraycopy(
        new byte[] {0x16, 3, (byte) minor, 0, 49, 1, 0, 0, 45, 3, (byte) minor}, 0, hello, 0, 11);
    // 32 random bytes, no session, three suites of the time, no compression.
    System.arraycopy(
        new byte[] {0, 0, 6, (byte) 0xc0, 0x09, (byte) 0xc0, 0x13, 0, 0x2f, 1, 0},
        0,
        hello,
        43,
        11);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(hello);
      return socket.getInputStream().read();
    }
  }

  private static SSLSocket socket(int port, String protocol) throws IOException {
    SSLContext trusting = Trust.in(Service.installation());
    SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  @Test
  void theFolderIsTheUsersOwnOrTheOneNamed() {
    assertThat(Installation.ofUser(Map.of("GOUJI_DATA", "/d"), "Linux", "/h").folder())
        .isEqualTo(Path.of("/d"));
    assertThat(Installation.ofUser(Map.of(), "Linux", "/h").folder())
        .isEqualTo(Path.of("/h/.local/share/gouji"));
    assertThat(Installation.ofUser(Map.of("XDG_DATA_HOME", "/x"), "Linux", "/h").folder())
        .isEqualTo(Path.of("/x/gouji"));
    assertThat(Installation.ofUser(Map.of(), "Mac OS X", "/h").folder())
        .isEqualTo(Path.of("/h/Library/Application Support/Gouji"));
    assertThat(Installation.ofUser(Map.of("LOCALAPPDATA", "/l"), "Windows 11", "/h").folder())
        .isEqualTo(Path.of("/l/Gouji"));
  }
}
