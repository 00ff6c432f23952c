package io.gouji.engine.rule;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.LabelColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A consistent set of the twelve tables of a Guangxi unit, in any of several layouts. */
final class GuangxiBook {
  /**
   * What layouts differ in.
   *
   * @param subtotals whether the totals of the year are printed
   * @param forward whether amounts are brought and carried forward
   * @param other whether the unit has money that is no fiscal appropriation
   * @param income how table 1 prints its sources: 0 each, 1 appropriation with its three budgets, 2
   *     appropriation alone, 3 own funds by kind
   * @param split columns of the spending in table 1: 0 none, 1 basic and project, 2 staff, running
   *     and project
   * @param broughtColumn whether table 2 has a column for what was brought forward
   * @param projects whether there is spending for projects
   */
  record Layout(
      boolean subtotals,
      boolean forward,
      boolean other,
      int income,
      int split,
      boolean broughtColumn,
      boolean projects) {}

  static final List<Layout> LAYOUTS =
      List.of(
          new Layout(true, false, false, 0, 0, true, true),
          new Layout(true, true, false, 1, 1, true, true),
          new Layout(false, true, true, 0, 0, true, true),
          new Layout(true, true, true, 3, 0, false, true),
          new Layout(false, false, true, 2, 2, true, true),
          new Layout(true, false, false, 2, 2, false, true),
          new Layout(true, false, false, 0, 0, true, false));

  private static final List<String> FUNDS = List.of("一般公共预算", "政府性基金预算", "国有资本经营预算");
  private static final List<String> KINDS =
      List.of("事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入");
  private static final String ACCOUNT = "财政专户管理资金";
  private static final String OWN = "单位资金";
  private static final String SUM = "合计";

  private final Layout layout;
  private final Amounts amounts;
  private final TrueBook book;
  private final Map<String, Long> brought = new LinkedHashMap<>();
  private final Map<String, Long> carried = new LinkedHashMap<>();
  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private long balanceUsed;

  private GuangxiBook(Pack pack, Layout layout, long seed) {
    this.layout = layout;
    amounts = new Amounts(seed);
    book = new TrueBook(pack);
  }

  static TrueBook of(Pack pack, Layout layout, long seed) {
    GuangxiBook made = new GuangxiBook(pack, layout, seed);
    made.spend();
    made.tables();
    return made.book;
  }

  private void spend() {
    amounts.payStaff(FUNDS.get(0));
    amounts.pay(FUNDS.get(0), "2010601", "公用经费", 9000 * Amounts.WAN + amounts.some());
    if (layout.projects()) {
      amounts.pay(FUNDS.get(0), "2010602", "项目支出");
      amounts.pay(FUNDS.get(1), "2120801", "项目支出");
      amounts.pay(FUNDS.get(1), "2120899", "项目支出");
      amounts.pay(FUNDS.get(2), "2230105", "项目支出");
    }
    if (layout.other()) {
      amounts.pay(ACCOUNT, "2010699", "项目支出");
      KINDS.forEach(kind -> amounts.pay(OWN, "2010601", "人员经费"));
      if (layout.split() == 0) {
        List.of("事业单位经营支出", "上缴上级支出", "对附属单位补助支出")
            .forEach(kind -> amounts.pay(OWN, "2010699", kind));
      }
    }
    for (String fund : FUNDS) {
      brought.put(fund, layout.forward() ? amounts.sum(fund) / 10 : 0);
      carried.put(fund, layout.forward() ? amounts.some() : 0);
    }
    brought.put(OWN, layout.forward() ? amounts.sum(OWN) / 10 : 0);
    balanceUsed = layout.forward() ? amounts.sum(OWN) / 20 : 0;
    long own = amounts.sum(OWN) - brought.get(OWN) - balanceUsed;
    for (String kind : KINDS) {
      kinds.put(kind, own / KINDS.size());
    }
    kinds.merge(KINDS.get(0), own % KINDS.size(), Long::sum);
  }

  private long income(String source) {
    return amounts.sum(source)
        + carried.getOrDefault(source, 0L)
        - brought.getOrDefault(source, 0L)
        - (source.equals(OWN) ? balanceUsed : 0);
  }

  private long incomes(List<String> sources) {
    return sources.stream().mapToLong(this::income).sum();
  }

  private List<String> sources() {
    return List.of(FUNDS.get(0), FUNDS.get(1), FUNDS.get(2), ACCOUNT, OWN);
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void tables() {
    incomeOfTable1();
    spendingOfTable1();
    table2();
    table3();
    table4();
    byFund("表5", FUNDS.get(0));
    byFund("表8", FUNDS.get(1));
    byFund("表9", FUNDS.get(2));
    tables6And7();
    lists();
  }

  private void incomeOfTable1() {
    String block = "表1收入";
    String column = "预算数";
    if (layout.income() == 1 || layout.income() == 2) {
      book.label(block, "财政拨款收入", column, incomes(FUNDS));
    }
    if (layout.income() != 2) {
      String top = layout.income() == 1 ? "FALSE" : "TRUE";
      for (String fund : FUNDS) {
        Map<LabelColumn, String> labels = Map.of(LabelColumn.TOP, top);
        book.label(block, fund, labels, Map.of(column, income(fund)));
      }
    }
    book.label(block, ACCOUNT, column, income(ACCOUNT));
    if (layout.income() == 3) {
      kinds.forEach((kind, fen) -> book.label(block, kind, column, fen));
    } else {
      book.label(block, OWN, column, income(OWN));
    }
    long year = incomes(sources());
    if (layout.subtotals()) {
      book.total(block, "本年收入合计", column, year);
    }
    if (layout.forward()) {
      book.total(block, "上年结转", column, sum(brought));
      book.total(block, "使用非财政拨款结余", column, balanceUsed);
    }
    book.total(block, "收入总计", column, year + sum(brought) + balanceUsed);
  }

  private void spendingOfTable1() {
    Map<String, Map<String, Long>> codes = amounts.together(sources());
    long all = 0;
    for (String code : classes(codes)) {
      Map<String, Long> fen = new LinkedHashMap<>();
      long staff = kindOf(codes, code, "人员经费");
      long running = kindOf(codes, code, "公用经费");
      long project = kindOf(codes, code, "项目支出");
      long spent = sources().stream().mapToLong(source -> amounts.sum(source, code)).sum();
      fen.put("预算数", spent);
      if (layout.split() == 1) {
        fen.put("基本支出", staff + running);
        fen.put("项目支出", project);
      } else if (layout.split() == 2) {
        fen.put("人员经费", staff);
        fen.put("公用经费", running);
        fen.put("项目支出", project);
      }
      book.label("表1支出", "类" + code, coded(code), fen);
      all += spent;
    }
    if (layout.subtotals()) {
      book.total("表1支出", "本年支出合计", "预算数", all);
    }
    if (layout.forward()) {
      book.total("表1支出", "结转下年", "预算数", sum(carried));
    }
    book.total("表1支出", "支出总计", "预算数", all + sum(carried));
  }

  private static TreeSet<String> classes(Map<String, Map<String, Long>> codes) {
    TreeSet<String> classes = new TreeSet<>();
    codes.keySet().forEach(code -> classes.add(code.substring(0, 3)));
    return classes;
  }

  private static long kindOf(Map<String, Map<String, Long>> codes, String begin, String kind) {
    return codes.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(begin))
        .mapToLong(entry -> entry.getValue().getOrDefault(kind, 0L))
        .sum();
  }

  private static Map<LabelColumn, String> coded(String code) {
    return Map.of(LabelColumn.CODE, code, LabelColumn.LEVEL, "1", LabelColumn.TOP, "TRUE");
  }

  private void table2() {
    Map<String, Long> fen = new LinkedHashMap<>();
    long year = incomes(sources());
    sources().forEach(source -> fen.put(source, income(source)));
    fen.putAll(kinds);
    if (layout.subtotals()) {
      fen.put("本年小计", year);
    }
    long before = sum(brought) + balanceUsed;
    if (layout.broughtColumn()) {
      fen.put("上年结转", before);
      brought.forEach((source, amount) -> fen.put("上年" + source, amount));
      fen.merge("上年" + OWN, balanceUsed, Long::sum);
      fen.put("上年" + ACCOUNT, 0L);
    }
    fen.put(SUM, year + (layout.broughtColumn() ? before : 0));
    book.label("表2", "某单位", Map.of(LabelColumn.TOP, "TRUE"), fen);
    book.total("表2", SUM, fen);
  }

  private void table3() {
    Map<String, Map<String, Long>> codes = withSums(amounts.together(sources()));
    codes
        .values()
        .forEach(
            kinds ->
                List.of("事业单位经营支出", "上缴上级支出", "对附属单位补助支出")
                    .forEach(kind -> kinds.putIfAbsent(kind, 0L)));
    // A class of nothing that table 1 leaves out.
    codes.put("205", new LinkedHashMap<>(Map.of(SUM, 0L)));
    book.listing("表3", 7, codes);
  }

  private static Map<String, Map<String, Long>> withSums(Map<String, Map<String, Long>> codes) {
    codes
        .values()
        .forEach(
            kinds -> {
              long all = sum(kinds);
              List.of("人员经费", "公用经费", "项目支出").forEach(kind -> kinds.putIfAbsent(kind, 0L));
              kinds.put("基本支出", kinds.get("人员经费") + kinds.get("公用经费"));
              kinds.put(SUM, all);
            });
    return codes;
  }

  private void table4() {
    for (String fund : FUNDS) {
      book.label("表4收入", fund, "预算数", income(fund));
    }
    book.total("表4收入", "本年收入", "预算数", incomes(FUNDS));
    if (layout.forward()) {
      FUNDS.forEach(fund -> book.label("表4收入", "上年" + fund, "预算数", brought.get(fund)));
    }
    long before = FUNDS.stream().mapToLong(brought::get).sum();
    book.total("表4收入", "上年结转", "预算数", before);
    book.total("表4收入", "收入总计", "预算数", incomes(FUNDS) + before);
    for (String code : classes(amounts.together(FUNDS))) {
      book.label("表4支出", "类" + code, coded(code), byFund(fund -> amounts.sum(fund, code)));
    }
    if (layout.subtotals()) {
      book.total("表4支出", "本年支出合计", byFund(amounts::sum));
    }
    if (layout.forward()) {
      book.total("表4支出", "结转下年", byFund(carried::get));
    }
    book.total("表4支出", "支出总计", byFund(fund -> amounts.sum(fund) + carried.get(fund)));
  }

  private static Map<String, Long> byFund(java.util.function.ToLongFunction<String> part) {
    Map<String, Long> fen = new LinkedHashMap<>();
    FUNDS.forEach(fund -> fen.put(fund, part.applyAsLong(fund)));
    fen.put(SUM, sum(fen));
    return fen;
  }

  private void byFund(String block, String fund) {
    Map<String, Map<String, Long>> codes = withSums(amounts.together(List.of(fund)));
    // A class and an item of nothing that the tables above leave out.
    codes.put("2320101", withSums(Map.of("2320101", new LinkedHashMap<>())).get("2320101"));
    book.listing(block, 7, codes);
  }

  private void tables6And7() {
    long running = amounts.kind(FUNDS.get(0), "公用经费");
    Map<String, Long> inBasic = new LinkedHashMap<>();
    for (String code : List.of("30212", "30217", "30231", "31013", "30215", "30216")) {
      inBasic.put(code, amounts.some());
    }
    inBasic.put("30228", 80 * Amounts.WAN);
    inBasic.put("30229", 90 * Amounts.WAN);
    inBasic.put("30201", running - sum(inBasic));
    Map<String, Map<String, Long>> codes = new LinkedHashMap<>();
    amounts
        .staffByClass(FUNDS.get(0))
        .forEach((code, fen) -> codes.put(code, Map.of(SUM, fen, "人员经费", fen, "公用经费", 0L)));
    inBasic.forEach((code, fen) -> codes.put(code, Map.of(SUM, fen, "人员经费", 0L, "公用经费", fen)));
    // A code of nothing, which is as good as new every year.
    codes.put("30299", Map.of(SUM, 0L, "人员经费", 0L, "公用经费", 0L));
    book.listing("表6", 5, codes);
    table7(inBasic);
  }

  private void table7(Map<String, Long> inBasic) {
    Map<String, Long> now = new LinkedHashMap<>();
    now.put("因公出国", inBasic.get("30212") + inProjects());
    now.put("购置", inBasic.get("31013") + inProjects());
    now.put("运行", inBasic.get("30231"));
    now.put("公务用车", now.get("购置") + now.get("运行"));
    now.put("公务接待", inBasic.get("30217") + inProjects());
    now.put("会议费", inBasic.get("30215"));
    now.put("培训费", inBasic.get("30216") + inProjects());
    now.put("三公合计", now.get("因公出国") + now.get("公务用车") + now.get("公务接待"));
    now.forEach((name, fen) -> book.label("表7", name, Map.of(), ofTable7(fen)));
    book.scope("表7", layout.other() ? "一般公共预算" : "财政拨款");
    long five = now.get("三公合计") + now.get("会议费") + now.get("培训费");
    book.total("表7", SUM, ofTable7(five));
  }

  /** What projects pay of an item, so that basic spending is less than all. */
  private long inProjects() {
    return layout.projects() ? amounts.some() : 0;
  }

  /** Last year twice as much, where the layout has it. */
  private Map<String, Long> ofTable7(long fen) {
    long last = fen * 2;
    if (layout.split() == 2) {
      return Map.of("本年预算数", fen, "一般公共预算安排数", fen);
    }
    return Map.of("上年预算数", last, "本年预算数", fen, "一般公共预算安排数", fen, "增减额", fen - last);
  }

  private void lists() {
    book.texts("表11", "是否政府采购", "是", "否", "否", "");
    for (String block : List.of("表10", "表11")) {
      Map<String, Long> total = new LinkedHashMap<>();
      for (int item = 1; item <= 3; item++) {
        Map<String, Long> fen = new LinkedHashMap<>();
        sources().forEach(source -> fen.put(source, amounts.sum(source) / 20));
        long all = sum(fen);
        fen.put(SUM, all);
        if (block.equals("表10")) {
          // The first is all service, bought as the other table says.
          long goods = item == 1 ? 0 : all / 2;
          fen.put("货物", goods);
          fen.put("工程", 0L);
          fen.put("服务", all - goods);
          fen.put("面向中小企业", all / 3);
          fen.put("面向小微企业", all / 4);
        }
        book.item(block, item, "项目" + item, fen);
        fen.forEach((column, amount) -> total.merge(column, amount, Long::sum));
      }
      book.total(block, SUM, total);
    }
    long project = sources().stream().mapToLong(source -> amounts.kind(source, "项目支出")).sum();
    // Without projects the table is there, but empty.
    book.block("表12");
    if (layout.projects()) {
      book.item("表12", 1, "项目1", goals(project / 2));
      book.item("表12", 2, "项目2", goals(project - project / 2));
    }
  }

  /** What is paid from fiscal money is within the three budgets. */
  private Map<String, Long> goals(long fen) {
    long other = fen / (layout.other() ? 3 : 5);
    return Map.of("预算金额", fen, "当年财政拨款", fen - 2 * other, "上年结转资金", other, "其他资金", other);
  }
}
