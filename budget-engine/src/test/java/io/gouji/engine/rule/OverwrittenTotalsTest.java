package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Totals typed as numbers, told by what the cells beside them have. */
class OverwrittenTotalsTest {
  /** Three columns of two parts each and their totals; the template adds them up. */
  private static FormulaBook parts(String... totals) {
    return new FormulaBook("甲", "乙", "丙")
        .by("Gouji")
        .label("一、", 1, "", "1", "2", "3")
        .label("二、", 1, "", "4", "5", "6")
        .total("合计", "SUM({行!一、}:{行!二、})", totals);
  }

  @Test
  void aTotalTypedAmongFormulasIsToldWithItsNeighbours() {
    assertThat(parts("=SUM(C5:C6)", "7", "=SUM(E5:E6)").told())
        .containsExactly("FML01 D7 =SUM(D5:D6) C7");
    assertThat(parts("5", "7", "=SUM(E5:E6)").told())
        .containsExactly("FML01 C7 =SUM(C5:C6) E7", "FML01 D7 =SUM(D5:D6) E7");
    assertThat(parts("=SUM(C5:C6)", "7", "9").told())
        .containsExactly("FML01 D7 =SUM(D5:D6) C7", "FML01 E7 =SUM(E5:E6) C7");
  }

  /** So many columns with a total each, none of them a formula. */
  private static FormulaBook wide(int columns, String last) {
    List<String> names = new ArrayList<>();
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add("列" + i);
      figures.add("1");
    }
    String[] parts = figures.toArray(String[]::new);
    figures.set(columns - 1, last);
    return new FormulaBook(names.toArray(String[]::new))
        .by("Gouji")
        .label("一、", 1, "", parts)
        .total("合计", "SUM({行!一、})", figures.toArray(String[]::new));
  }

  @Test
  void oneFormulaIsEnoughToShowThatTheTableIsNone() {
    assertThat(wide(7, "=SUM(I5)").told())
        .hasSize(6)
        .allMatch(one -> one.startsWith("FML01 ") && one.endsWith(" I6"));
  }

  @Test
  void withoutTheTemplateATableOfValuesIsNoMistake() {
    FormulaBook foreign = wide(6, "1");

    assertThat(foreign.by("").told()).isEmpty();
  }

  /** Of several neighbours the nearest that fits is taken. */
  @ParameterizedTest
  @CsvSource({"C7, D7", "D7, C7", "E7, D7", "F7, E7"})
  void theNeighbourIsTheNearest(String typed, String neighbour) {
    FormulaBook book =
        new FormulaBook("甲", "乙", "丙", "丁")
            .label("一、", 1, "", "1", "2", "3", "4")
            .label("二、", 1, "", "4", "5", "6", "7")
            .total("合计", "", "=C5+C6", "=D5+D6", "=E5+E6", "=F5+F6")
            .with(typed, "99");

    assertThat(book.told())
        .singleElement()
        .asString()
        .startsWith("FML01 " + typed)
        .endsWith(neighbour);
  }

  /** A subtotal has no total beside it; another subtotal of its level shows what it should be. */
  @Test
  void aSubtotalIsTakenAfterAnotherOfItsLevel() {
    FormulaBook book =
        new FormulaBook("甲")
            .code("201", "30")
            .code("20101", "10")
            .code("20102", "20")
            .code("205", "=SUM(C9:C10)")
            .code("20501", "1")
            .code("20502", "2");

    assertThat(book.told()).containsExactly("FML01 C5 =SUM(C6:C7) C8");
  }

  @Test
  void aSubtotalOfAnotherLevelShowsNothing() {
    FormulaBook book =
        new FormulaBook("甲")
            .code("201", "30")
            .code("20101", "30")
            .code("2010101", "10")
            .code("2010102", "20")
            .code("20102", "=SUM(C10:C11)")
            .code("2010201", "0")
            .code("2010202", "0");

    assertThat(book.told()).containsExactly("FML01 C6 =SUM(C7:C8) C9");
  }

  private static FormulaBook lines(String... totals) {
    FormulaBook book = new FormulaBook("合计", "甲", "乙");
    for (int i = 0; i < totals.length; i++) {
      book.label("行" + i, 1, "", totals[i], "1", "2");
    }
    return book;
  }

  @Test
  void aTotalOfALineIsTakenAfterMostOfTheLines() {
    assertThat(lines("=D5+E5", "=D6+E6", "3").told()).containsExactly("FML01 C7 =D7+E7 C5");
    assertThat(lines("3", "=D6+E6", "=D7+E7").told()).containsExactly("FML01 C5 =D5+E5 C6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=D5+E5;3", // one shows nothing
        "=D5+E5;=D6+E6;3;3", // half of them are not most
        "=D5+E5;=E6+D6*1;3",
        "=1+2;=1+2;3" // figures worked out of nothing are as typed
      })
  void whatIsNotUsualShowsNothing(String totals) {
    assertThat(lines(totals.split(";")).told()).noneMatch(one -> one.startsWith("FML01 "));
  }
}
