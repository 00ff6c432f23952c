package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of templates/RULES.md do what the page says. */
class RulePageTest {
  private static final String EXAMPLE = "表3[@合计] = 0";

  private static List<String> fenced(String kind) throws IOException {
    String page = Files.readString(Path.of("../templates/RULES.md"));
    List<String> lines = new ArrayList<>();
    Pattern.compile("```" + kind + "\\R(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .forEach(block -> block.group(1).lines().forEach(lines::add));
    return lines;
  }

  static List<String> formulas() throws IOException {
    return fenced("公式");
  }

  static List<String> conditions() throws IOException {
    return fenced("条件");
  }

  static List<String> mistakes() throws IOException {
    return fenced("错误");
  }

  private static Pack with(String formula, String condition) throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    RuleSpec rule =
        new RuleSpec(
            new RuleId("X01"),
            Severity.ERROR,
            "",
            formula,
            condition,
            RuleSpec.Tolerance.INTERVAL,
            Map.of(),
            "",
            new Source("RULES.md", 1, ""),
            new Source("RULES.md", 1, ""));
    return new Pack(
        pack.id(),
        pack.properties(),
        pack.tables(),
        List.of(rule),
        pack.catalogues(),
        pack.vocabulary(),
        pack.messages());
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void aFormulaOfThePageCompiles(String formula) throws PackException {
    assertThat(RuleCompiler.compile(with(formula, "")).ids()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void aConditionOfThePageCompiles(String condition) throws PackException {
    assertThat(RuleCompiler.compile(with(EXAMPLE, condition)).ids()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeOfThePageIsToldAsThePageSays(String line) throws PackException {
    Pack pack = with(line.substring(4), "");
    PackException told =
        catchThrowableOfType(PackException.class, () -> RuleCompiler.compile(pack));
    assertThat(told.mistakes().get(0).message()).isEqualTo(line.substring(0, 3));
  }

  @Test
  void thePageKnowsEveryMistake() throws IOException {
    String page = Files.readString(Path.of("../templates/RULES.md"));
    assertThat(Stream.of(RuleMistake.Kind.values()).map(kind -> kind.id))
        .allSatisfy(id -> assertThat(page).contains(id));
  }
}
