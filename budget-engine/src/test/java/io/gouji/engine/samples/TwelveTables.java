package io.gouji.engine.samples;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.report.Filling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lays a year's budget out in the twelve tables of the Guangxi pack. */
final class TwelveTables {
  private static final String[] SERIALS = {"一", "二", "三", "四", "五", "六", "七", "八"};

  /** Columns of table 12, in the order of the narrative's cells. */
  private static final List<String> PROJECT_COLUMNS =
      List.of(
          "序号", "单位编码", "单位名称", "项目名称", "预算金额", "年度绩效目标", "数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标",
          "社会效益指标", "生态效益指标", "可持续影响指标", "满意度指标");

  private final YearBudget budget;
  private final Catalogue functional;
  private final Catalogue economic;
  private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> named = new HashMap<>();

  private TwelveTables(YearBudget budget, Pack pack) {
    this.budget = budget;
    this.functional = pack.catalogues().get("functional");
    this.economic = pack.catalogues().get("economic");
  }

  static Filling of(YearBudget budget, Pack pack, Seed seed) {
    TwelveTables tables = new TwelveTables(budget, pack);
    tables.totals();
    tables.spending();
    tables.threePublic();
    tables.purchases();
    tables.projects(seed);
    String year = budget.year();
    return new Filling(
        Liujiang.UNIT,
        year,
        tables.rows,
        tables.named,
        Map.of(
            "T09", "注：本单位" + year + "年无国有资本经营预算安排的支出，故本表为空表。",
            "T11", "注：本单位" + year + "年无政府购买服务预算，故本表为空表。"));
  }

  private void totals() {
    String general = wan(budget.general());
    String fund = wan(budget.fund());
    for (String block : List.of("表1收入", "表4收入")) {
      name(block, "一般公共预算", "预算数", general);
      name(block, "政府性基金预算", "预算数", fund);
    }
    rows.put(
        "表2",
        List.of(
            Map.of(
                "单位编码",
                Liujiang.UNIT_CODE,
                "单位名称",
                Liujiang.UNIT,
                "一般公共预算",
                general,
                "政府性基金预算",
                fund)));
    int serial = 0;
    for (Map.Entry<String, Long> line : budget.classes().entrySet()) {
      String label = SERIALS[serial++] + "、" + functional.name(line.getKey()).orElseThrow();
      String amount = wan(line.getValue());
      boolean ofFund = YearBudget.FUND.startsWith(line.getKey());
      add("表1支出", Map.of("项目", label, "预算数", amount));
      add("表4支出", Map.of("项目", label, ofFund ? "政府性基金预算" : "一般公共预算", amount));
    }
  }

  private void spending() {
    SortedMap<String, Long> personnel = budget.functional(true);
    SortedMap<String, Long> daily = budget.functional(false);
    SortedMap<String, Map<String, String>> all = new TreeMap<>();
    SortedMap<String, Map<String, String>> general = new TreeMap<>();
    for (String code : union(personnel, daily)) {
      long people = personnel.getOrDefault(code, 0L);
      long rest = daily.getOrDefault(code, 0L);
      all.put(code, Map.of("基本支出", wan(people + rest)));
      general.put(code, Map.of("人员经费", wan(people), "公用经费", wan(rest)));
    }
    Map<String, String> project = Map.of("项目支出", wan(budget.fund()));
    all.put(YearBudget.FUND, project);
    SortedMap<String, Map<String, String>> basic = new TreeMap<>();
    budget
        .economic()
        .forEach(
            (code, yuan) ->
                basic.put(code, Map.of(YearBudget.personnel(code) ? "人员经费" : "公用经费", wan(yuan))));
    coded("表3", functional, all);
    coded("表5", functional, general);
    coded("表6", economic, basic);
    coded("表8", functional, new TreeMap<>(Map.of(YearBudget.FUND, project)));
  }

  private static TreeSet<String> union(Map<String, Long> left, Map<String, Long> right) {
    TreeSet<String> codes = new TreeSet<>(left.keySet());
    codes.addAll(right.keySet());
    return codes;
  }

  /** Rows of leaves with those of their parents above them; parents are left to formulas. */
  private void coded(
      String block, Catalogue catalogue, SortedMap<String, Map<String, String>> leaves) {
    SortedMap<String, Map<String, String>> lines = new TreeMap<>(leaves);
    for (String code : leaves.keySet()) {
      for (int length = 3; length < code.length(); length += 2) {
        lines.putIfAbsent(code.substring(0, length), Map.of());
      }
    }
    lines.forEach(
        (code, amounts) -> {
          Map<String, String> row = new HashMap<>(amounts);
          row.put("科目编码", code);
          row.put("科目名称", catalogue.name(code).orElseThrow());
          add(block, row);
        });
  }

  private void threePublic() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("公务接待", "30217");
    lines.put("会议费", "30215");
    lines.put("培训费", "30216");
    lines.forEach(
        (row, code) -> {
          name("表7", row, "上年预算数", wan(budget.beforeThat().get(code)));
          name("表7", row, "本年预算数", wan(budget.economic().get(code)));
        });
  }

  private void purchases() {
    int serial = 1;
    for (YearBudget.Purchase purchase : budget.purchases()) {
      add(
          "表10",
          Map.ofEntries(
              Map.entry("序号", Integer.toString(serial++)),
              Map.entry("单位编码", Liujiang.UNIT_CODE),
              Map.entry("单位名称", Liujiang.UNIT),
              Map.entry("项目名称", purchase.project()),
              Map.entry("采购品目", purchase.goods()),
              Map.entry("计量单位", purchase.unit()),
              Map.entry("数量", Integer.toString(purchase.count())),
              Map.entry("单价", BigDecimal.valueOf(purchase.yuan(), 4).setScale(2).toString()),
              Map.entry("货物", wan(purchase.total())),
              Map.entry(purchase.fund() ? "政府性基金预算" : "一般公共预算", wan(purchase.total()))));
    }
  }

  private void projects(Seed seed) {
    for (int i = 0; i < budget.projects().size(); i++) {
      Map<String, String> row = new HashMap<>();
      for (int c = 0; c < PROJECT_COLUMNS.size(); c++) {
        row.put(PROJECT_COLUMNS.get(c), seed.projects().get(i).get(c));
      }
      row.put("项目名称", budget.projects().get(i).name());
      row.put("预算金额", wan(budget.projects().get(i).yuan()));
      add("表12", row);
    }
  }

  private void add(String block, Map<String, String> row) {
    rows.computeIfAbsent(block, key -> new ArrayList<>()).add(row);
  }

  private void name(String block, String row, String column, String amount) {
    named
        .computeIfAbsent(block, key -> new HashMap<>())
        .computeIfAbsent(row, key -> new HashMap<>())
        .put(column, amount);
  }

  /** Yuan in 万元; a zero is left blank. */
  private static String wan(long yuan) {
    return yuan == 0 ? "" : BigDecimal.valueOf(yuan, 4).toPlainString();
  }
}
