package io.gouji.addin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/** The secret and the certificates of the installation. */
record KeysStep(Installation installation, Journal journal) implements Step {
  @Override
  public String id() {
    return "addin.keys";
  }

  @Override
  public String place() {
    return installation.folder().toString();
  }

  private List<Path> files() {
    return Certificates.FILES.stream().map(installation.folder()::resolve).toList();
  }

  @Override
  public State state() throws IOException {
    boolean there = files().stream().allMatch(Files::exists);
    try {
      return there && new Certificates(installation).isUsable(Instant.now())
          ? State.READY
          : State.MISSING;
    } catch (GeneralSecurityException broken) {
      return State.MISSING;
    }
  }

  @Override
  public void install() throws IOException {
    journal.make(installation.folder());
    try {
      new Certificates(installation).context(Instant.now());
    } catch (GeneralSecurityException failed) {
      throw new IOException(failed);
    }
  }

  @Override
  public boolean isOurs() {
    return files().stream().anyMatch(Files::exists);
  }

  @Override
  public void remove() throws IOException {
    for (Path file : files()) {
      if (Files.exists(file)) {
        Certificates.destroy(file);
      }
    }
  }
}
