package io.gouji.engine.app;

import io.gouji.engine.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code gouji} command. */
@Command(
    name = "gouji",
    description = "勾稽：核对预算报表。Checks public-budget workbooks.",
    mixinStandardHelpOptions = true,
    versionProvider = Gouji.Versions.class,
    exitCodeOnInvalidInput = Gouji.USAGE,
    exitCodeOnExecutionException = Gouji.FAULT)
public final class Gouji implements Callable<Integer> {
  /** Exit code when the fault is ours. */
  static final int FAULT = 4;

  /** Exit code when the command itself was wrong. */
  static final int USAGE = 64;

  @Spec private CommandSpec spec;

  /** Runs one command line and answers with its exit code; never ends the JVM. */
  public static int run(String[] args) {
    return new CommandLine(new Gouji()).execute(args);
  }

  /** The plain door: one command line, one process. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "缺少子命令。A subcommand is missing.");
  }

  /** Answers {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gouji " + Version.current()};
    }
  }
}
