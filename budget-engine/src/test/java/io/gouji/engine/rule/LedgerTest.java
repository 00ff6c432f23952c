package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec.Tolerance;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Relations as rows over cells, for those who look for the culprit. */
class LedgerTest {
  /** Fails, so that the others are written down beside it. */
  private static final String FAILING = "表6!合计 = 0";

  private static SmallPack pack(String... formulas) {
    SmallPack pack = new SmallPack();
    for (int i = 0; i < formulas.length; i++) {
      pack.rule("X0" + (i + 1), formulas[i]);
    }
    return pack.rule("X99", FAILING);
  }

  private static BookBuilder book() {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表6").total("合计", "1.00");
    return book;
  }

  private static Ledger ledger(SmallPack pack, BookBuilder book) throws PackException {
    return Checker.check(pack.compile(), book.book()).ledger();
  }

  private static String told(Ledger ledger, Line line) {
    String terms =
        IntStream.range(0, line.cells().length)
            .mapToObj(i -> line.coefficients()[i] + "*" + cell(ledger, line.cells()[i]))
            .collect(Collectors.joining(" "));
    return "%s: %s from %s to %s, is %d%s%s"
        .formatted(
            line.rule().value(),
            terms,
            line.low() == Line.OPEN_LOW ? "any" : Long.toString(line.low()),
            line.high(),
            line.residual(),
            line.equal() ? " =" : "",
            line.advisory() ? " advisory" : "");
  }

  private static String cell(Ledger ledger, int number) {
    return ledger.cells().get(number).sheet() + ledger.cells().get(number).cell().a1();
  }

  private static List<String> told(Ledger ledger) {
    return ledger.lines().stream()
        .filter(line -> !line.rule().value().equals("X99"))
        .map(line -> told(ledger, line))
        .toList();
  }

  /** In half-fen: 0.01 of ten thousand yuan is 20000, and what a figure may be off by 10000. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "= | 5.01 | 5.00 | from -40000 to 0, is 20000 =",
        "= | 5.00 | 5.01 | from 0 to 40000, is -20000 =",
        "<= | 5.01 | 5.00 | from any to 0, is 20000",
        "<= | 4.00 | 5.00 | from any to 2020000, is -2000000",
        "< | 5.01 | 5.00 | from any to -2, is 20000",
        "< | 5.00 | 5.00 | from any to 19998, is 0",
        ">= | 5.00 | 5.01 | from any to 0, is 20000",
        "> | 5.00 | 5.01 | from any to -2, is 20000",
        "> | 6.00 | 5.00 | from any to 2019998, is -2000000"
      })
  void aRelationLeavesRoomForRounding(String sign, String left, String right, String line)
      throws PackException {
    BookBuilder book = book();
    book.block("表1收入").total("收入总计", left);
    book.block("表1支出").total("支出总计", right);
    String terms = sign.startsWith(">") ? "-1*表1收入B5 1*表1支出B5" : "1*表1收入B5 -1*表1支出B5";
    assertThat(told(ledger(pack("表1收入!收入总计 " + sign + " 表1支出!支出总计"), book)))
        .containsExactly("X01: " + terms + " " + line);
  }

  /** A line holds as printed where the judge finds nothing wrong, whatever the sign. */
  @ParameterizedTest
  @ValueSource(strings = {"=", "<=", "<", ">=", ">"})
  void aLineHoldsWhereTheRelationIsNotViolated(String sign) throws PackException {
    for (String factor : new String[] {"", "2 * ", "2.5 * ", "-1 * "}) {
      for (int left = 92; left <= 108; left++) {
        BookBuilder book = book();
        String right = factor.isEmpty() ? "1.00" : factor.startsWith("-") ? "-1.00" : "0.40";
        book.block("表1收入").total("收入总计", left / 100 + "." + left % 100 / 10 + left % 10);
        book.block("表1支出").total("支出总计", right);
        SmallPack pack = pack("表1收入!收入总计 " + sign + " " + factor + "表1支出!支出总计");
        Checking checking = Checker.check(pack.compile(), book.book());
        boolean violated =
            checking.findings().stream()
                .anyMatch(
                    one -> one.rule().value().equals("X01") && one.severity() == Severity.ERROR);
        Line line =
            checking.ledger().lines().stream()
                .filter(one -> one.rule().value().equals("X01"))
                .findFirst()
                .orElseThrow();
        assertThat(line.holds()).as(sign + factor + left).isEqualTo(!violated);
      }
    }
  }

  @Test
  void coefficientsAreWholeHoweverTheyAreWritten() throws PackException {
    BookBuilder book = book();
    book.block("表1收入").total("收入总计", "5.00");
    book.block("表1支出").total("支出总计", "2.00");
    assertThat(told(ledger(pack("表1收入!收入总计 > 2.5 * 表1支出!支出总计"), book)))
        // A fen more at least, ten times; the room is 10 and 25 times 10000.
        .containsExactly("X01: -10*表1收入B5 25*表1支出B5 from any to 349980, is 0");
  }

  @Test
  void eachCellIsOneWhateverNamesItAndWhatCancelsOutIsNone() throws PackException {
    BookBuilder book = book();
    book.block("表3").code("201", "1.00", "1.00").code("204", "2.00", "2.00").total("合计", "3.00");
    Ledger ledger =
        ledger(
            pack(
                "表3!合计 = SUM(表3[合计])",
                "表3[[#Totals],[合计]] = SUMIFS(表3[合计],表3[级次],1)",
                "SUM(表3[合计]) = SUMIFS(表3[合计],表3[科目编码],\"201\") + 20000",
                "SUM(表3[合计]) = SUMIFS(表3[合计],表3[科目编码],\"2*\")"),
            book);
    assertThat(told(ledger))
        .containsExactly(
            "X03: 1*表3B6 from -10000 to 10000, is 0 =",
            "X01: -1*表3B5 -1*表3B6 1*表3B7 from -30000 to 30000, is 0 =",
            "X02: -1*表3B5 -1*表3B6 1*表3B7 from -30000 to 30000, is 0 =");
    assertThat(ledger.cells()).doesNotHaveDuplicates().hasSize(4);
  }

  /** One cell that two blocks take for theirs is one unknown. */
  @Test
  void aCellOfTwoBlocksIsOne() throws PackException {
    BookBuilder book = book();
    book.block("表1收入").on("表").label("基金", "1.00").total("收入总计", "5.00");
    book.block("表1支出").on("表").label("甲", "1.00").total("支出总计", "5.00");
    Ledger ledger =
        ledger(
            pack("表1收入!收入总计 = 表1支出!支出总计", "表1收入!收入总计 = 2 * 表1支出!支出总计 - 50000", "表1收入!基金 >= 0"),
            book);
    assertThat(told(ledger))
        .containsExactly(
            "X03: -1*表B5 from any to 2010000, is -2000000",
            "X02: -1*表B6 from -30000 to 30000, is 0 =");
  }

  @Test
  void linesGoByTableRowAndColumnWhateverComesFirst() throws PackException {
    BookBuilder book = book();
    book.block("表3").code("204", "1.00", "1.00").code("201", "2.00", "2.00");
    book.block("表1收入").total("收入总计", "5.00");
    Ledger ledger = ledger(pack("表3[@*] >= 0", "表1收入!收入总计 >= 0", "表3[@合计] = 表3[@基本支出]"), book);
    assertThat(
            ledger.lines().stream()
                .map(line -> line.rule().value() + line.instance().row() + line.instance().column())
                .filter(line -> !line.startsWith("X99")))
        .containsExactly(
            "X02",
            "X01204合计",
            "X03204合计",
            "X01204基本支出",
            "X01204项目支出",
            "X01204经营支出",
            "X01201合计",
            "X03201合计",
            "X01201基本支出",
            "X01201项目支出",
            "X01201经营支出");
  }

  @Test
  void nothingIsWrittenDownWhereAllIsJudgedAndHolds() throws PackException {
    BookBuilder book = new BookBuilder(new SmallPack().pack());
    book.block("表1收入").total("收入总计", "5.00");
    SmallPack pack = new SmallPack().rule("X01", "表1收入!收入总计 = 50000");
    assertThat(ledger(pack, book)).isSameAs(Ledger.EMPTY);
  }

  /** A condition about a figure that is wrong itself speaks for nothing. */
  @ParameterizedTest
  @CsvSource({"表6!合计 > 0, true", "表1收入!收入总计 > 0, false"})
  void whatAppliesBecauseOfASuspectIsAdvisory(String condition, boolean advisory)
      throws PackException {
    for (String right : new String[] {"5.00", "6.00"}) {
      BookBuilder book = book();
      book.block("表1收入").total("收入总计", "5.00");
      book.block("表1支出").total("支出总计", right);
      SmallPack pack = pack();
      pack.rule("X01", "表1收入!收入总计 = 表1支出!支出总计", condition);
      Ledger ledger = ledger(pack, book);
      assertThat(ledger.lines())
          .filteredOn(line -> line.rule().value().equals("X01"))
          .extracting(Line::advisory)
          .containsExactly(advisory);
    }
  }

  @Test
  void ofLastYearNothingIsToBeChanged() throws PackException {
    BookBuilder now = book();
    now.block("表7").single("0.30", "0.30");
    BookBuilder last = new BookBuilder(new SmallPack().pack());
    last.block("表7").year("2024").single("0.27", "0.27");
    List<Block> blocks = last.book().blocks().stream().map(block -> block.in("上年.xlsx")).toList();
    BudgetBook both = now.book().after(blocks);
    SmallPack pack = pack("表7!三公合计 <= 上年表7!三公合计");
    Ledger ledger = Checker.check(pack.compile(), both).ledger();
    assertThat(told(ledger)).containsExactly("X01: 1*表7B5 from any to -40000, is 60000 advisory");
  }

  @Test
  void theSameNumberTwiceLeavesTheWiderRoomAlone() throws PackException {
    BookBuilder book = book();
    book.block("表1收入").total("收入总计", "5.00");
    book.block("表1支出").decimals(0).total("支出总计", "5");
    SmallPack pack = pack();
    pack.rule("X01", "表1收入!收入总计 = 表1支出!支出总计", "", Tolerance.SAME);
    assertThat(told(ledger(pack, book)))
        .containsExactly("X01: 1*表1收入B5 -1*表1支出B5 from -1000000 to 1000000, is 0 =");
  }

  private static Line line(long low, long high, long residual) {
    return new Line(
        new RuleId("X01"),
        new Instance("", "", ""),
        Severity.ERROR,
        new int[] {1},
        new long[] {1},
        low,
        high,
        residual,
        low != Line.OPEN_LOW,
        false);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "-1, 0, true", "0, 1, true", "1, 2, false", "-2, -1, false"})
  void aLineHoldsIfItsRoomHasZeroInIt(long low, long high, boolean holds) {
    assertThat(line(low, high, 0).holds()).isEqualTo(holds);
    assertThat(line(Line.OPEN_LOW, high, 0).holds()).isEqualTo(high >= 0);
  }

  /** Off by 7 with room for 5 each way; then 3 less with room for 10. */
  @Test
  void aLineThatMovedHasItsRoomAroundTheNewDifference() {
    Line moved = line(-12, -2, 7).shifted(-3, 2);
    assertThat(List.of(moved.low(), moved.high(), moved.residual()))
        .isEqualTo(List.of(-14L, 6L, 4L));
    Line one = line(Line.OPEN_LOW, -2, 7).shifted(4, 1);
    assertThat(List.of(one.low(), one.high(), one.residual()))
        .isEqualTo(List.of(Line.OPEN_LOW, -6L, 11L));
    assertThat(line(-12, -2, 7).shifted(0, 1)).isEqualTo(line(-12, -2, 7));
    assertThat(moved.cells()).containsExactly(1);
  }
}
