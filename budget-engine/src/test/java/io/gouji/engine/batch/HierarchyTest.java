package io.gouji.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of units: who is summed up in whom, and what is wrong with it. */
class HierarchyTest {
  private static Hierarchy read(String csv) throws Refusal {
    return Hierarchy.read("units.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void unitsAreFoundByNameThenByCode() throws Exception {
    Hierarchy list = read("编码,名称,上级编码\n01,省厅,\n0101,第一（小）学,01\n0102,同名站,01\n0103,同名站,01\n");

    assertThat(list.below("")).containsExactly("01");
    assertThat(list.below("01")).containsExactly("0101", "0102", "0103");
    assertThat(list.above()).containsExactly("", "01");
    // A department's rows may all be of one unit below it: its name says whose workbook it is.
    assertThat(list.of("省厅", "0101").orElseThrow().code()).isEqualTo("01");
    assertThat(list.of("第一(小)学", "").orElseThrow().code()).isEqualTo("0101");
    assertThat(list.of("同名站", "0103").orElseThrow().code()).isEqualTo("0103");
    assertThat(list.of("同名站", "01")).isEmpty();
    assertThat(list.of("改了名的", "0102").orElseThrow().code()).isEqualTo("0102");
    assertThat(list.of("外来", "99")).isEmpty();
    assertThat(list.names("第一(小)学")).isTrue();
    assertThat(list.names("外来")).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "hierarchy.line | code,name,above\\n01,,\\n | 2",
        "hierarchy.line | code,name,above\\n01\\n | 2",
        "hierarchy.twice | code,name,above\\n01,a,\\n01,b,\\n | 3",
        "hierarchy.above | code,name,above\\n09,top,\\n01,a,02\\n | 3",
        "hierarchy.circle | code,name,above\\n03,c,02\\n01,a,02\\n02,b,01\\n | 3",
        "hierarchy.circle | code,name,above\\n01,a,01\\n | 2",
        "hierarchy.header | 45,a,\\n4502,b,45\\n | 1",
        "hierarchy.header | x,a,y\\ny,b,\\n | 1",
        "hierarchy.header | code,name\\n01,a,\\n | 1",
        "hierarchy.empty | code,name,above\\n | ''",
        "hierarchy.empty | '' | ''"
      })
  void whatIsWrongIsToldWithItsPlace(String message, String csv, String place) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(csv.replace("\\n", "\n")));

    assertThat(refusal.problems().get(0).message()).isEqualTo(message);
    assertThat(refusal.problems().get(0).arguments())
        .containsEntry("file", "units.csv")
        .containsEntry("at", place);
  }

  /** Whoever is below a mistake need not be told of it. */
  @Test
  void aMistakeIsToldOnceWithItsUnits() {
    String csv = "编码,名称,上级编码\n5,戊,4\n1,甲,3\n2,乙,1\n3,丙,2\n4,丁,3\n6,己,7\n8,庚,6\n";

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(csv));

    assertThat(refusal.problems())
        .extracting(one -> one.message() + " " + one.arguments().values())
        .containsExactly(
            "hierarchy.above [7, units.csv, 6, 7]",
            "hierarchy.circle [3, units.csv, 1, 1 → 3 → 2 → 1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void aListIsReadAsExcelSavesIt(String charset) throws Exception {
    String csv = "编码,名称,上级编码\r\n01,省厅,\r\n\r\n0101,第一小学,01\r\n";

    Hierarchy list = Hierarchy.read("units.csv", csv.getBytes(Charset.forName(charset)));

    assertThat(list.of("第一小学", "").orElseThrow().above()).isEqualTo("01");
  }
}
