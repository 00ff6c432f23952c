package io.gouji.engine.pack;

import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.RuleSpec.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** All relations of a pack as one page for people, Chinese first. */
final class RulePages {
  private static final Map<Severity, String> SEVERITIES =
      Map.of(
          Severity.ERROR, "错误",
          Severity.WARNING, "警告",
          Severity.VERIFY, "核实",
          Severity.INFO, "提示");

  private RulePages() {}

  static String page(Pack pack) {
    List<RuleSpec> rules = pack.rules();
    return """
        # %s：勾稽关系一览 · The relations of %s

        共 %d 条，按 `rules.csv` 的次序。本页由 `rules.csv` 生成，请勿手改；改了关系以后怎样重新生成，见 [RULES.md](../RULES.md) 第 9 节。
        *Generated from `rules.csv`; do not edit.*

        | 编号 | 级别 | 范围 | 名称 |
        |---|---|---|---|
        %s

        %s"""
        .formatted(
            pack.properties().getOrDefault("title", pack.id()),
            pack.id(),
            rules.size(),
            rules.stream().map(RulePages::row).collect(Collectors.joining("\n")),
            rules.stream().map(RulePages::rule).collect(Collectors.joining("\n")));
  }

  private static String row(RuleSpec rule) {
    return "| [%s](#%s) | %s | %s | %s |"
        .formatted(
            rule.id(),
            rule.id().value().toLowerCase(java.util.Locale.ROOT),
            SEVERITIES.get(rule.severity()),
            rule.scope(),
            cell(words(rule, "zh").name()));
  }

  private static String rule(RuleSpec rule) {
    Words zh = words(rule, "zh");
    Words en = words(rule, "en");
    StringBuilder text = new StringBuilder("## " + rule.id() + "\n\n");
    text.append("**").append(zh.name()).append("**（").append(SEVERITIES.get(rule.severity()));
    text.append(rule.tolerance() == RuleSpec.Tolerance.SAME ? "，同一数" : "").append("）\n\n");
    text.append("```\n").append(rule.formula()).append("\n```\n\n");
    if (!rule.condition().isEmpty()) {
      text.append("条件：`").append(rule.condition()).append("`\n\n");
    }
    line(text, "", zh.why());
    line(text, "处理：", zh.remedy());
    line(text, "依据：", rule.basis());
    line(
        text,
        "",
        "*"
            + List.of(en.name(), en.why(), en.remedy()).stream()
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> sentence.endsWith(".") ? sentence : sentence + ".")
                .collect(Collectors.joining(" "))
            + "*");
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String sentence) {
    if (!sentence.isEmpty()) {
      text.append(label).append(sentence).append("\n\n");
    }
  }

  private static Words words(RuleSpec rule, String language) {
    return Objects.requireNonNull(rule.words().get(language), rule.id().value());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
