package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Absence;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.pack.Source;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.pack.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A pack of four tables in 万元, 元 and 万元 again, made by hand for the tests of the language. */
final class SmallPack {
  static final Pattern ANY = Pattern.compile(".*");

  private final List<RuleSpec> rules = new ArrayList<>();
  private String factor = "3";

  static Vocabulary vocabulary() {
    return new Vocabulary(
        Map.of("元", 2, "万元", 6),
        Map.of(
            "科目编码", "CODE",
            "上级编码", "PARENT",
            "级次", "LEVEL",
            "名称", "NAME",
            "单位", "UNIT",
            "有下级", "HAS_CHILDREN",
            "末级", "LEAF",
            "顶级", "TOP"),
        Map.of("口径", "SCOPE"),
        Map.of(),
        "上年",
        new Vocabulary.Targets(Map.of(), ANY, ANY),
        List.of("-"),
        List.of(),
        ANY,
        ANY,
        ANY,
        ANY,
        ANY,
        List.of(),
        ExplanationWords.NONE,
        Map.of());
  }

  SmallPack rule(String id, String formula) {
    return rule(id, formula, "");
  }

  SmallPack rule(String id, String formula, String condition) {
    return rule(id, formula, condition, Tolerance.INTERVAL);
  }

  SmallPack rule(String id, String formula, String condition, Tolerance tolerance) {
    return rule(id, formula, condition, tolerance, Severity.ERROR);
  }

  SmallPack rule(
      String id, String formula, String condition, Tolerance tolerance, Severity severity) {
    rules.add(
        new RuleSpec(
            new RuleId(id),
            severity,
            "",
            formula,
            condition,
            tolerance,
            Map.of("zh", new RuleSpec.Words(id, "", "")),
            "",
            new Source("small/rules.csv", rules.size() + 2, "公式"),
            new Source("small/rules.csv", rules.size() + 2, "条件")));
    return this;
  }

  SmallPack factor(String text) {
    factor = text;
    return this;
  }

  Pack pack() {
    return new Pack(
        "small",
        Map.of("roundingFactor", factor),
        tables(),
        rules,
        Map.of(),
        vocabulary(),
        new Messages(Map.of(), Map.of()));
  }

  RuleSet compile() throws PackException {
    return RuleCompiler.compile(pack());
  }

  private static List<TableSpec> tables() {
    return List.of(
        table(
            "T01",
            true,
            "万元",
            block(
                "表1收入",
                List.of(amount("预算数", Absence.NOT_APPLICABLE)),
                List.of(
                    row("基金", RowSpec.Kind.ROW, "", Absence.ZERO),
                    row("收入总计", RowSpec.Kind.TOTAL, "", Absence.NOT_APPLICABLE),
                    row("上年结转", RowSpec.Kind.TOTAL, "", Absence.ZERO))),
            block(
                "表1支出",
                List.of(amount("预算数", Absence.NOT_APPLICABLE)),
                List.of(row("支出总计", RowSpec.Kind.TOTAL, "", Absence.NOT_APPLICABLE)))),
        table(
            "T03",
            true,
            "万元",
            block(
                "表3",
                List.of(
                    amount("合计", Absence.NOT_APPLICABLE),
                    amount("基本支出", Absence.NOT_APPLICABLE),
                    amount("项目支出", Absence.NOT_APPLICABLE),
                    amount("经营支出", Absence.ZERO)),
                List.of(row("合计", RowSpec.Kind.TOTAL, "", Absence.NOT_APPLICABLE)))),
        table(
            "T06",
            true,
            "元",
            block(
                "表6",
                List.of(amount("合计", Absence.NOT_APPLICABLE), amount("人员经费", Absence.ZERO)),
                List.of(row("合计", RowSpec.Kind.TOTAL, "", Absence.NOT_APPLICABLE)))),
        table(
            "T07",
            false,
            "万元",
            block(
                "表7",
                List.of(amount("三公合计", Absence.NOT_APPLICABLE), amount("公务接待", Absence.ZERO)),
                List.of(
                    row("三公合计", RowSpec.Kind.CELL, "三公合计", Absence.NOT_APPLICABLE),
                    row("公务接待", RowSpec.Kind.CELL, "公务接待", Absence.ZERO)))));
  }

  static TableSpec table(String id, boolean required, String unit, BlockSpec... blocks) {
    return new TableSpec(
        id,
        1,
        id,
        ANY,
        TableSpec.Keys.CODE,
        "",
        required,
        unit,
        2,
        List.of(blocks),
        source("tables.csv"));
  }

  private static BlockSpec block(String name, List<ColumnSpec> columns, List<RowSpec> rows) {
    return new BlockSpec(name, columns, rows);
  }

  private static ColumnSpec amount(String name, Absence absence) {
    return new ColumnSpec(
        name,
        ColumnSpec.Role.AMOUNT,
        List.of(List.of(name)),
        true,
        absence,
        new ColumnSpec.TemplateColumn(List.of(), 10, ""),
        source("columns.csv"));
  }

  private static RowSpec row(String name, RowSpec.Kind kind, String column, Absence absence) {
    return new RowSpec(
        name,
        kind,
        List.of(name),
        column,
        "",
        absence,
        new RowSpec.TemplateRow("", ""),
        source("rows.csv"));
  }

  private static Source source(String file) {
    return new Source("small/" + file, 1, "");
  }
}
