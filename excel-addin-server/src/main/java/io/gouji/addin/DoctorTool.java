package io.gouji.addin;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine;

/** {@code gouji doctor}, found by the command through the service file of this jar. */
public final class DoctorTool implements ToolProvider {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    Words words = Words.read();
    DoctorCommand command = new DoctorCommand(out, words, Surroundings::ours);
    return Speaking.furnish(new CommandLine(command), "doctor", words, out, err, args)
        .execute(args);
  }
}
