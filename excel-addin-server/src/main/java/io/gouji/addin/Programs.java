package io.gouji.addin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of the system that installing calls: {@code reg}, {@code certutil} and the like. */
interface Programs {
  /** What a program said, on whichever stream, and how it ended. */
  record Outcome(int code, String said) {
    boolean isGood() {
      return code == 0;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException if there is no such program
   */
  Outcome run(List<String> command) throws IOException;

  /** Starts a program that goes on without us. */
  void start(List<String> command) throws IOException;

  /** Those of this computer. */
  final class Real implements Programs {
    /** The user may have to answer a question of the system's first. */
    private static final long PATIENCE_MINUTES = 5;

    @Override
    public Outcome run(List<String> command) throws IOException {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), encoding());
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          throw new IOException(command.get(0));
        }
        return new Outcome(process.exitValue(), said.strip());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException(stopped);
      } finally {
        process.destroyForcibly();
      }
    }

    @Override
    public void start(List<String> command) throws IOException {
      new ProcessBuilder(command)
          .redirectInput(new File(nothing()))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    }

    private static String nothing() {
      return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    /** In which the system writes to its own programs, GBK in China. */
    private static Charset encoding() {
      return Computer.nativeEncoding();
    }
  }
}
