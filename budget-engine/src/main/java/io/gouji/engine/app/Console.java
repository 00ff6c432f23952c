package io.gouji.engine.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a door speaks. Always UTF-8, whatever the locale of the machine: results are read by other
 * programs and by terminals that expect it.
 *
 * @param colours whether whoever reads {@code out} sees colours
 */
record Console(PrintStream out, PrintStream err, boolean colours) {
  /** The process's own streams; colours only on a terminal, and not where NO_COLOR is set. */
  static Console ofProcess() {
    return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Ansi.AUTO.enabled());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** One line to the results; always a line feed, also on Windows, so that equal is equal. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** One line to the one who started the command. */
  void complain(String text) {
    err.print(text + "\n");
    err.flush();
  }
}
