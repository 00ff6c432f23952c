package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Linting;
import io.gouji.engine.report.LintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gouji rules lint}: whether the rules of packs make sense, one by one and together. */
@Command(name = "lint", mixinStandardHelpOptions = true)
final class RulesLintCommand implements Callable<Integer> {
  private static final String SAMPLES = "samples";

  private final Door door;

  @Option(names = "--pack", paramLabel = "ID", descriptionKey = "rules.pack")
  private List<String> packs = new ArrayList<>();

  @Option(names = "--samples", paramLabel = "DIR", descriptionKey = "rules.samples")
  private @Nullable Path samples;

  @Option(names = "--all", descriptionKey = "rules.all")
  private boolean all;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      descriptionKey = "validate.format")
  private ValidateCommand.Format format = ValidateCommand.Format.TEXT;

  @Mixin private RulesOption rules = new RulesOption();

  RulesLintCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    if (rules.files().isEmpty()) {
      return door.withSound(packs, this::lint).number();
    }
    Optional<String> only = packs.size() == 1 ? Optional.of(packs.get(0)) : Optional.empty();
    return rules.withRules(door, only, this::lint).number();
  }

  private ExitCode lint(BudgetEngine engine) {
    List<byte[]> workbooks;
    try {
      workbooks = workbooks();
    } catch (IOException failed) {
      return door.usage("usage.samples", Map.of("folder", String.valueOf(samples)));
    }
    List<Linting> lintings =
        engine.packIds().stream()
            .filter(id -> packs.isEmpty() || packs.contains(id))
            .map(id -> engine.lint(id, workbooks))
            .toList();
    LintReport report = new LintReport(door.phrases().language(), all);
    boolean json = format == ValidateCommand.Format.JSON;
    door.console().print(json ? report.json(lintings) : report.text(lintings));
    if (lintings.stream().anyMatch(Linting::hasMistakes)) {
      return ExitCode.USAGE;
    }
    return lintings.stream().allMatch(Linting::isClean) ? ExitCode.CLEAN : ExitCode.WARNINGS;
  }

  /** All workbooks of the samples folder: the product's own, unless another is given. */
  private List<byte[]> workbooks() throws IOException {
    Path folder =
        samples != null
            ? samples
            : door.templates().orElseThrow().toAbsolutePath().resolveSibling(SAMPLES);
    if (samples == null && !Files.isDirectory(folder)) {
      return List.of();
    }
    List<byte[]> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".xlsx")) {
          found.add(Files.readAllBytes(file));
        }
      }
    }
    return found;
  }
}
