package io.gouji.engine.samples;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The workbook of the year before that a broken sample is checked beside.
 *
 * @param file from the house; empty where it lies beside the sample, with a change of its own
 * @param change made in the clean one
 */
record LastYear(Optional<String> file, Consumer<Plant> change) {
  static final LastYear CLEAN = of(SampleFiles.PRIOR);

  static LastYear of(String file) {
    return new LastYear(Optional.of(file), plant -> {});
  }

  static LastYear with(Consumer<Plant> change) {
    return new LastYear(Optional.empty(), change);
  }

  /** Where it lies, for a sample of that name. */
  String path(String rule) {
    return file.orElse(SampleFiles.BROKEN + rule + ".prior.xlsx");
  }

  byte[] in(byte[] clean) throws IOException {
    return Plant.in(clean, change, plant -> {});
  }

  /** Samples with something that only the year before shows. */
  static final List<Broken> SAMPLES =
      List.of(
          beside(
              "X18F",
              "表7“公务接待费”上年预算数 0.27 错写成 0.72（数字颠倒），增减额随公式变动",
              CLEAN,
              plant -> plant.set("表7", "（三）公务接待费", "上年预算数", 0.72)),
          beside(
              "X30",
              "表7没有上年一栏；“公务接待费”0.30，比上年文件的 0.27 多",
              CLEAN,
              plant ->
                  plant
                      .without("表7", "上年预算数")
                      .without("表7", "增减额")
                      .without("表7", "增减%")
                      .set("表7", "（三）公务接待费", "本年预算数", 0.30)),
          beside(
              "X31",
              "上年表1结转下年 5.00，本年表1没有上年结转",
              with(plant -> plant.set("表1", "结转下年", "预算数", 5.00)),
              plant -> {}),
          beside(
              "X32B",
              "表6把“30202 印刷费”与“30239 其他交通费用”的数填反了，合计都对",
              CLEAN,
              plant -> plant.swap("表6", "30202", "30239", "公用经费")),
          beside(
              "X33",
              "表3、表8把“2120899”错写成“2120802 土地开发支出”，上年没有这个科目",
              CLEAN,
              plant -> {
                for (String table : List.of("表3", "表8")) {
                  plant
                      .text(table, "2120899", "科目名称", "土地开发支出")
                      .text(table, "2120899", "科目编码", "2120802");
                }
              }),
          beside(
              "X34D",
              "表12的预算金额填成了元，表上写的是万元",
              CLEAN,
              plant -> {
                for (YearBudget.Project project : Liujiang.YEAR_2025.projects()) {
                  plant.set("表12", project.name(), "预算金额", project.yuan());
                }
              }),
          beside(
              "X35C",
              "表12的预算金额是上年的，忘了改",
              CLEAN,
              plant -> {
                for (YearBudget.Project project : Liujiang.YEAR_2024.projects()) {
                  plant.set("表12", project.name(), "预算金额", project.yuan() / 10_000.0);
                }
              }),
          beside("L01", "没有错，但把本年的文件当成了上年的", of(SampleFiles.PRINTED), plant -> {}),
          beside(
              "L02",
              "没有错，但上年文件是别的单位的",
              with(
                  plant -> {
                    for (int table = 1; table <= 12; table++) {
                      plant.head("表" + table, "单位名称：", "柳州市柳江区统计局");
                    }
                  }),
              plant -> {}));

  private static Broken beside(String rule, String what, LastYear prior, Consumer<Plant> change) {
    return new Broken(rule, false, what, change, plant -> {}, Optional.of(prior));
  }
}
