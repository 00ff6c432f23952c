package io.gouji.engine.app;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/** Says what it is told. */
public final class EchoTool implements ToolProvider {
  @Override
  public String name() {
    return "echo";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    out.print(String.join(" ", args) + "\n");
    out.flush();
    return 7;
  }
}
