package io.gouji.engine;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.rule.RuleCompiler;
import io.gouji.engine.rule.RuleSet;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pack, compiled already or when they are first needed. Safe for several threads.
 */
final class PackRules {
  private final Pack pack;
  private final Path templates;
  private @Nullable RuleSet compiled;

  private PackRules(Pack pack, Path templates, @Nullable RuleSet compiled) {
    this.pack = pack;
    this.templates = templates;
    this.compiled = compiled;
  }

  static PackRules of(Pack pack, Path templates, RuleSet compiled) {
    return new PackRules(pack, templates, compiled);
  }

  /**
   * Rules of which nobody knows yet whether they compile.
   *
   * @param pack whose files are sound
   */
  static PackRules later(Pack pack, Path templates) {
    return new PackRules(pack, templates, null);
  }

  /**
   * The rules.
   *
   * @throws Refusal with all mistakes of the formulas
   */
  synchronized RuleSet get() throws Refusal {
    if (compiled == null) {
      try {
        compiled = RuleCompiler.compile(pack);
      } catch (PackException wrong) {
        throw Refusal.of(wrong.mistakes(), PackLibrary.readable(templates));
      }
    }
    return compiled;
  }

  /** The rules, of an engine that compiles them before anything else. */
  synchronized RuleSet compiled() {
    return Objects.requireNonNull(compiled, pack.id());
  }
}
