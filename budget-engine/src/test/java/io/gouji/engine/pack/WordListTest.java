package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patterns of the real word list, on texts in half-width signs without spaces. */
class WordListTest {
  private static final Vocabulary WORDS = words();

  private static Vocabulary words() {
    try {
      return PackLibrary.load(Templates.REAL).vocabulary();
    } catch (PackException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @ParameterizedTest
  @CsvSource({
    "单位:元, 元",
    "单位:万元, 万元",
    "金额单位:千元, 千元",
    "单位名称:柳州市柳江区信息中心单位:万元, 万元",
    "单位:人民币万元, 万元",
    "部门收支总表(万元), 万元",
    "编制单位:元谋县财政局,",
    "编制单位:上海市财政局,",
    "预算单位:亿元小学,",
  })
  void theUnitOfMoneyIsReadFromAHead(String text, String unit) {
    assertThat(group(WORDS.unitOfMoney(), text)).isEqualTo(Optional.ofNullable(unit));
  }

  @ParameterizedTest
  @CsvSource({
    "编制单位:上海市财政局, 上海市财政局",
    "编制部门:上海市普陀区商务委员会, 上海市普陀区商务委员会",
    "单位名称:柳州市柳江区信息中心单位:万元, 柳州市柳江区信息中心",
    "部门(单位)名称:某局, 某局",
    "单位:某局, 某局",
    "单位:元谋县财政局, 元谋县财政局",
    "单位:万元,",
    "金额单位:元,",
  })
  void theBudgetUnitIsReadFromAHead(String text, String name) {
    assertThat(group(WORDS.unitName(), text)).isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({"2026年预算单位收入预算总表, 2026", "上海市2025年度预算, 2025", "收入总表,", "12025年,"})
  void theBudgetYearIsReadFromATitle(String text, String year) {
    assertThat(group(WORDS.year(), text)).isEqualTo(Optional.ofNullable(year));
  }

  @ParameterizedTest
  @CsvSource({
    "注:本单位2024年无政府性基金预算, true",
    "备注:无, true",
    "注1:口径, true",
    "说明:本表为空表, true",
    "注册会计师考试支出, false",
    "备注, false",
  })
  void aNoteIsToldFromARow(String text, boolean note) {
    assertThat(WORDS.note().matcher(text).find()).isEqualTo(note);
  }

  @ParameterizedTest
  @CsvSource({
    "一、一般公共预算拨款收入, 0, 一般公共预算拨款收入",
    "二十一、其他支出, 0, 其他支出",
    "(一)一般公共预算, 1, 一般公共预算",
    "1.公务用车购置费, 2, 公务用车购置费",
    "2、政府性基金, 2, 政府性基金",
    "(1)办公费, 3, 办公费",
    "其中:一般公共预算安排数, 4, 一般公共预算安排数",
    "1.5倍, -1, 1.5倍",
    "一般公共服务支出, -1, 一般公共服务支出",
    "三公经费, -1, 三公经费",
  })
  void aLabelLosesItsNumbering(String text, int style, String rest) {
    int found = -1;
    String label = text;
    for (int i = 0; i < WORDS.numberings().size(); i++) {
      Matcher numbering = WORDS.numberings().get(i).matcher(text);
      if (found < 0 && numbering.lookingAt()) {
        found = i;
        label = text.substring(numbering.end());
      }
    }
    assertThat(found).isEqualTo(style);
    assertThat(label).isEqualTo(rest);
  }

  @Test
  void unitsArePowersOfTenInFen() {
    assertThat(WORDS.units())
        .containsEntry("元", 2)
        .containsEntry("千元", 5)
        .containsEntry("万元", 6)
        .containsEntry("亿元", 10);
  }
}
