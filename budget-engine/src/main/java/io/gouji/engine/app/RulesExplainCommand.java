package io.gouji.engine.app;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.batch.RegularFile;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.report.Paint;
import io.gouji.engine.report.RuleInstances;
import io.gouji.engine.report.RuleList;
import io.gouji.engine.report.Wording;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gouji rules explain}: one rule, and what it comes to in a workbook. */
@Command(name = "explain", mixinStandardHelpOptions = true)
final class RulesExplainCommand implements Callable<Integer> {
  private final Door door;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "rules.id")
  private String id = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "rules.file")
  private @Nullable String file;

  @Option(names = "--prior", paramLabel = "FILE", descriptionKey = "validate.prior")
  private @Nullable String prior;

  @Mixin private RulesOption rules = new RulesOption();

  RulesExplainCommand(Door door) {
    this.door = door;
  }

  @Override
  public Integer call() {
    ExitCode code =
        rules.files().isEmpty()
            ? door.withSound(this::explain)
            : rules.withRules(door, Optional.empty(), this::explain);
    return code.number();
  }

  private ExitCode explain(BudgetEngine engine) {
    String told = list().explain(engine.packs(), id);
    if (told.isEmpty()) {
      return door.usage("usage.rule", Map.of("rule", id));
    }
    if (file != null) {
      return instances(engine, file);
    }
    door.console().print(told);
    return ExitCode.CLEAN;
  }

  private RuleList list() {
    return new RuleList(door.phrases().language());
  }

  private ExitCode instances(BudgetEngine engine, String name) {
    if (prior == null) {
      return instances(engine, name, Options.AUTO);
    }
    return new InputFile(door, prior)
        .use(
            (bytes, last) -> {
              Options beside = Options.AUTO.withPrior(engine.openPrior(bytes, last, Options.AUTO));
              return instances(engine, name, beside);
            },
            (reason, sentences) -> {});
  }

  private ExitCode instances(BudgetEngine engine, String name, Options options) {
    try {
      Path path = Path.of(name);
      byte[] bytes = RegularFile.bytes(path);
      Evaluation evaluation = engine.evaluate(bytes, path.getFileName().toString(), options);
      RuleId rule = new RuleId(id.toUpperCase(Locale.ROOT));
      Paint paint = door.console().colours() ? Colours.TERMINAL : Paint.NONE;
      RuleInstances report =
          new RuleInstances(Wording.of(evaluation, door.phrases().language()), paint);
      String told = list().explain(evaluation, id);
      if (told.isEmpty()) {
        return door.usage("usage.rule.pack", Map.of("rule", id, "file", name));
      }
      door.console().print(told);
      door.console()
          .print("\n" + report.write(rule, engine.instances(bytes, options, rule), evaluation));
      return ExitCode.CLEAN;
    } catch (IOException | InvalidPathException missing) {
      door.console().complain(door.phrases().say("file.missing", Map.of("file", name)));
    } catch (Refusal refusal) {
      for (Refusal.Problem problem : refusal.problems()) {
        Map<String, String> blanks = new TreeMap<>(problem.arguments());
        blanks.put("file", name);
        door.console().complain(door.phrases().say(problem.message(), blanks));
      }
    }
    return ExitCode.UNREADABLE;
  }
}
