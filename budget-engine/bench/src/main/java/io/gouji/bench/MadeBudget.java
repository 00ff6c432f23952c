package io.gouji.bench;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.report.Filling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A budget that is made up from a seed and holds together: spending by function, by economic class,
 * by project and by purchase are one and the same money. Amounts are in units of 100 yuan, which is
 * the last digit that the tables print.
 */
final class MadeBudget {
  private static final String UNIT = "试验区信息中心";
  private static final String UNIT_CODE = "102003";
  private static final String YEAR = "2025";

  /** Functional codes that spend nothing but one economic code, so that each proves the other. */
  private static final SortedMap<String, String> PAIRS =
      new TreeMap<>(
          Map.of(
              "2080505", "30108",
              "2080506", "30109",
              "2101101", "30110",
              "2101103", "30111",
              "2210201", "30113"));

  private static final String PENSION = "2080505";
  private static final String ANNUITY = "2080506";

  /** Classes whose codes the general budget spends. */
  private static final List<String> GENERAL =
      List.of("201", "204", "205", "206", "207", "211", "213", "214", "215", "216", "220", "224");

  private static final List<String> PERSONNEL = List.of("30101", "30102", "30103", "30107");
  private static final List<String> PUBLIC =
      List.of("30201", "30202", "30205", "30206", "30207", "30211", "30213", "30228", "30299");
  private static final List<String> THREE_PUBLIC = List.of("30215", "30216", "30217");
  private static final List<String> NAMES = List.of("会议费", "培训费", "公务接待");
  private static final String ONES = "零一二三四五六七八九";

  private final int slips;
  private final Random random;
  private final Catalogue functional;
  private final Catalogue economic;
  private final List<Project> projects = new ArrayList<>();
  private final SortedMap<String, Long> people = new TreeMap<>();
  private final SortedMap<String, Long> daily = new TreeMap<>();
  private final SortedMap<String, Long> ofProjects = new TreeMap<>();
  private final SortedMap<String, Long> byEconomic = new TreeMap<>();
  private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> named = new HashMap<>();

  private record Project(String name, String code, long amount) {}

  private MadeBudget(Pack pack, long seed, int slips) {
    this.slips = slips;
    random = new Random(seed);
    functional = pack.catalogues().get("functional");
    economic = pack.catalogues().get("economic");
  }

  /**
   * What is typed into the template.
   *
   * @param lines about how many lines the tables by code have, at most as many as there are codes
   * @param listed projects, and purchases for them
   * @param slips purchases whose price does not yield their amount
   */
  static Filling of(Pack pack, long seed, int lines, int listed, int slips) {
    MadeBudget budget = new MadeBudget(pack, seed, slips);
    budget.decide(budget.codes(lines), listed);
    budget.write();
    return new Filling(
        UNIT,
        YEAR,
        budget.rows,
        budget.named,
        Map.of(
            "T08", "注：本单位" + YEAR + "年无政府性基金预算安排的支出，故本表为空表。",
            "T09", "注：本单位" + YEAR + "年无国有资本经营预算安排的支出，故本表为空表。",
            "T11", "注：本单位" + YEAR + "年无政府购买服务预算，故本表为空表。"));
  }

  /** Codes of the lowest level that with those above them fill about so many lines. */
  private List<String> codes(int lines) {
    List<String> codes = new ArrayList<>();
    int last = 0;
    for (String parent : GENERAL) {
      for (int number = 1; number < 100; number++) {
        for (int item = 1; item < 100; item++) {
          String code = "%s%02d%02d".formatted(parent, number, item);
          if (functional.contains(code)) {
            codes.add(code);
          }
        }
      }
    }
    Collections.shuffle(codes, random);
    SortedMap<String, String> taken = new TreeMap<>();
    PAIRS.keySet().forEach(code -> withParents(code, taken));
    while (last < codes.size() && taken.size() < lines) {
      withParents(codes.get(last++), taken);
    }
    return codes.subList(0, last);
  }

  private static void withParents(String code, Map<String, String> taken) {
    for (int length = 3; length <= code.length(); length += 2) {
      taken.put(code.substring(0, length), "");
    }
  }

  private long amount(int most) {
    return 1L + random.nextInt(most);
  }

  private void decide(List<String> codes, int listed) {
    long pension = amount(9000);
    PAIRS.forEach(
        (code, cost) -> {
          long amount =
              code.equals(PENSION) ? pension : code.equals(ANNUITY) ? pension / 2 : amount(9000);
          people.put(code, amount);
          byEconomic.put(cost, amount);
        });
    for (String code : codes) {
      people.put(code, amount(50_000) + 100);
      daily.put(code, amount(9_000) + 100);
    }
    share(codes.stream().mapToLong(people::get).sum(), PERSONNEL);
    long office = codes.stream().mapToLong(daily::get).sum();
    for (String cost : THREE_PUBLIC) {
      byEconomic.put(cost, office / 40 + 1);
      office -= office / 40 + 1;
    }
    share(office, PUBLIC);
    for (int i = 0; i < listed; i++) {
      String code = codes.get(random.nextInt(codes.size()));
      long amount = amount(90_000) + 500;
      projects.add(new Project("第%d批信息化运行维护项目".formatted(i + 1), code, amount));
      ofProjects.merge(code, amount, Long::sum);
    }
  }

  /** Splits a sum among economic codes. */
  private void share(long sum, List<String> costs) {
    long left = sum;
    for (String cost : costs.subList(1, costs.size())) {
      long part = left / (2 + random.nextInt(8));
      byEconomic.put(cost, part);
      left -= part;
    }
    byEconomic.put(costs.get(0), left);
  }

  private void write() {
    SortedMap<String, Long> classes = new TreeMap<>();
    SortedMap<String, Map<String, String>> all = new TreeMap<>();
    SortedMap<String, Map<String, String>> general = new TreeMap<>();
    people.forEach(
        (code, paid) -> {
          long used = daily.getOrDefault(code, 0L);
          long planned = ofProjects.getOrDefault(code, 0L);
          classes.merge(code.substring(0, 3), paid + used + planned, Long::sum);
          all.put(code, Map.of("基本支出", wan(paid + used), "项目支出", wan(planned)));
          general.put(code, Map.of("人员经费", wan(paid), "公用经费", wan(used), "项目支出", wan(planned)));
        });
    long total = classes.values().stream().mapToLong(Long::longValue).sum();
    name("表1收入", "一般公共预算", "预算数", wan(total));
    name("表4收入", "一般公共预算", "预算数", wan(total));
    add("表2", Map.of("单位编码", UNIT_CODE, "单位名称", UNIT, "一般公共预算", wan(total)));
    int serial = 0;
    for (Map.Entry<String, Long> line : classes.entrySet()) {
      String label = serial(++serial) + "、" + functional.name(line.getKey()).orElseThrow();
      add("表1支出", Map.of("项目", label, "预算数", wan(line.getValue())));
      add("表4支出", Map.of("项目", label, "一般公共预算", wan(line.getValue())));
    }
    coded("表3", functional, all);
    coded("表5", functional, general);
    SortedMap<String, Map<String, String>> basic = new TreeMap<>();
    byEconomic.forEach(
        (code, amount) ->
            basic.put(code, Map.of(code.startsWith("302") ? "公用经费" : "人员经费", wan(amount))));
    coded("表6", economic, basic);
    for (int i = 0; i < NAMES.size(); i++) {
      long now = byEconomic.get(THREE_PUBLIC.get(i));
      name("表7", NAMES.get(i), "本年预算数", wan(now));
      name("表7", NAMES.get(i), "上年预算数", wan(now + 1));
    }
    for (int i = 0; i < projects.size(); i++) {
      project(i + 1, projects.get(i));
    }
  }

  private void project(int number, Project project) {
    long unit = Math.max(1, project.amount() / 20);
    int count = 1 + random.nextInt(9);
    Map<String, String> whose =
        Map.of(
            "序号",
            Integer.toString(number),
            "单位编码",
            UNIT_CODE,
            "单位名称",
            UNIT,
            "项目名称",
            project.name());
    Map<String, String> purchase = new HashMap<>(whose);
    purchase.put("采购品目", "便携式计算机");
    purchase.put("计量单位", "台");
    purchase.put("数量", Integer.toString(count));
    purchase.put("单价", wan(number <= slips ? unit + 9 : unit));
    purchase.put("货物", wan(unit * count));
    purchase.put("一般公共预算", wan(unit * count));
    add("表10", purchase);
    Map<String, String> goal = new HashMap<>(whose);
    goal.put("预算金额", wan(project.amount()));
    goal.put("年度绩效目标", "保障信息系统全年稳定运行，完成%d处站点的维护。".formatted(count));
    goal.put("数量指标", "维护站点数量（≥%d处）".formatted(count));
    goal.put("质量指标", "系统可用率（≥99%）");
    goal.put("时效指标", "任务按期完成率（=100%）");
    goal.put("成本指标", "维护费用（≤%s万元）".formatted(wan(project.amount())));
    goal.put("社会效益指标", "群众办事便利程度（提升）");
    goal.put("满意度指标", "服务对象满意度（≥90%）");
    add("表12", goal);
  }

  /** Rows of codes with those above them; what these say the template calculates. */
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

  /** 一, 十二, 二十三: below one hundred. */
  private static String serial(int number) {
    String tens = number < 20 ? "" : ONES.substring(number / 10, number / 10 + 1);
    String ones = number % 10 == 0 ? "" : ONES.substring(number % 10, number % 10 + 1);
    return number < 10 ? ones : tens + "十" + ones;
  }

  private void add(String block, Map<String, String> row) {
    rows.computeIfAbsent(block, none -> new ArrayList<>()).add(row);
  }

  private void name(String block, String row, String column, String amount) {
    named
        .computeIfAbsent(block, none -> new HashMap<>())
        .computeIfAbsent(row, none -> new HashMap<>())
        .put(column, amount);
  }

  /** In units of ten thousand yuan; a zero is left blank. */
  private static String wan(long amount) {
    return amount == 0 ? "" : BigDecimal.valueOf(amount, 2).toPlainString();
  }
}
