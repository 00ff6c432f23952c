package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.Write.Content;
import io.gouji.engine.Write.Kind;
import io.gouji.engine.repair.SuspectSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing a chosen explanation into a copy, and taking it back. */
class ApplyingTest {
  private static final Path SAMPLES = Path.of("../samples");
  private static final String TABLE_3 = "表3 单位支出总体情况表";

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("../templates"));
  }

  private static byte[] broken(String sample) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve("broken").resolve(sample + ".xlsx"));
  }

  private static Evaluation evaluated(byte[] bytes) throws Refusal {
    return engine.evaluate(bytes, "a.xlsx", Options.AUTO);
  }

  @Test
  void theChosenAmountIsWrittenAndTheRelationsHold() throws Exception {
    byte[] bytes = broken("X03");
    Evaluation before = evaluated(bytes);

    List<Write> writes = engine.writes(bytes, before, 0, 0);

    assertThat(writes)
        .containsExactly(
            new Write(
                TABLE_3,
                "D21",
                new Content(Kind.NUMBER, "14.6216", ""),
                new Content(Kind.NUMBER, "15.6216", "")));
    byte[] after = engine.apply(bytes, writes);
    assertThat(evaluated(after).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(bytes).isEqualTo(broken("X03"));
    assertThat(engine.asItStands(after, writes).get(0).before()).isEqualTo(writes.get(0).after());
  }

  @Test
  void whatWasWrittenIsTakenBack() throws Exception {
    byte[] bytes = broken("X03");
    List<Write> writes = engine.writes(bytes, evaluated(bytes), 0, 0);
    byte[] after = engine.apply(bytes, writes);

    byte[] again = engine.apply(after, writes.stream().map(Write::reversed).toList());

    assertThat(evaluated(again).findings()).isEqualTo(evaluated(bytes).findings());
  }

  /** Over every sample: each set that tells its amounts can be written and read back. */
  @Test
  void everySetThatTellsItsAmountsCanBeWrittenAndTakenBack() throws Exception {
    int written = 0;
    int formulas = 0;
    for (String sample : List.of("X03", "T3-01", "F01", "FML01", "FML02", "FML03", "FML05")) {
      byte[] bytes = broken(sample);
      Evaluation before = evaluated(bytes);
      for (int i = 0; i < before.suspicions().size(); i++) {
        List<SuspectSet> sets = before.suspicions().get(i).sets();
        if (sets.isEmpty() || sets.get(0).cells().stream().anyMatch(c -> c.value().isEmpty())) {
          continue;
        }
        List<Write> writes = engine.writes(bytes, before, i, 0);
        byte[] after = engine.apply(bytes, writes);
        for (Write now : engine.asItStands(after, writes)) {
          assertThat(now.before().isSame(now.after())).as(now.toString()).isTrue();
          formulas += now.after().formula().isEmpty() ? 0 : 1;
        }
        byte[] back = engine.apply(after, writes.stream().map(Write::reversed).toList());
        assertThat(engine.asItStands(back, writes)).isEqualTo(writes);
        written++;
      }
    }
    assertThat(written).isPositive();
    assertThat(formulas).isPositive();
  }

  @Test
  void aSetThatIsNotThereIsRefused() throws Exception {
    byte[] bytes = broken("X03");
    Evaluation before = evaluated(bytes);
    for (int[] one : new int[][] {{-1, 0}, {before.suspicions().size(), 0}, {0, -1}, {0, 50}}) {
      assertThatThrownBy(() -> engine.writes(bytes, before, one[0], one[1]))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("correction.none");
    }
  }

  @Test
  void aSetWithoutAmountsIsRefused() throws Exception {
    int refused = 0;
    for (String sample : List.of("X03", "T3-04", "X21")) {
      byte[] bytes = broken(sample);
      Evaluation before = evaluated(bytes);
      for (int i = 0; i < before.suspicions().size(); i++) {
        List<SuspectSet> sets = before.suspicions().get(i).sets();
        for (int n = 0; n < sets.size(); n++) {
          if (sets.get(n).cells().stream().anyMatch(cell -> cell.value().isEmpty())) {
            int which = i;
            int set = n;
            assertThatThrownBy(() -> engine.writes(bytes, before, which, set))
                .hasMessageContaining("correction.no-amount");
            refused++;
          }
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aCellOfNoSheetIsRefused() throws Exception {
    Content none = new Content(Kind.BLANK, "", "");
    List<Write> nowhere = List.of(new Write("没有", "A1", none, none));
    byte[] bytes = broken("X03");
    assertThatThrownBy(() -> engine.asItStands(bytes, nowhere))
        .hasMessageContaining("correction.no-cell");
    assertThatThrownBy(() -> engine.apply(new byte[9], nowhere)).isInstanceOf(Refusal.class);
  }

  @Test
  void aFormulaIsPutBackAndTakenAway() throws Exception {
    byte[] bytes = Files.readAllBytes(SAMPLES.resolve("liujiang-2025/liujiang-2025.xlsx"));
    Content number = Content.number(new BigDecimal("3"), "");
    Content formula = Content.number(new BigDecimal("3"), "1+2");
    Write write = new Write(TABLE_3, "H60", new Content(Kind.BLANK, "", ""), formula);

    byte[] with = engine.apply(bytes, List.of(write));
    byte[] without = engine.apply(with, List.of(new Write(TABLE_3, "H60", formula, number)));

    assertThat(engine.asItStands(with, List.of(write)).get(0).before()).isEqualTo(formula);
    assertThat(engine.asItStands(without, List.of(write)).get(0).before()).isEqualTo(number);
  }

  @Test
  void aFormulaIsPutBackAndTakenAwayInTheOldFormatToo() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue(5);
      book.write(file);
    }
    byte[] bytes = file.toByteArray();
    Content number = Content.number(new BigDecimal("5"), "");
    Content formula = Content.number(new BigDecimal("3"), "1+2");
    List<Write> writes = List.of(new Write("S", "A1", number, formula));

    byte[] with = engine.apply(bytes, writes);
    byte[] without = engine.apply(with, List.of(writes.get(0).reversed()));

    assertThat(engine.asItStands(with, writes).get(0).before()).isEqualTo(formula);
    assertThat(engine.asItStands(without, writes).get(0).before()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "14.6216, 14.6216, true", "14.6216, 14.62160, true", "14.6216, 1.46216E1, true",
    "0.3, 0.30000000000000004, true", "14.6216, 14.6217, false", "14.6216, '', false",
    "14.6216, x, false", "0, -0, true", "14.6216, ' 14.6216 ', true"
  })
  void numbersAreComparedByWhatTheyAreWorth(String number, String told, boolean same) {
    assertThat(new Content(Kind.NUMBER, number, "").says(told)).isEqualTo(same);
  }

  @Test
  void textsAreComparedAsTheyAre() {
    assertThat(new Content(Kind.TEXT, "一", "").says("一")).isTrue();
    assertThat(new Content(Kind.TEXT, "1", "").says("1.0")).isFalse();
    assertThat(new Content(Kind.BLANK, "", "").says("")).isTrue();
    assertThat(new Content(Kind.BLANK, "", "").says("0")).isFalse();
    assertThat(new Content(Kind.NUMBER, "1", "").says("9".repeat(5000))).isFalse();
  }
}
