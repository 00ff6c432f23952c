package io.gouji.addin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What shows a page to the user. */
interface Browser {
  /** Seconds after which a system that does not complain is taken to have done it. */
  int PATIENCE = 4;

  /** Whether somebody shows it now, as far as can be known. */
  boolean shows(Path page) throws InterruptedException;

  /** The one that the system opens pages with, if there is one. */
  static Browser ofSystem() {
    return page -> shows(System.getProperty("os.name"), System.getenv(), page);
  }

  private static boolean shows(String system, Map<String, String> environment, Path page)
      throws InterruptedException {
    List<String> command = command(system, environment, page.toString());
    if (command.isEmpty()) {
      return false;
    }
    try {
      Process opener =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Some end as soon as they have handed it over, some are the browser itself.
      return !opener.waitFor(PATIENCE, TimeUnit.SECONDS) || opener.exitValue() == 0;
    } catch (IOException noOpener) {
      return false;
    }
  }

  /** How a system is asked to show a page; empty where there is no screen to show it on. */
  static List<String> command(String system, Map<String, String> environment, String page) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", page);
    } else if (name.startsWith("mac")) {
      return List.of("open", page);
    }
    boolean hasScreen =
        !environment.getOrDefault("DISPLAY", "").isEmpty()
            || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    // Without one it would put a browser of text into the terminal, where nobody sees it.
    return hasScreen ? List.of("xdg-open", page) : List.of();
  }
}
