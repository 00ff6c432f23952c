package io.gouji.engine.samples;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A workbook with one error in it.
 *
 * @param rule the rule that must catch it; the file bears its name
 * @param printed whether the error is in the printed form, where nothing follows from a change; in
 *     the accountant's form totals follow
 * @param what what is wrong, for the reader of the folder
 * @param change made before formulas are calculated
 * @param afterwards made after
 * @param prior what it is checked beside, if anything
 */
record Broken(
    String rule,
    boolean printed,
    String what,
    Consumer<Plant> change,
    Consumer<Plant> afterwards,
    Optional<LastYear> prior) {

  private static final Consumer<Plant> NOTHING = plant -> {};

  private static final List<Broken> OF_ONE_YEAR =
      List.of(
          printed(
              "T1-01",
              "表1“收入总计”263.37 错写成 263.73（数字颠倒）",
              plant -> plant.set("表1", "收入总计", "预算数", 263.73)),
          printed(
              "T1-02",
              "表1“本年收入合计”263.37 错写成 236.37",
              plant -> plant.set("表1", "本年收入合计", "预算数", 236.37)),
          printed(
              "T1-03",
              "表1填了“上年结转结余”1.00，但没有加进收入总计",
              plant -> plant.set("表1", "上年结转结余", "预算数", 1.00)),
          printed(
              "T1-04",
              "表1“本年支出合计”263.37 错写成 236.37",
              plant -> plant.set("表1", "本年支出合计", "预算数", 236.37)),
          printed(
              "T2-01",
              "表2单位行“合计”263.37 错写成 263.73",
              plant -> plant.set("表2", Liujiang.UNIT, "合计", 263.73)),
          printed(
              "T2-02",
              "表2合计行“政府性基金预算”54.83 错写成 54.38",
              plant -> plant.set("表2", "合计", "政府性基金预算", 54.38)),
          printed(
              "T3-01",
              "表3“2080505”基本支出 21.00 错写成 12.00",
              plant -> plant.set("表3", "2080505", "基本支出", 12.00)),
          printed(
              "T3-02",
              "表3“20805”小计 31.50 错写成 35.10（合计、基本支出两栏一起错）",
              plant -> plant.set("表3", "20805", "合计", 35.10).set("表3", "20805", "基本支出", 35.10)),
          kept(
              "T3-02B",
              "表3合计行的公式把类、款、项全加了一遍，合计成了三倍",
              plant ->
                  plant
                      .formula("表3", "合计", "基本支出", "SUM(D5:D21)")
                      .formula("表3", "合计", "项目支出", "SUM(E5:E21)")
                      .formula("表3", "合计", "合计", "SUM(C5:C21)")),
          kept(
              "T3-03",
              "表3“2210201”的编码错写成 2220201，它的上级 22202 不在表上",
              plant -> plant.text("表3", "2210201", "科目编码", "2220201")),
          kept(
              "T3-04",
              "表3“2010301 行政运行”的编码写成了 2018 年以前的 2011501（工商行政管理事务）",
              plant -> plant.text("表3", "2010301", "科目编码", "2011501")),
          kept(
              "T3-04B",
              "表3“20805”的名称是 2019 年以前的“行政事业单位离退休”",
              plant -> plant.text("表3", "20805", "科目名称", "行政事业单位离退休")),
          printed(
              "T4-01",
              "表4“收入总计”263.37 错写成 263.73",
              plant -> plant.set("表4", "收入总计", "预算数", 263.73)),
          printed(
              "T4-02",
              "表4“住房保障支出”合计 15.62 错写成 12.65",
              plant -> plant.set("表4", "五、住房保障支出", "合计", 12.65)),
          printed(
              "T4-03",
              "表4“支出总计”一般公共预算 208.54 错写成 280.54",
              plant -> plant.set("表4", "支出总计", "一般公共预算", 280.54)),
          printed(
              "T5-01",
              "表5“2210201”合计 15.62 错写成 16.52",
              plant -> plant.set("表5", "2210201", "合计", 16.52)),
          printed(
              "T5-02",
              "表5“210”小计 9.23 错写成 9.32（合计、小计、人员经费一起错）",
              plant ->
                  plant
                      .set("表5", "210", "合计", 9.32)
                      .set("表5", "210", "小计", 9.32)
                      .set("表5", "210", "人员经费", 9.32)),
          printed(
              "T6-01", "表6“30217”合计 0.26 错写成 0.62", plant -> plant.set("表6", "30217", "合计", 0.62)),
          printed(
              "T6-02",
              "表6“302”小计 30.92 错写成 30.29（合计、公用经费两栏一起错）",
              plant -> plant.set("表6", "302", "合计", 30.29).set("表6", "302", "公用经费", 30.29)),
          kept(
              "T6-03",
              "表6“30112”的编码写成了 2017 年以前的 30104",
              plant -> plant.text("表6", "30112", "科目编码", "30104")),
          kept(
              "T6-03B",
              "表6“30207 邮电费”的名称错写成“差旅费”",
              plant -> plant.text("表6", "30207", "科目名称", "差旅费")),
          kept(
              "T6-05",
              "表6“30201 办公费”4.9500 记到了人员经费一栏",
              plant -> plant.set("表6", "30201", "公用经费", 0).set("表6", "30201", "人员经费", 4.9500)),
          kept(
              "T7-01",
              "表7“三公”经费合计的公式被数字 0.62 覆盖（应为 0.26）",
              plant -> plant.set("表7", "一、“三公”经费合计", "本年预算数", 0.62)),
          kept(
              "T7-02",
              "表7“公务用车购置及运行费”的公式被数字 0.10 覆盖，购置费和运行费都没有数",
              plant -> plant.set("表7", "（二）公务用车购置及运行费", "本年预算数", 0.10)),
          kept(
              "T7-06",
              "表7“公务接待费”从上年的 0.27 增加到 0.30，“三公”经费合计跟着增加",
              plant -> plant.set("表7", "（三）公务接待费", "本年预算数", 0.30)),
          kept(
              "T7-06B",
              "表7“因公出国（境）费”从无到 0.01，“三公”经费合计没有增加",
              plant -> plant.set("表7", "（一）因公出国（境）费", "本年预算数", 0.01)),
          kept(
              "T7-03B",
              "表7“培训费”的增减% 21.76% 错写成 27.16%（数字颠倒）",
              plant -> plant.set("表7", "三、培训费", "增减%", 0.2716)),
          printed(
              "T8-02",
              "表8“21208”小计 54.83 错写成 58.43（合计、项目支出两栏一起错）",
              plant -> plant.set("表8", "21208", "合计", 58.43).set("表8", "21208", "项目支出", 58.43)),
          kept(
              "T8-07",
              "表8“2120899”项目支出中的 5.00 记成了基本支出",
              plant ->
                  plant.set("表8", "2120899", "基本支出", 5.00).set("表8", "2120899", "项目支出", 49.83)),
          printed(
              "T9-02B",
              "表9没有明细，合计却写了 1.00",
              plant -> plant.set("表9", "合计", "合计", 1.00).set("表9", "合计", "项目支出", 1.00)),
          printed("T10-01", "表10合计 6.00 错写成 6.60", plant -> plant.set("表10", "合计", "合计", 6.60)),
          kept(
              "T10-02",
              "表10“综合业务经费”的数量 6 错写成 5，与单价相乘不是金额",
              plant -> plant.set("表10", "综合业务经费", "数量", 5)),
          printed("T11-01", "表11没有明细，合计却写了 5.00", plant -> plant.set("表11", "合计", "合计", 5.00)),
          kept("T12-01C", "表12第 3 行的序号错写成 4，前后不连续", plant -> plant.text("表12", "3", "序号", "4")),
          kept(
              "T12-01D",
              "表12第 2 行的单位名称是从别的单位抄来的",
              plant -> plant.text("表12", "2", "单位名称", "柳州市柳江区统计局")),
          kept(
              "T12-02F",
              "表12“网站管理维护经费”没有填满意度指标",
              plant -> plant.text("表12", "网站管理维护经费", "满意度指标", "")),
          kept(
              "T12-03",
              "表12“综合业务经费”的数量指标写成了“若干”",
              plant -> plant.text("表12", "综合业务经费", "数量指标", "数量指标：若干")),
          kept(
              "X01",
              "表2单位行“一般公共预算”208.5380 错写成 208.8350，合计随公式变动",
              plant -> plant.set("表2", Liujiang.UNIT, "一般公共预算", 208.8350)),
          kept(
              "X02",
              "表2单位行把一般公共预算记到了财政专户管理资金一栏",
              plant ->
                  plant
                      .set("表2", Liujiang.UNIT, "一般公共预算", 0)
                      .set("表2", Liujiang.UNIT, "财政专户管理资金", 208.5380)),
          kept(
              "X03",
              "表3住房公积金 15.6216 少记了 1.0000，小计和合计随公式变动",
              plant -> plant.set("表3", "2210201", "基本支出", 14.6216)),
          kept(
              "X04",
              "表1支出把“卫生健康支出”与“住房保障支出”的数填反了",
              plant -> plant.swap("表1", "三、卫生健康支出", "五、住房保障支出", "预算数")),
          kept(
              "X05",
              "表4收入把一般公共预算与政府性基金预算填反了",
              plant -> plant.swap("表4", "（一）一般公共预算拨款", "（二）政府性基金预算拨款", "预算数")),
          kept(
              "X07",
              "表1收入把一般公共预算中的 10.0000 记成了单位资金收入",
              plant ->
                  plant
                      .set("表1", "一、一般公共预算拨款收入", "预算数", 198.5380)
                      .set("表1", "五、单位资金收入", "预算数", 10.0000)),
          kept(
              "X09B",
              "表4支出把“卫生健康支出”与“住房保障支出”的数填反了",
              plant -> plant.swap("表4", "三、卫生健康支出", "五、住房保障支出", "一般公共预算")),
          kept(
              "X10",
              "表8“2120899”项目支出 54.83 错写成 45.83，小计和合计随公式变动",
              plant -> plant.set("表8", "2120899", "项目支出", 45.83)),
          kept(
              "X13",
              "表6“30201 办公费”4.9500 错写成 9.4500，小计和合计随公式变动",
              plant -> plant.set("表6", "30201", "公用经费", 9.4500)),
          kept(
              "X15B",
              "表7“公务接待费”0.26 错写成 0.16，少于表6“30217”",
              plant -> plant.set("表7", "（三）公务接待费", "本年预算数", 0.16)),
          kept(
              "X17",
              "表7“公务接待费”0.26 万元填成了 2600 元的数，超过了财政拨款支出总计",
              plant -> plant.set("表7", "（三）公务接待费", "本年预算数", 2600)),
          kept(
              "X19D",
              "表10第一个条目的钱记到了国有资本经营预算，本单位没有这本预算",
              plant ->
                  plant.set("表10", "日常公用经费", "一般公共预算", 0).set("表10", "日常公用经费", "国有资本经营预算", 0.60)),
          kept(
              "X21",
              "表12“网站管理维护经费”7.00 错写成 17.00",
              plant -> plant.set("表12", "网站管理维护经费", "预算金额", 17.00)),
          kept(
              "X21B",
              "表12“网站管理维护经费”7.00 错写成 6.00，少于项目支出",
              plant -> plant.set("表12", "网站管理维护经费", "预算金额", 6.00)),
          kept(
              "X23",
              "表3把“2120899”项目支出中的 5.00 记成了基本支出",
              plant ->
                  plant.set("表3", "2120899", "基本支出", 5.00).set("表3", "2120899", "项目支出", 49.83)),
          printed(
              "J01",
              "表3、表8的 212、21208、2120899 应当相等，却逐级少 0.01：54.83、54.82、54.81。每一级都在四舍五入之内，两级连起来就不可能",
              plant -> {
                for (String table : List.of("表3", "表8")) {
                  for (String column : List.of("合计", "项目支出")) {
                    plant.set(table, "21208", column, 54.82).set(table, "2120899", column, 54.81);
                  }
                }
              }),
          kept(
              "X24",
              "表6把“30108”与“30109”的数填反了",
              plant -> plant.swap("表6", "30108", "30109", "人员经费")),
          kept("X26", "表5的单位名称是从别的单位抄来的", plant -> plant.head("表5", "单位名称：", "柳州市柳江区统计局")),
          kept("X28G", "表6的金额单位写成了“元”，数还是万元的数", plant -> plant.head("表6", "单位：", "元")),
          kept(
              "B01",
              "缺少必需的表8",
              plant ->
                  plant
                      .workbook()
                      .removeSheetAt(plant.workbook().getSheetIndex(plant.sheet("表8")))),
          kept(
              "B02",
              "表8有两份，不知道哪一份算数",
              plant ->
                  plant
                      .workbook()
                      .cloneSheet(plant.workbook().getSheetIndex(plant.sheet("表8")), "表8（2）")),
          kept(
              "B04",
              "表6“30202 印刷费”公用经费写成了文字“约0.5万元”",
              plant -> plant.text("表6", "30202", "公用经费", "约0.5万元")),
          printed(
              "B05",
              "表6“30202 印刷费”合计 0.50 存成了文本",
              plant -> plant.text("表6", "30202", "合计", "0.50")),
          kept(
              "B06",
              "表12“政务新媒体管理经费”存成了 4.500000001 万元，细到分以下",
              plant -> plant.set("表12", "政务新媒体管理经费", "预算金额", 4.500000001)),
          printed(
              "B07",
              "表6“30202 印刷费”的编码误写成 30201，与办公费重复",
              plant -> plant.text("表6", "30202", "科目编码", "30201")),
          kept("B08", "表10没有写金额单位", plant -> plant.head("表10", "单位：", "")),
          kept("B10", "表10最后一个条目没有写项目名称", plant -> plant.text("表10", "日常公用经费", "项目名称", "")),
          kept(
              "B11",
              "表7“培训费”本年预算数是公式 =1.3126/0",
              plant -> plant.formula("表7", "三、培训费", "本年预算数", "1.3126/0")),
          kept("B12", "表8的表头“项目支出”被改成了“专项”，认不出这一列", plant -> plant.header("表8", "项目支出", "专项")),
          afterwards(
              "F01",
              "表1“收入总计”的公式没有重新计算，存的还是 236.37",
              plant -> plant.cell("表1", "收入总计", "预算数").setCellValue(236.37)),
          afterwards(
              "F02",
              "表7“培训费”本年预算数用了外部取数函数 NC_YE，没有装这个插件就算不出来",
              plant -> plant.raw("表7", "三、培训费", "本年预算数", "NC_YE(\"30216\")", 1.3126)),
          afterwards(
              "F03",
              "表10合计的公式把自己也加了进去（循环引用）",
              plant -> plant.raw("表10", "合计", "合计", "SUM(I6:I9)", 6.00)),
          kept(
              "FML01",
              "表10合计行“政府性基金预算”的公式被数字 5.40 覆盖，眼下数还是对的",
              plant -> plant.set("表10", "合计", "政府性基金预算", 5.40)),
          kept(
              "FML02",
              "表3“2101101”合计的公式错加了下一行的项目支出，眼下都是空的，数还是对的",
              plant -> plant.formula("表3", "2101101", "合计", "D14+E15")),
          kept("FML03", "表10合计的公式漏加了最后一行", plant -> plant.formula("表10", "合计", "合计", "SUM(I6:I7)")),
          kept(
              "FML04",
              "表6“301”人员经费的公式多加了 302 的两行，眼下都是零，数还是对的",
              plant -> plant.formula("表6", "301", "人员经费", "SUM(D6:D17)")),
          kept(
              "FML05",
              "表8“212”项目支出的公式既加款又加项，重复计算",
              plant -> plant.formula("表8", "212", "项目支出", "E6+E7")),
          kept(
              "FML06",
              "表10合计行“货物”的公式引用的单元格已经删除",
              plant -> plant.formula("表10", "合计", "货物", "SUM(#REF!)")),
          kept(
              "FML07",
              "表6“30202 印刷费”公用经费存成了文本，小计和合计都漏加了它",
              plant -> plant.text("表6", "30202", "公用经费", "0.50")),
          kept(
              "FML08",
              "表10合计的公式里加了 0.01 凑平",
              plant -> plant.formula("表10", "合计", "合计", "SUM(I6:I8)+0.01")));

  static final List<Broken> ALL =
      Stream.concat(OF_ONE_YEAR.stream(), LastYear.SAMPLES.stream()).toList();

  private static Broken printed(String rule, String what, Consumer<Plant> change) {
    return new Broken(rule, true, what, change, NOTHING, Optional.empty());
  }

  private static Broken kept(String rule, String what, Consumer<Plant> change) {
    return new Broken(rule, false, what, change, NOTHING, Optional.empty());
  }

  private static Broken afterwards(String rule, String what, Consumer<Plant> change) {
    return new Broken(rule, false, what, NOTHING, change, Optional.empty());
  }

  byte[] in(byte[] accountants, byte[] printedForm) throws IOException {
    return Plant.in(printed ? printedForm : accountants, change, afterwards);
  }
}
