package io.gouji.engine.rule;

import static io.gouji.engine.rule.FormulaReviewTest.changed;
import static io.gouji.engine.rule.FormulaReviewTest.split;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the formulas of a table with one column of amounts. */
class SingleColumnReviewTest {
  /** One column of amounts, so that no neighbour shows what is meant. */
  static FormulaBook single() {
    return new FormulaBook("预算数")
        .by("Gouji")
        .label("一", 1, "", "10")
        .label("二", 1, "", "11")
        .label("三", 1, "", "12")
        .line()
        .total("本年", "SUM({:})", "=SUM(C5:C7)")
        .total("上年", "", "5")
        .total("总计", "{行!本年}+{行!上年}", "=C9+C10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C9 | =SUM(C5:C8) |",
        "C9 | =SUM(C5:C7) |",
        "C9 | =SUM(C5:C6) | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C9 | =SUM(C4:C8) |",
        "C9 | =C5+C6+C7+C99 | FML04 C9 =SUM(C5:C8) [C99]",
        "C9 | =C5+C6+C99 | FML04 C9 =SUM(C5:C8) [C99]",
        "C9 | =C5+C6-C7 | FML02.template C9 =SUM(C5:C7)",
        "C9 | =SUMPRODUCT(C5:C6*1) | FML03 C9 =SUM(C5:C7) [C7] C7",
        "C9 | =SUMPRODUCT(C5:C7*1)+C7 | FML05 C9 =SUM(C5:C7) [C7] C7",
        "C9 | =SUMPRODUCT(C5:C7*1)+C10 | FML04 C9 =SUM(C5:C7) [C10] C10",
        "C9 | =VLOOKUP(\"x\",B5:C8,2,0) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =VLOOKUP(\"一\",B5:C8,2,0) | FML03 C9 =SUM(C5:C7) [C6:C7] C6 C7",
        "C9 | =AVERAGE(C5:C8) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =MEDIAN(C5:C8) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =MAX(C5:C8) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =COUNT(C5:C8) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =COUNT(A1:A3) | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =LEN(\"abc\") | FML02.template C9 =SUM(C5:C7)",
        "C9 | =SUM(C5:C8)+LEN(\"abc\") | FML08 C9 [3]",
        "C9 | =SUM(C5:C8)+LEN(B5) | FML08 C9 [1]",
        "C9 | =SUM(C5:C8)*RAND() | FML02.template C9 =SUM(C5:C7)",
        "C9 | =ROUND(SUM(C5:C8)*1,-1) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =IF(SUM(C5:C8)=0,\"\",SUM(C5:C8)) |",
        "C9 | =IF(SUM(C5:C8)>0,\"\",SUM(C5:C8)) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =IF(SUM(C5:C8)>0,\"—\",SUM(C5:C8)) | FML02.template C9 =SUM(C5:C7)",
        "C9 | =SUM(C5:C8)&\"元\" | FML02.template C9 =SUM(C5:C7)",
        "C9 | =C11-C10 | FML02.template C9 =SUM(C5:C7)",
        "C9 | =T!A1 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =T!A1+T!A2 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =T!A1*1 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =[1]汇总!B3→33 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =SUM(C5:C8)+[1]汇总!B3→33 |",
        "C9 | =[1]汇总!B3*2+C5→33 | FML08 C9 [*2]",
        "C9 | =Unknown(C5:C8)→33 |",
        "C9 | =D99 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =D99+D98 | FML08.cell C9 [D99, D98]",
        "C9 | =D99*1 | FML02.foreign C9 =SUM(C5:C7)",
        "C9 | =C10 | FML02.template C9 =SUM(C5:C7)",
        "C9 | =C5 | FML03 C9 =SUM(C5:C8) [C6:C7] C6 C7",
        "C9 | =SUM(各项) |",
        "C9 | =SUM(半数) | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C9 | =33 | FML01.figures C9 =SUM(C5:C8)",
        "C9 | =30+3 | FML01.figures C9 =SUM(C5:C8)",
        "C9 | 33 | FML01.template C9 =SUM(C5:C8)",
        "C9 | | FML01.blank C9 =SUM(C5:C8)",
        "C10 | |",
        "C11 | =C9 | FML03 C11 =C9+C10 [C10] C10",
        "C11 | =C10 | FML03 C11 =C9+C10 [C9] C9",
        "C11 | =C9+C10+C5 | FML05 C11 =C9+C10 [C5] C5",
        "C11 | =SUM(C5:C10) | FML05 C11 =C9+C10 [C5:C7] C5 C6 C7",
        "C11 | =SUM(C9:C10) |",
        "C11 | =SUM(C5:C7,C10) |",
        "C11 | =SUM(C5:C6,C10) | FML02.template C11 =C9+C10",
        "C11 | =D11 | FML02.foreign C11 =C9+C10",
        "C11 | | FML01.blank C11 =C9+C10",
        "C8 | 1 |",
        "C8 | =C12 |",
        "C8 | =C10 | FML03 C9 =SUM(C5:C8) [C8]",
        "C4 | 2026 |",
        "C7 | |",
        "C7 | ^12 | FML07 C9 [C7] C7",
        "C7 | =C6 |",
        "C7 | =1/0 |"
      })
  void ofOneColumnOfAmounts(String cell, @Nullable String formula, @Nullable String told) {
    FormulaBook book =
        single()
            .other("T", "A1", "33", "A2", "0")
            .name("各项", "表!$C$5:$C$7")
            .name("半数", "表!$C$5:$C$6");
    assertThat(book.with(cell, formula == null ? "" : formula).told()).isEqualTo(split(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What is left out has nothing in it yet.
        "C7 ; C9 =SUM(C5:C6) | FML03.blank C9 =SUM(C5:C8) [C7] C7",
        "C7 ; C9 =C5+C6 | FML03.blank C9 =SUM(C5:C7) [C7] C7",
        "C7 ; C9 =SUMPRODUCT(C5:C6*1) | FML03.blank C9 =SUM(C5:C7) [C7] C7",
        "C6 ; C7 ; C9 =SUM(C5) | FML03.blank C9 =SUM(C5:C8) [C6:C7] C6 C7",
        "C6 ; C9 =C5 | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C7 =0 ; C9 =SUM(C5:C6) | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C7 0 ; C9 =SUM(C5:C6) | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C7 ^12 ; C9 =SUM(C5:C6) | FML03 C9 =SUM(C5:C8) [C7] C7",
        "C4 2026 ; C9 =SUM(C4:C8) | FML04 C9 =SUM(C5:C8) [C4]",
        "C4 =2026 ; C9 =SUM(C4:C8) | FML04 C9 =SUM(C5:C8) [C4]",
        "C4 年 ; C9 =SUM(C4:C8) |",
        "C8 3 ; C9 =SUM(C5:C7) |",
        "C8 =C9*0 ; C9 =SUM(C5:C8) |",
        "C8 =C10+0 ; C9 =SUM(C5:C8) | FML04.open C9 [C8]",
        // Nothing to add up.
        "C5 0 ; C6 0 ; C7 0 ; C9 | FML01.later C9 =SUM(C5:C8)",
        "C5 0 ; C6 0 ; C7 0 ; C10 0 ; C9 |",
        "C5 0 ; C6 0 ; C7 0 ; C9 =IF(SUM(C5:C8)=0,\"\",SUM(C5:C8)) |",
        "C5 0 ; C6 0 ; C7 0 ; C9 =IF(SUM(C5:C8)=0,\"—\",SUM(C5:C8)) |",
        "C5 0 ; C6 0 ; C7 0 ; C9 =IF(SUM(C5:C8)=0,\"无\",SUM(C5:C8)) | FML02.template C9 =SUM(C5:C7)",
        "C5 0 ; C6 0 ; C7 0 ; C9 —— |",
        "C5 1 ; C6 -1 ; C7 0 ; C9 | FML01.later C9 =SUM(C5:C8)",
        "C5 1 ; C6 x ; C7 0 ; C9 | FML01.blank C9 =SUM(C5:C8)",
        "C5 =1/0 ; C9 |",
        "C5 =1/0 ; C9 =SUM(C5:C7) |",
        "C5 =1/0 ; C9 =VLOOKUP(\"x\",B5:C8,2,0) |",
        "C99 =1/0 ; C9 =C99 | FML04 C9 =SUM(C5:C8) [C99]",
        "C99 =1/0 ; C9 =SUM(C5:C7)+C99 | FML04 C9 =SUM(C5:C8) [C99]",
        "C5 0 ; C6 0 ; C7 0 ; C9 =VLOOKUP(\"x\",B5:C8,2,0) | FML02.template C9 =SUM(C5:C7)",
        "C9 ; C10 | FML01.blank C9 =SUM(C5:C8)",
        "C9 33 ; C11 38 |",
        "B5 ; C5 |",
      })
  void ofSeveralCellsOfOneColumn(String changes, @Nullable String told) {
    assertThat(changed(single(), changes).told()).isEqualTo(split(told));
  }

  /** One column, and no template. */
  static FormulaBook alone() {
    return new FormulaBook("甲")
        .code("201", "=SUM(C6:C8)")
        .code("20101", "11.4")
        .code("20102", "12")
        .code("20103", "13")
        .code("204", "=C10")
        .code("20401", "14")
        .total("合计", "", "=C5+C9")
        .label("一", 1, "", "=SUM(C13:C14)")
        .label("(一)", 2, "", "15")
        .label("(二)", 2, "", "16")
        .total("小计", "", "=C12")
        .label("二", 1, "", "17")
        .total("总计", "", "=C11+C15+C16")
        .with("D6", "11")
        .with("D7", "12")
        .with("D5", "36");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C5 =ROUND(SUM(C6:C8),0) | FML02.round C5 =SUM(C6:C8)",
        "C5 =ROUND(SUM(C6:C8),1) |",
        "C5 =ROUND(SUMPRODUCT(C6:C8*1),0) | FML02.round C5 =SUM(C6:C8)",
        "C5 =ROUND(C6+SUMPRODUCT(C7:C8*1),0) | FML02.round C5 =SUM(C6:C8)",
        "C5 =ROUND(C6+SUMPRODUCT(C7:C8*1),1) |",
        "C5 =IF(C6>0,ROUND(SUM(C6:C8),0),SUM(C6:C8)) | FML02.round C5 =SUM(C6:C8)",
        "C5 =SUMPRODUCT(C6:C8*1) |",
        "C5 =SUMPRODUCT(C6:C7*1) | FML03 C5 =SUM(C6:C8) [C8] C8",
        "C5 =AVERAGE(C6:C8) | FML02.parts C5 =SUM(C6:C8)",
        "C5 =AVERAGE(C6:C8)*3 | FML08 C5 [*3]",
        "C5 =SUM(D6:D8) | FML02.parts C5 =SUM(C6:C8)",
        "C5 =D5 |",
        "C5 =D6 | FML02.parts C5 =SUM(C6:C8)",
        "C5 =ROUND(D6,0) | FML02.parts C5 =SUM(C6:C8)",
        "C5 =ROUND(D5,0) |",
        "C5 =AVERAGE(D6:D8) | FML02.parts C5 =SUM(C6:C8)",
        "C5 =[1]汇总!B3→36 | FML02.parts C5 =SUM(C6:C8)",
        "C5 =T!A1 |",
        "C5 =T!A1+D6 |",
        "C5 =AVERAGE(T!A1:A2)+D6*1 |",
        "C5 =SUM(C6,C8) | FML03 C5 =SUM(C6:C8) [C7] C7",
        "C5 =C6+C7+C10 | FML04 C5 =SUM(C6:C8) [C10] C10",
        "C5 =SUM(C6:C10) | FML04 C5 =SUM(C6:C8) [C9:C10] C9 C10",
        "C5 =SUM(C6:C8)-0.4 | FML08 C5 [-0.4]",
        "C5 =SUM(C6:C8)-D6 | FML08.cell C5 [D6]",
        "C5 =SUM(C6:C8)-D5 | FML02.parts C5 =SUM(C6:C8)",
        "C5 =SUM(C6:C8)-Z9 | FML08.cell C5 [Z9]",
        "C6 =D6 |",
        "C6 =D7 |",
        "C6 =C7 |",
        "C9 =C10*2 | FML08 C9 [*2]",
        "C9 14 | FML01 C9 =C10 C5",
        "C9 | FML01.deleted C9 =C10 C5",
        "C11 =C5 | FML03 C11 =SUM(C5,C9) [C10] C10",
        "C11 =SUM(C5:C8) | FML05 C11 =SUM(C5,C9) [C5] C5",
        "C11 =C5+C10 |",
        "C11 =C6+C7+C8+C9 |",
        "C11 =C5+C6+C9 | FML05 C11 =SUM(C5,C9) [C5] C5",
        "C11 =ROUND(C5+C9,0) | FML02.round C11 =SUM(C5,C9)",
        "C11 =AVERAGE(C5,C9)*2 | FML08 C11 [*2]",
        "C11 =D5 |",
        "C11 =D5+D6 | FML08.cell C11 [D5, D6]",
        "C11 =[1]汇总!B3→50 |",
        "C11 50.4 |",
        "C12 =C13 | FML03 C12 =SUM(C13:C14) [C14] C14",
        "C12 =C13+C14+C16 | FML04 C12 =SUM(C13:C14) [C16] C16",
        "C12 =D6 |",
        "C12 =ROUND(D6,-1) | FML02.parts C12 =SUM(C13:C14)",
        "C12 =AVERAGE(D6:D7) |",
        "C15 =SUM(C12:C14) | FML05 C15 =C12 [C12] C12",
        "C15 =SUM(C12:C16) | FML04 C15 =C12 [C15]; FML05 C17 =C16 [C15] C15",
        "C15 =C12+C5 |",
        "C15 =C13+C14 |",
        "C15 =C13 | FML03 C15 =C12 [C14] C14",
        "C17 =C16 |",
        "C17 =C15+C16 |",
        "C17 =C12+C15+C16 | FML05 C17 =C16 [C15] C15",
        "C17 =C13+C15+C16 |",
        "C17 =C11+C15 |",
        "C17 =SUM(C5:C16) | FML05 C17 =C16 [C5, C9, C11:C12, C15] C5 C9 C11 C12 C15"
      })
  void ofOneColumnWithoutTemplate(String changes, @Nullable String told) {
    FormulaBook book = changed(alone(), changes).other("T", "A1", "36", "A2", "1");
    assertThat(book.told()).isEqualTo(split(told));
  }
}
