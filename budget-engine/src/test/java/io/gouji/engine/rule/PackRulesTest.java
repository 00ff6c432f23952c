package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSpec;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackRulesTest {
  static Pack pack(String id) throws PackException {
    return PackLibrary.load(Path.of("../templates")).pack(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guangxi-unit-2025", "shanghai-unit-2026"})
  void theRulesOfThePackCompile(String id) throws PackException {
    Pack pack = pack(id);
    assertThat(RuleCompiler.compile(pack).ids())
        .isEqualTo(pack.rules().stream().map(RuleSpec::id).toList());
  }
}
