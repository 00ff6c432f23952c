package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where the service of an installation says on which port it listens, so that whoever starts
 * another is led to it. It stays when the service ends, however it ends: the next one takes the
 * same port, for a page in a browser comes back, and finds what it remembers, at its own address
 * only. That a service runs is believed of one that answers there.
 */
record Notice(Installation installation) {
  static final String FILE = "serving";

  private static final Pattern PORT = Pattern.compile("\\d{1,5}");

  /** Where a service of this installation listens now; empty for nowhere that we know. */
  OptionalInt running() throws IOException {
    OptionalInt last = last();
    return last.isPresent()
            && new Presence(installation).secure(last.getAsInt()) == Presence.Who.OURS
        ? last
        : OptionalInt.empty();
  }

  /** Where one listened last; empty where none did. */
  OptionalInt last() throws IOException {
    String told = Files.exists(file()) ? Files.readString(file()).strip() : "";
    int port = PORT.matcher(told).matches() ? Integer.parseInt(told) : 0;
    return port != 0 && PortOption.isPort(port) ? OptionalInt.of(port) : OptionalInt.empty();
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
