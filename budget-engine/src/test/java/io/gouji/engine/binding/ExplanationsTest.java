package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.pack.ExplanationWords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationsTest {
  private static final ExplanationWords WORDS =
      new ExplanationWords(
          List.of("校验说明"),
          Map.of("指纹", "FINGERPRINT", "说明", "REASON", "填写人", "WHO", "日期", "DATE", "年度", "YEAR"),
          List.of(),
          1);

  @Test
  void theHeadingRowStandsAnywhereAndItsColumnsInAnyOrder() {
    List<List<String>> rows =
        List.of(
            List.of("某单位说明"),
            List.of(),
            List.of("说 明", "备注", "指纹", "年度"),
            List.of("新增人员", "x", "A1-00000000", "2025年"),
            List.of("没有指纹", "", ""),
            List.of("", "", "A1-00000001"));

    Explanations read = Explanations.of(rows, "a.csv", WORDS).orElseThrow();

    assertThat(read.list()).hasSize(2);
    assertThat(read.list().get(0).reason()).isEqualTo("新增人员");
    assertThat(read.list().get(0).year()).isEqualTo("2025");
    assertThat(read.list().get(0).place()).isEqualTo("a.csv:4");
    assertThat(read.list().get(1).isBegun()).isFalse();
    assertThat(read.end()).isEqualTo(6);
  }

  @Test
  void withoutHeadingsNothingIsRead() {
    List<List<String>> rows = List.of(List.of("指纹", "备注"), List.of("A1-00000000", "x"));

    assertThat(Explanations.of(rows, "a.csv", WORDS)).isEmpty();
    assertThat(Explanations.of(List.of(), "a.csv", WORDS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-02-18, 2025-02-18",
    "2025/2/8, 2025-02-08",
    "2025.2.8, 2025-02-08",
    "2025年2月8日, 2025-02-08",
    "20250208, 2025-02-08",
    "2025-02-18 10:30, 2025-02-18",
    "45706, 2025-02-18",
    "2025-02-30, ''",
    "12345, ''",
    "去年, ''",
    "'', ''",
  })
  void datesAreReadAsPeopleTypeThem(String typed, String date) {
    assertThat(Dates.iso(typed)).isEqualTo(date);
  }
}
