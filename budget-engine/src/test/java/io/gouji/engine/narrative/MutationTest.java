package io.gouji.engine.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.document.Document;
import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.BudgetBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every figure of a narrative that was written from tables is missed when it is changed. */
final class MutationTest {
  private static final Pack PACK = Told.pack("guangxi-unit-2025");
  private static final BudgetBook BOOK = Told.bookWithPrior();

  private static final Map<String, String> GIVEN =
      Map.of(
          "主要职能", "负责全区电子政务建设和管理工作。",
          "机构设置", "柳州市柳江区信息中心核定编制12名，实有在职人员11名。",
          "国有资产占用情况", "我单位共有车辆0辆，单价100万元（含）以上设备0台（套）。");

  private static final Document WRITTEN =
      Told.written(NarrativeWriter.write(Told.lexicon(PACK), Told.facts(PACK), BOOK, GIVEN));

  @Test
  void whatIsWrittenPasses() {
    assertThat(grave(WRITTEN)).isEmpty();
  }

  @Test
  void everyChangedFigureIsFound() {
    assertThat(Told.figures(WRITTEN, PACK)).hasSizeGreaterThan(40);
    assertThat(missed(WRITTEN, PACK, BOOK)).isEmpty();
  }

  /** The changes of figures that nothing is told of. */
  private static List<String> missed(Document written, Pack pack, BudgetBook book) {
    List<String> missed = new ArrayList<>();
    for (Span figure : Told.figures(written, pack)) {
      for (String other : others(figure.text())) {
        Document changed = changed(written, figure.place(), other);
        if (Told.result(changed, pack, Optional.of(book)).findings().isEmpty()) {
          missed.add(figure.place().quote() + ": " + figure.text() + " -> " + other);
        }
      }
    }
    return missed;
  }

  /** The other region tells other figures, in another unit than its tables, of this year only. */
  @Test
  void whatIsWrittenInShanghaiPassesAndEveryChangedFigureIsFound() {
    Pack pack = Told.pack("shanghai-unit-2026");
    BudgetBook book =
        Told.book(Path.of("../samples/shanghai-2026/shanghai-2026.xlsx"), "shanghai-unit-2026");
    Map<String, String> given =
        Map.of(
            "主要职能", "负责全区电子政务建设和管理工作。",
            "机构设置", "区信息中心核定编制12名，实有在职人员11名。",
            "国有资产占有使用情况", "我单位共有车辆0辆，单价100万元（含）以上设备0台（套）。");
    Document written =
        Told.written(NarrativeWriter.write(Told.lexicon(pack), Told.facts(pack), book, given));
    assertThat(Told.result(written, pack, Optional.of(book)).findings())
        .extracting(Told::line)
        .isEmpty();
    assertThat(Told.figures(written, pack)).hasSizeGreaterThan(20);
    assertThat(missed(written, pack, book)).isEmpty();
  }

  /** What no statement holds: how many projects there are, and each one's name and amount. */
  @Test
  void everyChangedCountAndProjectIsFound() {
    Pattern count = Pattern.compile("本级项目(\\d+)个");
    int tried = 0;
    for (Paragraph paragraph : WRITTEN.paragraphs()) {
      String text = paragraph.text();
      Matcher found = count.matcher(text);
      boolean listed = paragraph.cell().filter(cell -> cell.row() > 1).isPresent();
      boolean cell = listed && paragraph.cell().get().column() <= 2;
      if (cell || found.find()) {
        int at = cell ? 0 : found.start(1);
        char sign = text.charAt(at) == '9' ? '8' : (char) (text.charAt(at) + 1);
        Location.Prose place = Location.Prose.in(paragraph.number(), text, at, at + 1, 20);
        assertThat(grave(changed(place, String.valueOf(sign)))).as(text).isNotEmpty();
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(6);
  }

  /** A figure of last year where this year's should stand, an item that is another one. */
  @Test
  void everyChangedYearIsFound() {
    List<String> missed = new ArrayList<>();
    for (Paragraph paragraph : WRITTEN.paragraphs()) {
      String text = paragraph.text();
      boolean figure = text.matches(".*(?:\\d万元|无).*。") && paragraph.cell().isEmpty();
      int at = text.indexOf("2025年");
      if (figure && at >= 0) {
        Location.Prose place = Location.Prose.in(paragraph.number(), text, at, at + 4, 20);
        if (grave(changed(place, "2024")).isEmpty()) {
          missed.add(text);
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  /** The figure with its first digit, its last digit, and its point changed. */
  private static List<String> others(String figure) {
    List<String> others = new ArrayList<>();
    int last = figure.length() - 1;
    while (!Character.isDigit(figure.charAt(last))) {
      last--;
    }
    others.add(with(figure, 0, figure.charAt(0) == '9' ? '8' : (char) (figure.charAt(0) + 1)));
    // By one in the last digit is rounding; by three it is not.
    char digit = figure.charAt(last);
    others.add(with(figure, last, digit >= '5' ? (char) (digit - 3) : (char) (digit + 3)));
    return others;
  }

  private static String with(String text, int at, char sign) {
    return text.substring(0, at) + sign + text.substring(at + 1);
  }

  private static Document changed(Location.Prose place, String words) {
    return changed(WRITTEN, place, words);
  }

  private static Document changed(Document written, Location.Prose place, String words) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (Paragraph paragraph : written.paragraphs()) {
      String text = paragraph.text();
      if (paragraph.number() == place.paragraph()) {
        text = text.substring(0, place.start()) + words + text.substring(place.end());
      }
      paragraphs.add(new Paragraph(paragraph.number(), text, paragraph.cell(), 0, 0));
    }
    return new Document(Document.Format.TXT, paragraphs);
  }

  private static List<Finding> grave(Document document) {
    return Told.result(document, PACK, Optional.of(BOOK)).findings().stream()
        .filter(finding -> finding.severity().compareTo(Severity.VERIFY) <= 0)
        .toList();
  }
}
