package io.gouji.addin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The system trusts the authority of this installation, and none of an earlier one. */
final class TrustStep implements Step {
  /** The fingerprint of the authority that was made trusted. */
  private static final String NOTE = "trusted";

  private final Computer computer;
  private final Installation installation;
  private final Journal journal;

  TrustStep(Computer computer, Installation installation, Journal journal) {
    this.computer = computer;
    this.installation = installation;
    this.journal = journal;
  }

  /** Whether the system was told to trust the authority of an installation. */
  static boolean wasTold(Installation installation) throws IOException {
    return new Journal(installation).note(NOTE).isPresent();
  }

  @Override
  public String id() {
    return "addin.trust";
  }

  private Path authority() {
    return installation.folder().resolve(Certificates.AUTHORITY);
  }

  @Override
  public String place() {
    return authority().toString();
  }

  /** The SHA-1 by which systems name certificates; empty before there is one. */
  private Optional<String> fingerprint() throws IOException {
    if (Files.notExists(authority())) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(authority())) {
      byte[] encoded = CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
      byte[] sum = MessageDigest.getInstance("SHA-1").digest(encoded);
      return Optional.of(HexFormat.of().withUpperCase().formatHex(sum));
    } catch (GeneralSecurityException broken) {
      throw new IOException(broken);
    }
  }

  @Override
  public State state() throws IOException {
    Optional<String> own = fingerprint();
    boolean ready = own.isPresent() && journal.note(NOTE).equals(own) && isKnown(own.get());
    return ready ? State.READY : State.MISSING;
  }

  private boolean isKnown(String fingerprint) throws IOException {
    Programs.Outcome outcome = computer.programs().run(find(fingerprint));
    return outcome.isGood()
        && (computer.kind() == Computer.Kind.WINDOWS
            || outcome.said().toUpperCase(Locale.ROOT).contains(fingerprint));
  }

  private List<String> find(String fingerprint) {
    return computer.kind() == Computer.Kind.WINDOWS
        ? List.of("certutil", "-user", "-verifystore", "Root", fingerprint)
        : List.of("security", "find-certificate", "-a", "-Z", computer.keychain().toString());
  }

  @Override
  public void install() throws IOException {
    Optional<String> own = fingerprint();
    Optional<String> old = journal.note(NOTE).filter(known -> !own.equals(Optional.of(known)));
    if (old.isPresent() && isKnown(old.get())) {
      forget(old.get());
    }
    String file = authority().toString();
    must(
        computer.kind() == Computer.Kind.WINDOWS
            ? List.of("certutil", "-user", "-addstore", "Root", file)
            : List.of(
                "security",
                "add-trusted-cert",
                "-r",
                "trustRoot",
                "-k",
                computer.keychain().toString(),
                file));
    journal.note(NOTE, own.orElseThrow());
  }

  @Override
  public boolean isOurs() throws IOException {
    return journal.note(NOTE).isPresent();
  }

  @Override
  public void remove() throws IOException {
    String known = journal.note(NOTE).orElseThrow();
    if (isKnown(known)) {
      forget(known);
    }
    journal.forget(NOTE);
  }

  private void forget(String fingerprint) throws IOException {
    if (computer.kind() == Computer.Kind.WINDOWS) {
      must(List.of("certutil", "-user", "-delstore", "Root", fingerprint));
      return;
    }
    // With -t its settings of trust go too.
    must(
        List.of(
            "security",
            "delete-certificate",
            "-t",
            "-Z",
            fingerprint,
            computer.keychain().toString()));
  }

  private void must(List<String> command) throws IOException {
    Programs.Outcome outcome = computer.programs().run(command);
    if (!outcome.isGood()) {
      throw new IOException(command.get(0) + " " + outcome.said());
    }
  }
}
