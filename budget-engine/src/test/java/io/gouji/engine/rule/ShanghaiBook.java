package io.gouji.engine.rule;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.LabelColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A consistent set of the nine tables of a Shanghai unit, with or without money of its own. */
final class ShanghaiBook {
  private static final List<String> FUNDS = List.of("一般公共预算", "政府性基金预算", "国有资本经营预算");
  private static final List<String> OTHERS = List.of("事业收入", "事业单位经营收入", "其他收入");
  private static final String SUM = "合计";

  private final boolean projects;
  private final Amounts amounts;
  private final TrueBook book;

  private ShanghaiBook(Pack pack, boolean other, boolean projects, long seed) {
    this.projects = projects;
    amounts = new Amounts(seed);
    book = new TrueBook(pack);
    amounts.payStaff(FUNDS.get(0));
    amounts.pay(FUNDS.get(0), "2010601", "公用经费", 9000 * Amounts.WAN + amounts.some());
    if (projects) {
      amounts.pay(FUNDS.get(0), "2010602", "项目支出");
      amounts.pay(FUNDS.get(1), "2290804", "项目支出");
      amounts.pay(FUNDS.get(2), "2230105", "项目支出");
    }
    if (other) {
      OTHERS.forEach(source -> amounts.pay(source, "2010699", "项目支出"));
      amounts.pay(OTHERS.get(0), "2010601", "人员经费");
    }
  }

  static TrueBook of(Pack pack, boolean other, boolean projects, long seed) {
    ShanghaiBook made = new ShanghaiBook(pack, other, projects, seed);
    made.tables();
    return made.book;
  }

  private static List<String> sources() {
    return List.of(
        FUNDS.get(0), FUNDS.get(1), FUNDS.get(2), OTHERS.get(0), OTHERS.get(1), OTHERS.get(2));
  }

  private long sums(List<String> sources) {
    return sources.stream().mapToLong(amounts::sum).sum();
  }

  private void tables() {
    income();
    spending();
    table2();
    book.listing("表3", 7, withNothing("205", columns(sources())));
    table4();
    book.listing("表5", 7, withNothing("2320101", columns(List.of(FUNDS.get(0)))));
    book.listing("表8", 7, withNothing("2320101", columns(List.of(FUNDS.get(1)))));
    book.listing("表9", 7, withNothing("2320101", columns(List.of(FUNDS.get(2)))));
    tables6And7();
  }

  private void income() {
    book.label("表1收入", "财政拨款收入", "预算数", sums(FUNDS));
    for (String fund : FUNDS) {
      Map<LabelColumn, String> below = Map.of(LabelColumn.TOP, "FALSE");
      book.label("表1收入", fund, below, Map.of("预算数", amounts.sum(fund)));
    }
    OTHERS.forEach(source -> book.label("表1收入", source, "预算数", amounts.sum(source)));
    book.total("表1收入", "收入总计", "预算数", sums(sources()));
  }

  private void spending() {
    Map<String, Map<String, Long>> classes = new LinkedHashMap<>();
    amounts
        .together(sources())
        .forEach(
            (code, kinds) ->
                kinds.forEach(
                    (kind, fen) ->
                        classes
                            .computeIfAbsent(code.substring(0, 3), none -> zero())
                            .merge(kind, fen, Long::sum)));
    Map<String, Long> total = zero();
    total.put("预算数", 0L);
    classes.forEach(
        (code, fen) -> {
          fen.put("预算数", fen.values().stream().mapToLong(Long::longValue).sum());
          fen.forEach((column, amount) -> total.merge(column, amount, Long::sum));
          book.label("表1支出", "类" + code, coded(code), fen);
        });
    book.total("表1支出", "支出总计", total);
  }

  private static Map<String, Long> zero() {
    return new LinkedHashMap<>(Map.of("人员经费", 0L, "公用经费", 0L, "项目支出", 0L));
  }

  private static Map<LabelColumn, String> coded(String code) {
    return Map.of(LabelColumn.CODE, code, LabelColumn.LEVEL, "1", LabelColumn.TOP, "TRUE");
  }

  private void table2() {
    Map<String, Map<String, Long>> codes = new LinkedHashMap<>();
    for (String code : new TreeSet<>(amounts.together(sources()).keySet())) {
      Map<String, Long> fen = new LinkedHashMap<>();
      fen.put("财政拨款收入", FUNDS.stream().mapToLong(fund -> amounts.sum(fund, code)).sum());
      OTHERS.forEach(source -> fen.put(source, amounts.sum(source, code)));
      fen.put(SUM, fen.values().stream().mapToLong(Long::longValue).sum());
      codes.put(code, fen);
    }
    book.listing("表2", 7, codes);
  }

  private Map<String, Map<String, Long>> columns(List<String> of) {
    Map<String, Map<String, Long>> codes = new LinkedHashMap<>();
    amounts
        .together(of)
        .forEach(
            (code, kinds) -> {
              long project = kinds.getOrDefault("项目支出", 0L);
              long all = kinds.values().stream().mapToLong(Long::longValue).sum();
              codes.put(code, Map.of(SUM, all, "基本支出", all - project, "项目支出", project));
            });
    return codes;
  }

  /** A code without money that the other tables leave out. */
  private static Map<String, Map<String, Long>> withNothing(
      String code, Map<String, Map<String, Long>> codes) {
    codes.put(code, Map.of(SUM, 0L, "基本支出", 0L, "项目支出", 0L));
    return codes;
  }

  private void table4() {
    FUNDS.forEach(fund -> book.label("表4收入", fund, "预算数", amounts.sum(fund)));
    book.total("表4收入", "收入总计", "预算数", sums(FUNDS));
    TreeSet<String> classes = new TreeSet<>();
    amounts.together(FUNDS).keySet().forEach(code -> classes.add(code.substring(0, 3)));
    classes.forEach(code -> book.label("表4支出", "类" + code, coded(code), byFund(code)));
    book.total("表4支出", "支出总计", byFund(""));
  }

  private Map<String, Long> byFund(String code) {
    Map<String, Long> fen = new LinkedHashMap<>();
    FUNDS.forEach(fund -> fen.put(fund, amounts.sum(fund, code)));
    fen.put(SUM, fen.values().stream().mapToLong(Long::longValue).sum());
    return fen;
  }

  private void tables6And7() {
    Map<String, Long> running = new LinkedHashMap<>();
    List.of("30212", "30217", "30231", "31013").forEach(code -> running.put(code, amounts.some()));
    running.put("30228", 80 * Amounts.WAN);
    running.put("30229", 90 * Amounts.WAN);
    long named = running.values().stream().mapToLong(Long::longValue).sum();
    running.put("30201", amounts.kind(FUNDS.get(0), "公用经费") - named);
    Map<String, Map<String, Long>> codes = new LinkedHashMap<>();
    amounts
        .staffByClass(FUNDS.get(0))
        .forEach((code, fen) -> codes.put(code, Map.of(SUM, fen, "人员经费", fen, "公用经费", 0L)));
    running.forEach((code, fen) -> codes.put(code, Map.of(SUM, fen, "人员经费", 0L, "公用经费", fen)));
    // A code of nothing, which is as good as new every year.
    codes.put("30299", Map.of(SUM, 0L, "人员经费", 0L, "公用经费", 0L));
    book.listing("表6", 5, codes);
    long abroad = running.get("30212") + (projects ? amounts.some() : 0);
    long purchase = running.get("31013");
    long cars = purchase + running.get("30231");
    long reception = running.get("30217");
    book.item(
        "表7",
        1,
        "",
        Map.of(
            "三公合计", abroad + cars + reception,
            "因公出国", abroad,
            "公务接待", reception,
            "公务用车", cars,
            "购置", purchase,
            "运行", running.get("30231"),
            "机关运行经费", amounts.kind(FUNDS.get(0), "公用经费")));
  }
}
