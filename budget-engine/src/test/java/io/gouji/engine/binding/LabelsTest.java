package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.binding.Labels.Label;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
  private static final Labels LABELS =
      new Labels(Packs.GUANGXI.vocabulary().numberings(), List.of());

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "合　　计 , 合计",
        "“三公”经费, 三公经费",
        "因公出国（境）费用, 因公出国(境)费用",
        "维修【护】费〔注〕, 维修(护)费(注)",
        "单位：万元, 单位:万元",
        "ＡＢ１２, AB12",
        "阿拉・巴音•郭楞, 阿拉·巴音·郭楞",
        "\u00a0事业\u200b单位\ufeff收入, 事业单位收入",
        "事业单位\t经营收入, 事业单位经营收入",
        "⼀般公共预算, 一般公共预算",
        "㈠公务接待费, (一)公务接待费",
        "一、收入, 一、收入"
      })
  void textsThatMeanTheSameReadTheSame(String raw, String text) {
    assertThat(Labels.text(raw)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"“三公” 经费（境）", "Ａ・Ｂ　…", "㈠、①⼀", "plain", ""})
  void normalisingTwiceChangesNothing(String raw) {
    assertThat(Labels.text(Labels.text(raw))).isEqualTo(Labels.text(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "一、财政拨款收入, 财政拨款收入, 0",
    "十二.其他支出, 其他支出, 0",
    "（一）公务接待费, 公务接待费, 1",
    "1、一般公共预算资金, 一般公共预算资金, 2",
    "2. 政府性基金, 政府性基金, 2",
    "（3）国有资本, 国有资本, 3",
    "其中：一般公共预算, 一般公共预算, 4",
    "一般公共服务支出, 一般公共服务支出, -1",
    "二、, '', 0",
    "30201, 30201, -1"
  })
  void labelsLoseTheirNumberingButKeepItsStyle(String raw, String name, int style) {
    assertThat(LABELS.label(raw)).isEqualTo(new Label(name, style));
  }

  @Test
  void withoutStylesNothingIsNumbered() {
    assertThat(new Labels(List.of(), List.of()).label("一、收入")).isEqualTo(new Label("一、收入", -1));
  }

  @Test
  void stylesMayHaveGroupsOfTheirOwn() {
    Labels labels =
        new Labels(
            List.of(Pattern.compile("(第)([一二])条"), Pattern.compile("([0-9])\\.")), List.of());

    assertThat(labels.label("3.收入")).isEqualTo(new Label("收入", 1));
  }
}
