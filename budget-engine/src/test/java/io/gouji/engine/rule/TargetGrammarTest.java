package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.pack.Vocabulary;
import io.gouji.engine.table.Target;
import io.gouji.engine.table.Target.Comparison;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a performance target: name, comparison, figure, unit; and what is none. */
class TargetGrammarTest {
  private static final Pattern NONE = Pattern.compile("(?!)");

  private final TargetGrammar grammar = new TargetGrammar(vocabulary());

  private static Vocabulary vocabulary() {
    return new Vocabulary(
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        "",
        new Vocabulary.Targets(
            Map.of(
                "≥", "GREATER_OR_EQUAL",
                ">", "GREATER",
                "＞ ＝", "GREATER_OR_EQUAL",
                "=", "EQUAL",
                "不超过", "LESS_OR_EQUAL"),
            Pattern.compile("率$"),
            Pattern.compile("^(?:优|有所提高)$")),
        List.of(),
        List.of(),
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        List.of(Pattern.compile("\\d+[.、]"), Pattern.compile("[(]\\d[)]")),
        ExplanationWords.NONE,
        Map.of());
  }

  private Target only(String cell) {
    List<TargetGrammar.Piece> pieces = grammar.read("数量", cell);
    assertThat(pieces).hasSize(1);
    return pieces.get(0).target().orElseThrow();
  }

  private boolean isTarget(String cell) {
    return grammar.read("数量", cell).get(0).target().isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    // cell, name, comparison, figure, unit
    "参训人员满意度(≥95%), 参训人员满意度, GREATER_OR_EQUAL, 95, %",
    "参训人员满意度（≥ 95 ％）, 参训人员满意度, GREATER_OR_EQUAL, 95, %",
    "到位率>=95%, 到位率, GREATER_OR_EQUAL, 95, %",
    "到位率>95%, 到位率, GREATER, 95, %",
    "成本不超过3.5万元, 成本, LESS_OR_EQUAL, 3.5, 万元",
    "'发放(≥1,234,567.5元)', 发放, GREATER_OR_EQUAL, 1234567.5, 元",
    "'发放(1,234人)', 发放, NONE, 1234, 人",
    "'发放(≥123,456元)', 发放, GREATER_OR_EQUAL, 123456, 元",
    "巡查(=2次/月), 巡查, EQUAL, 2, 次/月",
    "1.巡查(=2次/月), 巡查, EQUAL, 2, 次/月",
    "(1)巡查(=2次/月), 巡查, EQUAL, 2, 次/月",
    "数量指标:巡查(=2次), 巡查, EQUAL, 2, 次",
    "数量指标：1.巡查(=2次), 巡查, EQUAL, 2, 次",
    "培训(=5-10人), 培训, EQUAL, 5, 人",
    "培训(=5~10.5人), 培训, EQUAL, 5, 人",
    "培训(=5-人), 培训, EQUAL, 5, -人",
    "培训(=5.人), 培训, EQUAL, 5, .人",
    "=3次, '', EQUAL, 3, 次",
    "=3, '', EQUAL, 3, ''",
    "会议(=3), 会议, EQUAL, 3, ''",
    "第一二三四五六七八九(=3一二三四五六七八九十一二), 第一二三四五六七八九, EQUAL, 3, 一二三四五六七八九十一二"
  })
  void aFigureIsReadWithItsSignAndUnit(
      String cell, String name, Comparison comparison, String figure, String unit) {
    Target target = only(cell);

    assertThat(target.kind()).isEqualTo("数量");
    assertThat(target.name()).isEqualTo(name);
    assertThat(target.comparison()).isEqualTo(comparison);
    assertThat(target.value().orElseThrow()).isEqualByComparingTo(figure);
    assertThat(target.unit()).isEqualTo(unit);
    assertThat(target.words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "服务质量(优), 服务质量, 优",
    "(优), '', 优",
    "有所提高, '', 有所提高",
    "数量指标:有所提高, '', 有所提高",
    "巡查(=2次且>=3月), 巡查, =2次且>=3月",
    "'发放(=12,34人)', 发放, '=12,34人'",
    "'发放(=1234,567人)', 发放, '=1234,567人'",
    "长(=3一二三四五六七八九十一二三), 长, =3一二三四五六七八九十一二三"
  })
  void wordsThatStandForATargetAreOne(String cell, String name, String words) {
    Target target = only(cell);

    assertThat(target.name()).isEqualTo(name);
    assertThat(target.words()).isEqualTo(words);
    assertThat(target.comparison()).isEqualTo(Comparison.NONE);
    assertThat(target.value()).isEmpty();
    assertThat(target.unit()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "巡查",
        "巡查()",
        "巡查(≥)",
        "巡查(很好)",
        "(",
        "巡查(3",
        "巡查≥很好",
        "巡查(不超过很好=)",
        "长(3一二三四五六七八九十一二三)",
        "优良",
        "3次"
      })
  void whatSaysNeitherAFigureToReachNorAKnownWordIsNone(String cell) {
    assertThat(isTarget(cell)).isFalse();
  }

  @Test
  void ofSeveralSignsTheFirstThatAFigureFollowsCounts() {
    assertThat(only("大于>小于=3次").name()).isEqualTo("大于>小于");
  }

  @ParameterizedTest
  @ValueSource(strings = {"甲(=1次);乙(=2次)", "甲(=1次)\n乙(=2次)", "甲(=1次)；\r\n 乙(=2次) ;"})
  void targetsOfOneCellAreReadOneByOne(String cell) {
    List<TargetGrammar.Piece> pieces = grammar.read("数量", cell);

    assertThat(pieces).extracting(TargetGrammar.Piece::written).containsExactly("甲(=1次)", "乙(=2次)");
    assertThat(pieces.stream().map(piece -> piece.target().orElseThrow().name()))
        .containsExactly("甲", "乙");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "\n;\r"})
  void ofNothingThereIsNoTarget(String cell) {
    assertThat(grammar.read("数量", cell)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "到位率(=101%), true",
    "到位率(=100.01%), true",
    "到位率(=100%), false",
    "到位率(=101次), false",
    "增长(=101%), false",
    "到位率(>=3+优), false"
  })
  void onlyARateHasAMost(String cell, boolean tooMuch) {
    assertThat(grammar.isTooMuch(only(cell))).isEqualTo(tooMuch);
  }
}
