package io.gouji.engine.app;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a door speaks. Always UTF-8, whatever the locale of the machine: results are read by other
 * programs and by terminals that expect it.
 *
 * @param colours whether whoever reads {@code out} sees colours
 */
record Console(PrintStream out, PrintStream err, boolean colours, Secrets secrets) {
  /** Where something is typed in that must not be seen. */
  interface Secrets {
    /** What was typed; empty if nothing was, or nobody is there. */
    Optional<char[]> ask(String prompt);
  }

  /** A door at which nobody answers. */
  Console(PrintStream out, PrintStream err, boolean colours) {
    this(out, err, colours, prompt -> Optional.empty());
  }

  /** The process's own streams; colours only on a terminal, and not where NO_COLOR is set. */
  static Console ofProcess() {
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Ansi.AUTO.enabled(),
        Console::fromTerminal);
  }

  /** From the terminal without echo; from a pipe its first line. */
  private static Optional<char[]> fromTerminal(String prompt) {
    java.io.Console terminal = System.console();
    if (terminal != null) {
      return Optional.ofNullable(terminal.readPassword("%s", prompt))
          .filter(typed -> typed.length > 0);
    }
    Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    try {
      String line = new BufferedReader(in).readLine();
      return Optional.ofNullable(line).filter(typed -> !typed.isEmpty()).map(String::toCharArray);
    } catch (IOException closed) {
      return Optional.empty();
    }
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
