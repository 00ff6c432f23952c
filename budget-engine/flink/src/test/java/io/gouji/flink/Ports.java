package io.gouji.flink;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this computer that nobody has. They lie below those that systems hand out by themselves,
 * so that no other connection takes one before whoever asked for it does.
 */
final class Ports {
  private static final int LEAST = 20_000;
  private static final int BOUND = 32_000;
  private static final int TRIES = 100;

  private Ports() {}

  /** The first of so many in a row. */
  static int free(int count) throws IOException {
    for (int tried = 0; tried < TRIES; tried++) {
      int first = ThreadLocalRandom.current().nextInt(LEAST, BOUND);
      if (areFree(first, count)) {
        return first;
      }
    }
    throw new IOException("no " + count + " free ports in a row");
  }

  private static boolean areFree(int first, int count) throws IOException {
    for (int port = first; port < first + count; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (!socket.isBound()) {
          return false;
        }
      } catch (BindException taken) {
        return false;
      }
    }
    return true;
  }
}
