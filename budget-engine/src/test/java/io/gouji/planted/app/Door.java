package io.gouji.planted.app;

import picocli.CommandLine;

/** Obedient: a door may print. */
final class Door {
  static void print(CommandLine line) {
    line.usage(System.out);
  }
}
