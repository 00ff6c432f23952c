package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import io.gouji.engine.Verdict;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import io.gouji.engine.report.FileResult.Relations;
import io.gouji.engine.report.FileResult.State;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Checked;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.engine.report.RunSummary.Spot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Results of runs: of all samples, of files that were not checked, of a hostile one, of thousands.
 */
final class Runs {
  static final BudgetEngine ENGINE = engine();

  /** Markup, a script, a formula, an end of the element, separators that end lines in scripts. */
  static final String HOSTILE =
      "=cmd|'/c calc'!A1</script><!--<img src=x onerror=alert(1)>\u2028\u2029&\"'{title}\u0007\uD800";

  private static final Path SAMPLES = Path.of("../samples");

  private Runs() {}

  private static BudgetEngine engine() {
    try {
      return BudgetEngine.open(Path.of("../templates"));
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(String form, String language, List<FileResult> results) {
    return write(RunReports.byName(ENGINE, language).get(form), language, results);
  }

  static byte[] write(RunReport report, String language, Iterable<FileResult> results) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      report.write(summary(language), results, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static RunSummary summary(String language) {
    Item across =
        item("R01", Severity.WARNING, "两个文件是同一个单位 " + HOSTILE, "12.00", "12.50", List.of());
    List<Spot> spots =
        List.of(
            new Spot("broken/T3-02.xlsx", "表1", "B7"), new Spot("liujiang-2025/a.xlsx", "", ""));
    List<Checked> packs = List.of(new Checked("guangxi-unit-2025", "广西部门预算 2025"));
    Section section = new Section("同名单位", "共 1 组", List.of(new Across(across, spots)));
    return new RunSummary("", language, "0.1.0", packs, 90, List.of(section));
  }

  /** All samples, as a run over their folder would have them, and all that can go wrong. */
  static List<FileResult> samples(String language) throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      files = all.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
    List<FileResult> results = new ArrayList<>();
    for (Path file : files) {
      String path = SAMPLES.relativize(file).toString().replace('\\', '/');
      byte[] bytes = Files.readAllBytes(file);
      Evaluation evaluation = ENGINE.evaluate(bytes, path, Options.AUTO);
      List<JsonReport.Output> outputs = new ArrayList<>();
      outputs.add(new JsonReport.Output("annotated", path.replace(".xlsx", "-批注版.xlsx")));
      if (evaluation.suspicions().stream().anyMatch(one -> one.correction().isPresent())) {
        Optional<Verdict> verdict = ENGINE.correct(bytes, evaluation, Options.AUTO).verdict();
        String copy = path.replace(".xlsx", "-更正版.xlsx");
        verdict.ifPresent(
            one -> outputs.add(new JsonReport.Output("corrected", copy, Optional.of(one))));
      }
      results.add(FileResult.of(evaluation, Wording.of(evaluation, language), path, outputs));
    }
    results.add(FileResult.not(State.UNREADABLE, "坏/甲.xls", "", List.of("坏/甲.xls：文件已加密")));
    results.add(FileResult.not(State.TIMED_OUT, "慢/乙.xlsx", "ab", List.of("超过 60 秒")));
    results.add(FileResult.not(State.FAULT, "错/丙.xlsx", "cd", List.of("X99: overflow")));
    results.add(hostile());
    return results;
  }

  static FileResult hostile() {
    Item item = item("X<1>", Severity.ERROR, HOSTILE, "-1.00", "99999999999999999.99", List.of());
    return checked(
        "恶意/" + HOSTILE, HOSTILE, List.of(item), List.of(new Figure(HOSTILE, "1234567.80", "元")));
  }

  static Item item(
      String rule, Severity severity, String text, String left, String right, List<Place> places) {
    return new Item(
        rule,
        "名称 " + rule,
        severity,
        "error",
        "表3 支出总表",
        text,
        "会计恒等式，各级科目的金额等于下级之和。",
        "请核对原始数据，改正写错的一个。",
        Optional.of(new Figure("表3·合计·" + rule, left, "万元")),
        Optional.of(new Figure("表3·各行之和", right, "万元")),
        Optional.of(new Figure("", "0.50", "万元")),
        places.isEmpty() ? List.of(new Place("3 支出'总表", "C12"), new Place("表1", "B7")) : places,
        "ffee" + rule.length());
  }

  private static FileResult checked(
      String path, String unit, List<Item> items, List<Figure> headlines) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    items.forEach(item -> counts.merge(item.severity(), 1, Integer::sum));
    return new FileResult(
        path,
        "00",
        State.CHECKED,
        counts.containsKey(Severity.ERROR) ? "errors" : items.isEmpty() ? "clean" : "warnings",
        unit,
        "2025",
        "guangxi-unit-2025",
        counts,
        new Relations(508, 0, 0),
        headlines,
        items,
        items.isEmpty() ? List.of() : List.of("最可能是 表3!C12，应为 1,234.00 万元"),
        List.of(),
        List.of(),
        List.of());
  }

  /** Thousands of results, made anew each time they are gone through. */
  static Iterable<FileResult> many(int files, int most) {
    return () -> IntStream.range(0, files).mapToObj(number -> many(number, files, most)).iterator();
  }

  private static FileResult many(int number, int files, int most) {
    Random random = new Random(number);
    int count = random.nextInt(4) == 0 ? 0 : random.nextInt(2 * most);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int rule = (int) (40 * Math.pow(random.nextDouble(), 2));
      Severity severity = Severity.values()[(int) (4 * Math.pow(random.nextDouble(), 2))];
      String left = (100 + random.nextInt(100_000)) + ".25";
      String text = "各级科目等于下级之和：表3·2010601 行政运行·合计 " + left + " 万元，各行之和 12.50 万元，相差 0.50 万元。";
      Place place = new Place("表3", "C" + (5 + random.nextInt(60)));
      items.add(
          item("T" + (rule % 12 + 1) + "-" + rule, severity, text, left, "12.50", List.of(place)));
    }
    items.sort(java.util.Comparator.comparing(Item::severity));
    String path = "市本级/%02d/单位%05d.xlsx".formatted(number % 20, number);
    List<Figure> headlines =
        List.of(
            new Figure("收入总计", (number * 37 + 1000) + ".25", "万元"),
            new Figure("支出总计", (number * 37 + 1000) + ".25", "万元"),
            new Figure("三公合计", number % 50 + ".00", "万元"));
    return checked(path, "第" + number + "预算单位", items, headlines);
  }

  static int count(Iterable<FileResult> results) {
    int count = 0;
    for (Iterator<FileResult> all = results.iterator(); all.hasNext(); all.next()) {
      count++;
    }
    return count;
  }
}
