package io.gouji.engine.samples;

import io.gouji.engine.samples.YearBudget.Project;
import io.gouji.engine.samples.YearBudget.Purchase;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sample unit: an information centre of which only the narrative of 2025 is published. Leaves
 * are whole yuan, so that in 万元 they are finer than printed and yet show, and add up to, every
 * published figure.
 */
final class Liujiang {
  static final String UNIT = "柳州市柳江区信息中心";
  static final String UNIT_CODE = "102003";

  private static final String NETWORK = "电子政务外网网络及平台服务经费";
  private static final String SITE = "网站管理维护经费";
  private static final String MEDIA = "政务新媒体管理经费";
  private static final String GENERAL = "综合业务经费";
  private static final String DAILY = "日常公用经费";

  /** 2025, as published. */
  static final YearBudget YEAR_2025 =
      new YearBudget(
          "2025",
          economic(
              Map.ofEntries(
                  Map.entry("30101", 523_488L),
                  Map.entry("30102", 398_472L),
                  Map.entry("30103", 238_642L),
                  Map.entry("30108", 210_015L),
                  Map.entry("30109", 105_007L),
                  Map.entry("30110", 65_611L),
                  Map.entry("30111", 26_697L),
                  Map.entry("30112", 6_563L),
                  Map.entry("30113", 156_216L),
                  Map.entry("30199", 45_362L),
                  Map.entry("30201", 49_500L),
                  Map.entry("30202", 5_000L),
                  Map.entry("30207", 12_000L),
                  Map.entry("30211", 44_000L),
                  Map.entry("30213", 8_000L),
                  Map.entry("30215", 3_000L),
                  Map.entry("30216", 13_126L),
                  Map.entry("30217", 2_600L),
                  Map.entry("30228", 24_253L),
                  Map.entry("30229", 30_316L),
                  Map.entry("30239", 75_000L),
                  Map.entry("30299", 42_392L),
                  Map.entry("30309", 120L))),
          List.of(
              new Project(NETWORK, 376_600),
              new Project(SITE, 70_000),
              new Project(MEDIA, 45_000),
              new Project(GENERAL, 56_700)),
          List.of(
              new Purchase(GENERAL, "台式计算机", "台", 6, 5_000, true),
              new Purchase(NETWORK, "交换设备", "台", 2, 12_000, true),
              new Purchase(DAILY, "复印纸", "箱", 30, 200, false)),
          Map.of("30217", 2_700L, "30215", 3_000L, "30216", 10_780L));

  /** 2024, invented: what the published changes of 2025 lead back to. */
  static final YearBudget YEAR_2024 =
      new YearBudget(
          "2024",
          economic(
              Map.ofEntries(
                  Map.entry("30101", 421_836L),
                  Map.entry("30102", 324_480L),
                  Map.entry("30103", 175_400L),
                  Map.entry("30108", 172_480L),
                  Map.entry("30109", 86_240L),
                  Map.entry("30110", 53_900L),
                  Map.entry("30111", 21_560L),
                  Map.entry("30112", 5_390L),
                  Map.entry("30113", 129_360L),
                  Map.entry("30199", 33_834L),
                  Map.entry("30201", 40_500L),
                  Map.entry("30202", 5_000L),
                  Map.entry("30207", 10_500L),
                  Map.entry("30211", 36_000L),
                  Map.entry("30213", 7_000L),
                  Map.entry("30215", 3_000L),
                  Map.entry("30216", 10_780L),
                  Map.entry("30217", 2_700L),
                  Map.entry("30228", 19_221L),
                  Map.entry("30229", 24_027L),
                  Map.entry("30239", 63_600L),
                  Map.entry("30299", 32_672L),
                  Map.entry("30309", 120L))),
          List.of(
              new Project(NETWORK, 526_000),
              new Project(SITE, 92_000),
              new Project(MEDIA, 64_600),
              new Project(GENERAL, 100_000)),
          List.of(
              new Purchase(NETWORK, "交换设备", "台", 3, 12_000, true),
              new Purchase(DAILY, "复印纸", "箱", 45, 200, false)),
          Map.of("30217", 2_800L, "30215", 3_000L, "30216", 10_500L));

  private Liujiang() {}

  private static SortedMap<String, Long> economic(Map<String, Long> leaves) {
    return new TreeMap<>(leaves);
  }
}
