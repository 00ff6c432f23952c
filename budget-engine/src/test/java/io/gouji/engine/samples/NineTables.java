package io.gouji.engine.samples;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.report.Filling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An invented unit in the nine tables of the Shanghai pack: whole yuan, codes in three columns,
 * three kinds of money and one row of three public expenses in 万元.
 */
final class NineTables {
  private static final String UNIT = "示例区园林绿化管理中心";
  private static final String[] SERIALS = {"一", "二", "三", "四", "五"};
  private static final String STAFF = "人员经费";
  private static final String RUNNING = "公用经费";
  private static final String PROJECT = "项目支出";
  private static final String GENERAL = "一般公共预算";
  private static final String FUND = "政府性基金预算";
  private static final String OWN = "事业收入";

  /** Spending in yuan: where the money comes from, functional code, kind. */
  private record Spent(String source, String code, String kind, long yuan) {}

  private static final List<Spent> SPENDING =
      List.of(
          new Spent(GENERAL, "2080505", STAFF, 480_000),
          new Spent(GENERAL, "2080506", STAFF, 240_000),
          new Spent(GENERAL, "2101102", STAFF, 300_000),
          new Spent(GENERAL, "2120101", STAFF, 2_830_000),
          new Spent(GENERAL, "2120101", RUNNING, 620_000),
          new Spent(GENERAL, "2120102", PROJECT, 900_000),
          new Spent(GENERAL, "2210201", STAFF, 350_000),
          new Spent(FUND, "2120899", PROJECT, 1_500_000),
          new Spent(OWN, "2120199", PROJECT, 150_000));

  private static final Map<String, Long> BASIC =
      Map.ofEntries(
          Map.entry("30101", 1_200_000L),
          Map.entry("30102", 900_000L),
          Map.entry("30103", 430_000L),
          Map.entry("30108", 480_000L),
          Map.entry("30109", 240_000L),
          Map.entry("30110", 250_000L),
          Map.entry("30111", 50_000L),
          Map.entry("30113", 350_000L),
          Map.entry("30199", 280_000L),
          Map.entry("30309", 20_000L),
          Map.entry("30201", 180_000L),
          Map.entry("30207", 20_000L),
          Map.entry("30211", 40_000L),
          Map.entry("30217", 12_000L),
          Map.entry("30228", 84_000L),
          Map.entry("30229", 96_000L),
          Map.entry("30231", 38_000L),
          Map.entry("30239", 110_000L),
          Map.entry("30299", 40_000L));

  private final Catalogue functional;
  private final Catalogue economic;
  private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> named = new HashMap<>();

  private NineTables(Pack pack) {
    functional = pack.catalogues().get("functional");
    economic = pack.catalogues().get("economic");
  }

  static Filling of(Pack pack) {
    NineTables tables = new NineTables(pack);
    tables.totals();
    tables.classes();
    tables.listings();
    return new Filling(
        UNIT, "2026", tables.rows, tables.named, Map.of("T09", "注：本单位2026年无国有资本经营预算安排的支出，故本表为空表。"));
  }

  private static long sum(String source) {
    return SPENDING.stream().filter(s -> s.source().equals(source)).mapToLong(Spent::yuan).sum();
  }

  private void totals() {
    for (String source : List.of(GENERAL, FUND)) {
      name("表1收入", source, sum(source));
      name("表4收入", source, sum(source));
    }
    name("表1收入", OWN, sum(OWN));
  }

  private void name(String block, String row, long yuan) {
    named
        .computeIfAbsent(block, none -> new HashMap<>())
        .put(row, Map.of("预算数", Long.toString(yuan)));
  }

  /** Tables 1 and 4 print classes, each row with its number. */
  private void classes() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    Map<String, Map<String, Long>> fiscal = new TreeMap<>();
    for (Spent spent : SPENDING) {
      String top = spent.code().substring(0, 3);
      add(all, top, spent.kind(), spent.yuan());
      if (!spent.source().equals(OWN)) {
        add(fiscal, top, spent.source(), spent.yuan());
      }
    }
    labelled("表1支出", all);
    labelled("表4支出", fiscal);
  }

  private static void add(
      Map<String, Map<String, Long>> to, String code, String column, long yuan) {
    to.computeIfAbsent(code, none -> new LinkedHashMap<>()).merge(column, yuan, Long::sum);
  }

  private void labelled(String block, Map<String, Map<String, Long>> classes) {
    int serial = 0;
    for (Map.Entry<String, Map<String, Long>> line : classes.entrySet()) {
      Map<String, String> row = texts(line.getValue());
      row.put("项目", SERIALS[serial++] + "、" + functional.name(line.getKey()).orElseThrow());
      row(block, row);
    }
  }

  private void listings() {
    Map<String, Map<String, Long>> income = new TreeMap<>();
    Map<String, Map<String, Long>> spending = new TreeMap<>();
    Map<String, Map<String, Long>> general = new TreeMap<>();
    Map<String, Map<String, Long>> fund = new TreeMap<>();
    for (Spent spent : SPENDING) {
      boolean own = spent.source().equals(OWN);
      String kind = spent.kind().equals(PROJECT) ? PROJECT : "基本支出";
      add(income, spent.code(), own ? OWN : "财政拨款收入", spent.yuan());
      add(spending, spent.code(), kind, spent.yuan());
      if (!own) {
        boolean ofFund = spent.source().equals(FUND);
        add(ofFund ? fund : general, spent.code(), kind, spent.yuan());
      }
    }
    coded("表2", functional, income);
    coded("表3", functional, spending);
    coded("表5", functional, general);
    coded("表8", functional, fund);
    Map<String, Map<String, Long>> basic = new TreeMap<>();
    BASIC.forEach((code, yuan) -> add(basic, code, code.startsWith("302") ? RUNNING : STAFF, yuan));
    coded("表6", economic, basic);
    row("表7", Map.of("公务接待", "1.80", "运行", "3.80", "机关运行经费", "62.00"));
  }

  /** Rows of leaves with those of their parents above them; parents are left to formulas. */
  private void coded(String block, Catalogue catalogue, Map<String, Map<String, Long>> leaves) {
    SortedMap<String, Map<String, Long>> lines = new TreeMap<>(leaves);
    for (String code : leaves.keySet()) {
      for (int length = 3; length < code.length(); length += 2) {
        lines.putIfAbsent(code.substring(0, length), Map.of());
      }
    }
    lines.forEach(
        (code, amounts) -> {
          Map<String, String> row = texts(amounts);
          row.put("类", code.substring(0, 3));
          row.put("款", code.length() > 3 ? code.substring(3, 5) : "");
          row.put("项", code.length() > 5 ? code.substring(5) : "");
          row.put("科目名称", catalogue.name(code).orElseThrow());
          row(block, row);
        });
  }

  private static Map<String, String> texts(Map<String, Long> amounts) {
    Map<String, String> texts = new HashMap<>();
    amounts.forEach((column, yuan) -> texts.put(column, Long.toString(yuan)));
    return texts;
  }

  private void row(String block, Map<String, String> row) {
    rows.computeIfAbsent(block, none -> new ArrayList<>()).add(row);
  }
}
