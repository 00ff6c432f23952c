package io.gouji.engine.samples;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that tells what is wrong in each broken sample and what the engine says of it. */
final class BrokenReadme {
  private static final Map<Verdict, String> VERDICTS =
      Map.of(
          Verdict.CLEAN, "通过（有提示）",
          Verdict.VERIFY, "有待核实",
          Verdict.WARNINGS, "有警告",
          Verdict.ERRORS, "有错误",
          Verdict.INCOMPLETE, "不完整");

  private BrokenReadme() {}

  static List<String> head() {
    return List.of(
        "# 有错的示例",
        "",
        "每个文件只种了一处错，以应当查出它的规则命名；旁边的 `.expected.json` 是应有的结果：不多，也不少。",
        "由 `../liujiang-2025/` 中的两种形式改成：**会计手里的**，公式照常计算，错会沿公式传下去；" + "**公开出来的**，只有数字，错停在原处。",
        "文件由程序生成，不要手改：`mvn -pl budget-engine test"
            + " -Dtest='GeneratedFilesTest,ExpectedFindingsTest' -Dgolden.update`。",
        "",
        "## 为什么一处错会有几条结果",
        "",
        "一个数通常同时在几个勾稽关系里，改错它，这些关系就都不成立，一条也不能少报：",
        "",
        "- 行与列：一个格子既是一行的一部分，又是一列的一部分（例如 T3-01：行内合计、上级小计、与表5 的对应）；",
        "- 表与表：同一个数印在几张表上（例如 X10：表4、表3 的项级科目、三表之和、项目支出）；",
        "- 对调两个数，两行都不对（例如 X04、X05、X09B）；",
        "- 一个错误值、一段文字、一个算不出的公式会传到引用它的公式里（B04、B11、F02）；",
        "- 公式写错了，算出来的数多半也不对（FML03、FML05、T3-02B）；数还没有错时只报公式（FML01、FML02、FML04）；",
        "- 少一张必需的表，与它有关的关系都**没有判断**，结论是“不完整”，绝不算通过（B01、B02、B12）。",
        "",
        "有“上年”的，用 `--prior` 给出那个文件再校验：`gouji validate X18F.xlsx --prior ../prior/liujiang-2024.xlsx`。",
        "",
        "明细加出来与总计差 0.01、属于四舍五入的提示，每个文件都有，下表不列。",
        "",
        "| 文件 | 形式 | 错在哪里 | 结论 | 查出的规则 | 没有判断 |",
        "|---|---|---|---|---|---|");
  }

  static String line(Broken broken, Evaluation evaluation) {
    Map<String, Long> found =
        evaluation.findings().stream()
            .filter(
                finding ->
                    finding.severity() != Severity.INFO || named(broken, finding.rule().value()))
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().value(), TreeMap::new, Collectors.counting()));
    String rules =
        found.entrySet().stream()
            .map(rule -> rule.getKey() + (rule.getValue() > 1 ? "×" + rule.getValue() : ""))
            .collect(Collectors.joining("、"));
    int undecided = evaluation.undecided().size();
    return String.join(
        " | ",
        "| `" + broken.rule() + ".xlsx`",
        (broken.printed() ? "公开" : "会计") + beside(broken),
        broken.what(),
        VERDICTS.get(evaluation.verdict()),
        rules,
        (undecided == 0 ? "" : Integer.toString(undecided)) + " |");
  }

  /** The file of the year before, from the folder of the samples. */
  private static String beside(Broken broken) {
    Path here = Path.of(SampleFiles.BROKEN);
    return broken
        .prior()
        .map(prior -> here.relativize(Path.of(prior.path(broken.rule()))).toString())
        .map(file -> "，上年 `" + file.replace('\\', '/') + "`")
        .orElse("");
  }

  private static boolean named(Broken broken, String rule) {
    return broken.rule().equals(rule);
  }
}
