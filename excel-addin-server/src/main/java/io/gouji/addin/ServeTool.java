package io.gouji.addin;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine;

/** {@code gouji serve}, found by the command through the service file of this jar. */
public final class ServeTool implements ToolProvider {
  @Override
  public String name() {
    return "serve";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    Words words = Words.read();
    CommandLine line = new CommandLine(new ServeCommand(out, err, words, Browser.ofSystem()));
    return Speaking.furnish(line, "serve", words, out, err, args).execute(args);
  }
}
