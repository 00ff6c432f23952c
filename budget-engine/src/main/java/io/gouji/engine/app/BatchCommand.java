package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.batch.Asked;
import io.gouji.engine.batch.Cluster;
import io.gouji.engine.batch.Digest;
import io.gouji.engine.batch.Errand;
import io.gouji.engine.batch.Globs;
import io.gouji.engine.batch.Plan;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji batch}: checks all workbooks of a folder in a run that can be continued. */
@Command(name = "batch", mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {

  /** Reports for people, where nobody asks for others. */
  private static final List<String> USUAL = List.of("xlsx", "html");

  private static final String FLINK = "flink";

  private final Door door;

  @Parameters(paramLabel = "DIR", descriptionKey = "batch.folder")
  private String folder = "";

  @Option(names = "-o", paramLabel = "DIR", descriptionKey = "batch.output")
  private @Nullable String output;

  @Option(names = "--resume", descriptionKey = "batch.resume")
  private boolean resume;

  @Option(names = "--jobs", paramLabel = "N", descriptionKey = "batch.jobs")
  private @Nullable Integer jobs;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      descriptionKey = "batch.timeout")
  private int timeout = 300;

  @Option(names = "--include", paramLabel = "GLOB", descriptionKey = "batch.include")
  private List<String> include = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "GLOB", descriptionKey = "batch.exclude")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--annotate", descriptionKey = "batch.annotate")
  private boolean annotate;

  @Option(names = "--correct", descriptionKey = "batch.correct")
  private boolean correct;

  @Option(names = "--json", descriptionKey = "batch.json")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "LIST",
      hideParamSyntax = true,
      split = ",",
      descriptionKey = "batch.format")
  private List<String> formats = List.of();

  @Option(names = "--prior", paramLabel = "DIR", descriptionKey = "batch.prior")
  private @Nullable String prior;

  @Option(names = "--rollup", paramLabel = "FILE", descriptionKey = "batch.rollup")
  private @Nullable String rollup;

  @Option(names = "--watch", descriptionKey = "batch.watch")
  private boolean watch;

  @Option(names = "--engine", paramLabel = "flink", descriptionKey = "batch.engine")
  private @Nullable String elsewhere;

  @Option(names = "--hierarchy", paramLabel = "FILE", descriptionKey = "batch.hierarchy")
  private @Nullable String hierarchy;

  @Mixin private PackOption pack = new PackOption();

  @Mixin private RulesOption rules = new RulesOption();

  @Mixin private PasswordOption password = new PasswordOption();

  BatchCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    return run().number();
  }

  private ExitCode run() {
    Optional<ExitCode> wrong = wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<String> asked = pack.asked();
    return rules.withRules(door, asked, this::batch);
  }

  /** Tells what is wrong with the command; empty if nothing is. */
  private Optional<ExitCode> wrong() {
    try {
      new Globs(include);
      new Globs(exclude);
    } catch (PatternSyntaxException wrong) {
      return usage("batch.usage.glob", Map.of("glob", wrong.getPattern()));
    }
    if (jobs != null && jobs < 1) {
      return usage("usage.number", Map.of("option", "--jobs", "value", String.valueOf(jobs)));
    }
    if (timeout < 1) {
      return usage("usage.number", Map.of("option", "--timeout", "value", String.valueOf(timeout)));
    }
    if (elsewhere != null) {
      return wrongElsewhere(elsewhere);
    }
    if (hierarchy != null) {
      return usage("batch.usage.hierarchy", Map.of());
    }
    if (!isFolder(folder)) {
      return usage("batch.usage.folder", Map.of("folder", folder));
    }
    if (prior != null && !isFolder(prior)) {
      return usage("batch.usage.folder", Map.of("folder", prior));
    }
    if (rollup != null && !isFile(rollup)) {
      return usage("batch.usage.rollup", Map.of("file", rollup));
    }
    if (output == null) {
      boolean needed = annotate || correct || json || resume || watch;
      return needed ? usage("batch.usage.needs", Map.of()) : Optional.empty();
    }
    if (output.isBlank() || !canBeFolder(output)) {
      return usage("usage.output", Map.of("folder", output));
    }
    return samePlace(output)
        ? usage("batch.usage.same", Map.of("folder", output))
        : Optional.empty();
  }

  /** What is wrong with a run on other machines. */
  private Optional<ExitCode> wrongElsewhere(String engine) {
    if (Clusters.named(engine).isEmpty()) {
      String place =
          door.templates().map(lie -> lie.resolveSibling(FLINK).toString()).orElse(FLINK);
      return engine.equals(FLINK)
          ? usage("batch.usage.flink", Map.of("folder", place))
          : usage("usage.value", Map.of("option", "--engine", "value", engine, "allowed", FLINK));
    }
    if (resume || watch || prior != null || rollup != null || password.isAsked()) {
      return usage("batch.usage.elsewhere", Map.of("engine", engine));
    }
    if (!isAddress(folder) && !isFolder(folder)) {
      return usage("batch.usage.folder", Map.of("folder", folder));
    }
    if (hierarchy != null && !isFile(hierarchy)) {
      return usage("batch.usage.list", Map.of("file", hierarchy));
    }
    if (output == null) {
      return usage("batch.usage.elsewhere.output", Map.of("engine", engine));
    }
    if (output.isBlank() || !canBeFolder(output)) {
      return usage("usage.output", Map.of("folder", output));
    }
    return !isAddress(folder) && samePlace(output)
        ? usage("batch.usage.same", Map.of("folder", output))
        : Optional.empty();
  }

  /** Whether it is a place in a store, {@code s3://budget/2025}, and no folder of this computer. */
  private static boolean isAddress(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
  }

  private boolean samePlace(String output) {
    return Path.of(output).toAbsolutePath().normalize().equals(root().toAbsolutePath().normalize());
  }

  private Optional<ExitCode> usage(String id, Map<String, String> blanks) {
    return Optional.of(door.usage(id, blanks));
  }

  private static boolean isFolder(String name) {
    try {
      return !name.isBlank() && Files.isDirectory(Path.of(name));
    } catch (InvalidPathException wrong) {
      return false;
    }
  }

  private static boolean isFile(String name) {
    try {
      return Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException wrong) {
      return false;
    }
  }

  private static boolean canBeFolder(String name) {
    try {
      return Files.notExists(Path.of(name)) || Files.isDirectory(Path.of(name));
    } catch (InvalidPathException wrong) {
      return false;
    }
  }

  private Path root() {
    return Path.of(folder);
  }

  private ExitCode batch(BudgetEngine engine) {
    Map<String, RunReport> known = RunReports.byName(engine, door.phrases().language());
    Optional<String> unknown =
        formats.stream().filter(format -> !known.containsKey(format)).findFirst();
    if (unknown.isPresent()) {
      String allowed = String.join(",", known.keySet());
      return door.usage(
          "usage.value", Map.of("option", "--format", "value", unknown.get(), "allowed", allowed));
    }
    if (elsewhere != null) {
      return elsewhere(Clusters.named(elsewhere).orElseThrow(), Path.of(output));
    }
    BatchRun run =
        new BatchRun(door, engine, watch ? Optional.of(BatchRun.ON_DISK) : Optional.empty());
    if (output == null) {
      return run.without(into -> plan(into, List.of()));
    }
    List<RunReport> reports =
        (formats.isEmpty() ? USUAL : formats)
            .stream().distinct().map(known::get).filter(Objects::nonNull).toList();
    return run.into(Path.of(output), into -> plan(into, reports));
  }

  private ExitCode elsewhere(Cluster cluster, Path into) {
    try {
      Errand errand =
          new Errand(
              folder,
              into.toAbsolutePath().normalize(),
              include,
              exclude,
              asked(),
              basis(),
              door.templates().orElseThrow(),
              rules.files().stream().map(Path::of).toList(),
              jobs == null ? OptionalInt.empty() : OptionalInt.of(jobs),
              Duration.ofSeconds(timeout),
              Optional.ofNullable(hierarchy).map(Path::of),
              formats.isEmpty() ? USUAL : formats);
      return new Clusters(door).run(cluster, errand);
    } catch (IOException failed) {
      return new Clusters(door).stopped(failed, into);
    }
  }

  private Asked asked() {
    return new Asked(pack.asked(), door.phrases().language(), annotate, correct, json);
  }

  /** Digest of the packs and the user's own rules. */
  private String basis() throws IOException {
    Digest basis = new Digest().addFolder(door.templates().orElseThrow());
    for (String file : rules.files()) {
      basis.add(Files.readAllBytes(Path.of(file)));
    }
    return basis.hex();
  }

  private Plan plan(Path into, List<RunReport> reports) throws IOException {
    return new Plan(
        root(),
        into,
        new Globs(include),
        new Globs(exclude),
        asked(),
        basis(),
        jobs == null ? Runtime.getRuntime().availableProcessors() : jobs,
        Duration.ofSeconds(timeout),
        resume,
        Optional.ofNullable(prior).map(Path::of),
        Optional.ofNullable(rollup).map(Path::of),
        password.password(door),
        reports);
  }
}
