package io.gouji.addin;

import io.gouji.engine.app.Gouji;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Permission;

/**
 * The command in a Java that lets no socket reach further than this computer, and writes down who
 * tried: {@code Loopback FILE gouji-arguments…}.
 */
final class Loopback {
  /** In the place of a command: reaches out to an address. */
  static final String REACH = "reach";

  private Loopback() {}

  @SuppressWarnings("removal")
  public static void main(String[] args) throws Exception {
    Path tried = Path.of(args[0]);
    Files.createFile(tried);
    Path name = Path.of("/proc/sys/kernel/hostname");
    String own = Files.exists(name) ? Files.readString(name).strip() : "localhost";
    System.setSecurityManager(
        new SecurityManager() {
          @Override
          public void checkPermission(Permission permission) {}

          @Override
          public void checkPermission(Permission permission, Object context) {}

          @Override
          public void checkConnect(String host, int port) {
            // Java asks for this computer's name to name a cache of fonts by it.
            if (!host.equals(own)
                && !host.matches("localhost|127\\..*|\\[?::1]?|\\[?0:0:0:0:0:0:0:1(%\\w+)?]?")) {
              refuse("connect " + host + ":" + port);
            }
          }

          @Override
          public void checkConnect(String host, int port, Object context) {
            checkConnect(host, port);
          }

          private void refuse(String what) {
            try {
              Files.writeString(tried, what + "\n", StandardOpenOption.APPEND);
            } catch (java.io.IOException lost) {
              throw new java.io.UncheckedIOException(lost);
            }
            throw new SecurityException(what);
          }
        });
    if (args[1].equals(REACH)) {
      new Socket(args[2], 9).close();
    }
    String[] command = new String[args.length - 1];
    System.arraycopy(args, 1, command, 0, command.length);
    Gouji.main(command);
  }
}
