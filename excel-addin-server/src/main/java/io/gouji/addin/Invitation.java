package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file only the user can read that sends their browser to the page with a ticket. */
final class Invitation {
  /**
   * An invitation that counts.
   *
   * @param url the page with its ticket
   * @param page the file that leads there; empty where none could be written
   */
  record Made(String url, Optional<Path> page) {}

  private @Nullable Path file;
  private boolean spent;

  /** Writes it, where the system keeps what is to go soon. */
  synchronized Path write(String url) throws IOException {
    Path made = Files.createTempFile("gouji", ".html");
    file = made;
    new Installation(made.toAbsolutePath().getParent())
        .write(made.getFileName().toString(), page(url).getBytes(StandardCharsets.UTF_8));
    if (spent) {
      takeAway();
    }
    return made;
  }

  private static String page(String url) {
    return "<!doctype html><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
        + "<meta http-equiv=\"refresh\" content=\"0;url="
        + Markup.escaped(url)
        + "\"><title>Gouji</title><a href=\""
        + Markup.escaped(url)
        + "\">Gouji</a>\n";
  }

  /** Once the ticket counts no longer nobody needs it. */
  synchronized void takeAway() {
    spent = true;
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException inUse) {
      file.toFile().deleteOnExit();
    }
  }
}
