package io.gouji.addin;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine;

/** {@code gouji addin}, found by the command through the service file of this jar. */
public final class AddinTool implements ToolProvider {
  @Override
  public String name() {
    return "addin";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    Words words = Words.read();
    AddinCommand command = new AddinCommand(out, words, Computer::ours);
    return Speaking.furnish(new CommandLine(command), "addin", words, out, err, args).execute(args);
  }
}
