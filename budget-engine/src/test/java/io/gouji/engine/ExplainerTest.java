package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Fingerprint;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.finding.Side;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.rule.Joint;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Workbook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Explanations against relations to verify, in a pack that lets warnings be explained or not. */
class ExplainerTest {
  private static final RuleId RULE = new RuleId("T9-99");
  private static Pack strict;
  private static Pack lenient;

  @BeforeAll
  static void load() throws PackException {
    strict = PackLibrary.load(Path.of("..", "templates")).packs().get(0);
    Map<String, String> properties = new HashMap<>(strict.properties());
    properties.put("explainable", "warning");
    lenient =
        new Pack(
            strict.id(),
            properties,
            strict.tables(),
            strict.rules(),
            strict.catalogues(),
            strict.vocabulary(),
            strict.messages());
  }

  private static Finding finding(Severity severity, int row, String left) {
    Quantity right = new Quantity(new BigDecimal("10.00"), "万元");
    Quantity whole = new Quantity(new BigDecimal(left), "万元");
    Instance instance = new Instance("", "2010601", "合计");
    return new Finding(
        RULE,
        RULE.value(),
        instance,
        severity,
        FindingClass.ERROR,
        Map.of(),
        Optional.of(new Side("表3·合计", whole)),
        Optional.of(new Side("表5·合计", right)),
        Optional.of(new Quantity(whole.value().subtract(right.value()), "万元")),
        Optional.empty(),
        List.of(
            new Location.Cell(
                "表3",
                new CellRef(row, 2),
                "T03",
                "",
                "合计",
                Location.Role.LEFT,
                Optional.of(whole))),
        Optional.empty(),
        Fingerprint.of(RULE, instance, ""));
  }

  private static String explained(String values) {
    return Fingerprint.of(RULE, new Instance("", "2010601", "合计"), "")
        + ","
        + values
        + ",县财政二月批复追加,韦会计,2025-02-18,2025\n";
  }

  private static Evaluation explain(Pack pack, List<Finding> findings, String... lines) {
    Evaluation found =
        new Evaluation(
            "0",
            new Evaluation.Selection(pack, true, List.of()),
            new Evaluation.Input("a.xlsx", "", "xlsx", List.of("表3")),
            List.of(new Evaluation.Table("T03", "", "表3", "A1:B2", "万元", "2025", "", 1, false)),
            findings,
            List.of(),
            List.of(),
            List.of(),
            new Evaluation.Relations(1, 1, 1, 0, 0),
            Joint.NONE);
    String csv = "指纹,当时数值,说明,填写人,日期,年度\n" + String.join("", lines);
    SetAside own =
        new SetAside(
            new Workbook(List.of(), List.of(), List.of(), List.of(), false),
            Optional.empty(),
            Optional.empty());
    return Explainer.explain(
        found, own, List.of(new Options.Attached("a.csv", csv.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> told(Evaluation evaluation) {
    return evaluation.findings().stream().map(Finding::message).toList();
  }

  @Test
  void leftRightAndDifferenceAreWhatAnExplanationKeeps() {
    List<Finding> findings = List.of(finding(Severity.VERIFY, 5, "12.00"));

    Evaluation same = explain(strict, findings, explained("12 万元 / 10.0万元 / 2.00 万元"));
    assertThat(same.explained()).hasSize(1);
    assertThat(same.verdict()).isEqualTo(Verdict.CLEAN);
    Evaluation other = explain(strict, findings, explained("12.50 万元 / 10.00 万元 / 2.50 万元"));
    assertThat(told(other)).containsExactly("T9-99", "EX01");
    assertThat(other.verdict()).isEqualTo(Verdict.VERIFY);
  }

  @Test
  void rowsOfOneNameAreToldApartByTheirValues() {
    List<Finding> findings =
        List.of(finding(Severity.VERIFY, 5, "12.00"), finding(Severity.VERIFY, 6, "13.00"));
    String first = explained("12.00 万元 / 10.00 万元 / 2.00 万元");

    Evaluation one = explain(strict, findings, first);
    assertThat(one.explained()).hasSize(1);
    assertThat(told(one)).containsExactly("T9-99");

    Evaluation both = explain(strict, findings, explained("13.00 万元 / 10.00 万元 / 3.00 万元"), first);
    assertThat(both.explained()).hasSize(2);
    assertThat(told(both)).isEmpty();
  }

  @Test
  void alikeInTheirValuesTooTheyAreExplainedTogether() {
    List<Finding> findings =
        List.of(finding(Severity.VERIFY, 5, "12.00"), finding(Severity.VERIFY, 6, "12.00"));

    Evaluation evaluation = explain(strict, findings, explained("12.00 万元 / 10.00 万元 / 2.00 万元"));

    assertThat(evaluation.explained()).hasSize(2);
  }

  @Test
  void aWarningPassesOnlyWhereThePackSaysSoAndAnErrorNowhere() {
    String line = explained("12.00 万元 / 10.00 万元 / 2.00 万元");
    List<Finding> warning = List.of(finding(Severity.WARNING, 5, "12.00"));
    List<Finding> error = List.of(finding(Severity.ERROR, 5, "12.00"));

    assertThat(explain(lenient, warning, line).explained()).hasSize(1);
    assertThat(told(explain(strict, warning, line))).containsExactlyInAnyOrder("T9-99", "EX04");
    assertThat(told(explain(lenient, error, line))).containsExactly("T9-99", "EX04");
  }

  @Test
  void whatIsToldOfExplanationsIsNotToBeExplainedInTurn() {
    List<Finding> error = List.of(finding(Severity.ERROR, 5, "12.00"));

    assertThat(explain(lenient, error, explained("x")).toExplain()).isEmpty();
  }

  @Test
  void whatNeedsNoExplanationLeavesItUnused() {
    List<Finding> rounding = List.of(finding(Severity.INFO, 5, "10.01"));

    assertThat(told(explain(strict, rounding, explained("x"))))
        .containsExactlyInAnyOrder("EX02", "T9-99");
    assertThat(told(explain(strict, List.of(), explained("x")))).containsExactly("EX02");
  }

  @Test
  void aFileThatIsNoneIsTold() {
    assertThat(
            AttachedExplanations.read(
                new Options.Attached("a", new byte[] {'P', 'K', 3}),
                strict.vocabulary().explanations()))
        .isEmpty();
  }
}
