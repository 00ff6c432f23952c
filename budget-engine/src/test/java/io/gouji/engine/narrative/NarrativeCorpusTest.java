package io.gouji.engine.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.Corpus;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.BudgetBook;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published narratives: what is wrong in them is found, and nothing else is called wrong. */
final class NarrativeCorpusTest {
  private static final Pack GUANGXI = Told.pack("guangxi-unit-2025");
  private static final Pack SHANGHAI = Told.pack("shanghai-unit-2026");

  @Test
  void excerptsWithLabels() {
    List<String> table = new ArrayList<>();
    int flagged = 0;
    int mustFlag = 0;
    int falseAlarms = 0;
    for (String[] row : labels()) {
      List<Finding> errors = errors(Corpus.path("narratives/" + row[0]));
      table.add("%-36s %-9s %d".formatted(row[0], row[1], errors.size()));
      boolean wrong = row[1].equals("must_flag");
      mustFlag += wrong ? 1 : 0;
      flagged += wrong && !errors.isEmpty() ? 1 : 0;
      falseAlarms += wrong ? 0 : errors.size();
    }
    String result = "found %d of %d, false alarms %d".formatted(flagged, mustFlag, falseAlarms);
    System.out.println(String.join("\n", table) + "\n" + result);
    assertThat(falseAlarms).as(String.join("\n", table)).isZero();
    assertThat(flagged * 10).as(result).isGreaterThanOrEqualTo(mustFlag * 9);
  }

  private static List<String[]> labels() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    byte[] bytes = Corpus.bytes(Corpus.path("narratives/labels.csv"));
    return new CsvParser(settings)
        .parseAll(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
  }

  private static List<Finding> errors(Path file) {
    return Told.of(Told.corpus(file), GUANGXI).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  /** Known defects of five published books, each by its words and the rule that tells it. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({
    "putuo-finance-2025,compilation,N01,887.36万",
    "putuo-finance-2025,compilation,N21B,'3,121.42万元'",
    "wanli-2024,compilation,N01,352.67万元",
    "wanli-2024,compilation,N14,宣传事务一般行政管理",
    "welfare-2024,compilation,N01,738.66万元",
    "welfare-2024,compilation,N21B,950.12万元",
    "welfare-2024,compilation,N01D,主要内容",
    "welfare-2024,other,N14C,主要原因是",
  })
  void knownDefects(String book, String part, String rule, String words) {
    assertThat(told(book, part))
        .anySatisfy(
            finding -> {
              assertThat(finding.rule().value()).isEqualTo(rule);
              assertThat(((Location.Prose) finding.locations().get(0)).words()).contains(words);
            });
  }

  /** Every other amount of these books agrees with its tables, as the publisher meant it to. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "commerce-2025,compilation,0",
    "commerce-2025,other,0",
    "sh-finance-2025,compilation,0",
    "sh-finance-2025,other,0",
    "putuo-finance-2025,compilation,3",
    "putuo-finance-2025,other,0",
    "wanli-2024,compilation,2",
    "wanli-2024,other,0",
    "welfare-2024,compilation,3",
    "welfare-2024,other,1",
  })
  void noOtherErrorsInFigures(String book, String part, int errors) {
    assertThat(told(book, part))
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .filteredOn(finding -> isOfFigures(finding.rule().value()))
        .hasSize(errors);
  }

  /** Reasons that are missing or contradict are counted with the figures they explain. */
  private static boolean isOfFigures(String rule) {
    return rule.matches("N(?:0[1-9].?|10|12|14.?|21.?)");
  }

  private static List<Finding> told(String book, String part) {
    Path tables = Corpus.path("budgets/" + book + ".xlsx");
    BudgetBook figures = Told.book(tables, SHANGHAI.id());
    Path text = Corpus.path("budgets/" + book + "." + part + ".txt");
    return Told.result(Told.corpus(text), SHANGHAI, Optional.of(figures)).findings();
  }

  @Test
  void theSeedNarrative() {
    Path tables = Path.of("../samples/liujiang-2025/liujiang-2025.xlsx");
    Path text = Corpus.path("seed/liujiang-information-centre-2025.txt");
    NarrativeChecker.Result result =
        Told.result(Told.corpus(text), GUANGXI, Optional.of(Told.book(tables, GUANGXI.id())));
    assertThat(
            result.findings().stream().filter(f -> isOfFigures(f.rule().value())).map(Told::brief))
        .containsExactlyInAnyOrder(
            "N03B VERIFY 6.96 % -> 6.97%",
            "N05B ERROR 6.69% -> 6.96%",
            "N03B VERIFY 6.96 % -> 6.97%",
            "N03B VERIFY 6.96% -> 6.97%",
            "N02B WARNING 57.79% -> 57.78%");
    assertThat(result.compared()).isEqualTo(Told.levels(Told.corpus(text), GUANGXI));
  }
}
