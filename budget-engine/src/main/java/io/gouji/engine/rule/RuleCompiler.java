package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import io.gouji.engine.rule.RuleMistake.Kind;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of a pack once, for any number of workbooks. */
public final class RuleCompiler {
  private static final String FACTOR = "roundingFactor";
  private static final int YUAN_DIGITS = 2;

  private final Pack pack;
  private final Schema schema;
  private final Mistakes mistakes = new Mistakes();

  private RuleCompiler(Pack pack) {
    this.pack = pack;
    schema = new Schema(pack);
  }

  /**
   * Compiles all rules of a pack.
   *
   * @throws PackException with every mistake of every rule, by file, line and column
   */
  public static RuleSet compile(Pack pack) throws PackException {
    return new RuleCompiler(pack).compile();
  }

  private RuleSet compile() throws PackException {
    noteDuplicates();
    List<Rule> rules = new ArrayList<>();
    for (RuleSpec spec : pack.rules()) {
      RelationCompiler compiler = new RelationCompiler(schema, spec, mistakes);
      rules.add(compiler.compile());
    }
    BigDecimal factor = factor();
    if (!mistakes.isEmpty()) {
      throw new PackException(mistakes.all());
    }
    return new RuleSet(
        rules, schema, yuan(), factor, pack.messages().severity(JointTelling.RULE.value()));
  }

  /**
   * Two rules of one number would explain each other away; two of one text tell one thing twice.
   */
  private void noteDuplicates() {
    Map<RuleId, RuleSpec> ids = new HashMap<>();
    Map<String, RuleSpec> texts = new HashMap<>();
    for (RuleSpec rule : pack.rules()) {
      note(Kind.DUPLICATE_ID, rule, ids.putIfAbsent(rule.id(), rule));
      String text = FormulaText.inFull(rule.formula()) + "\n" + rule.condition();
      String plain = text.replace(" ", "");
      note(Kind.DUPLICATE_FORMULA, rule, texts.putIfAbsent(plain, rule));
    }
  }

  private void note(Kind kind, RuleSpec rule, @Nullable RuleSpec first) {
    if (first != null) {
      Map<String, String> arguments =
          Map.of("first", first.id().value(), "line", Long.toString(first.source().line()));
      mistakes.add(rule.source(), rule.id().value(), new RuleMistake(kind, arguments));
    }
  }

  private BigDecimal factor() {
    String text = pack.properties().getOrDefault(FACTOR, "3");
    try {
      BigDecimal factor = new BigDecimal(text.strip());
      if (factor.signum() >= 0) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Told below, like a negative one.
    }
    Source at = new Source(pack.id() + "/pack.properties", 0, FACTOR);
    mistakes.add(at, FACTOR, new RuleMistake(Kind.FACTOR, Map.of("part", text)));
    return BigDecimal.ZERO;
  }

  private Unit yuan() {
    Optional<String> label =
        pack.vocabulary().units().entrySet().stream()
            .filter(unit -> unit.getValue() == YUAN_DIGITS)
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst();
    return new Unit(label.orElse(""), YUAN_DIGITS);
  }
}
