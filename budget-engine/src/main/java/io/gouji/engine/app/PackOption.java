package io.gouji.engine.app;

import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --pack auto|ID}: the pack to check by, or that the workbook decides. */
final class PackOption {
  private static final String AUTO = "auto";

  @Option(
      names = "--pack",
      paramLabel = "auto|ID",
      defaultValue = AUTO,
      descriptionKey = "validate.pack")
  private String pack = AUTO;

  /** Id of the pack that was asked for; empty where the workbook decides. */
  Optional<String> asked() {
    return Optional.of(pack).filter(id -> !id.equals(AUTO));
  }
}
