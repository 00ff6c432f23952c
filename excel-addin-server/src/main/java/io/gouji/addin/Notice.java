package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where the service of an installation says on which port it listens, so that whoever starts
 * another is led to it. What it says is only believed of a service that answers there: one that was
 * killed leaves it behind.
 */
record Notice(Installation installation) {
  static final String FILE = "serving";

  private static final Pattern PORT = Pattern.compile("\\d{1,5}");

  /** Where a service of this installation listens now; empty for nowhere that we know. */
  OptionalInt running() throws IOException {
    String told = Files.exists(file()) ? Files.readString(file()).strip() : "";
    int port = PORT.matcher(told).matches() ? Integer.parseInt(told) : 0;
    return ServeCommand.isPort(port) && new Presence(installation).secure(port) == Presence.Who.OURS
        ? OptionalInt.of(port)
        : OptionalInt.empty();
  }

  void put(int port) throws IOException {
    installation.write(FILE, Integer.toString(port).getBytes(StandardCharsets.US_ASCII));
  }

  void takeAway() throws IOException {
    Files.deleteIfExists(file());
  }

  private Path file() {
    return installation.folder().resolve(FILE);
  }
}
