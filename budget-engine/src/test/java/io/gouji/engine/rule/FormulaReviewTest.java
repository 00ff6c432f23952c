package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the formulas of small tables. */
class FormulaReviewTest {
  /** Subtotals of codes in rows 5 and 8, their sum in row 11; C adds D, E and F. */
  static FormulaBook codes() {
    return new FormulaBook("合计", "基本", "项目", "经营")
        .code("201", "=SUM(D5:F5)", "=SUM(D6:D7)", "=SUM(E6:E7)", "=SUM(F6:F7)")
        .code("20101", "=SUM(D6:F6)", "10", "20", "30")
        .code("20102", "=SUM(D7:F7)", "11", "22", "33")
        .code("204", "=SUM(D8:F8)", "=SUM(D9:D10)", "=SUM(E9:E10)", "=SUM(F9:F10)")
        .code("20401", "=SUM(D9:F9)", "3", "5", "7")
        .code("20402", "=SUM(D10:F10)", "4", "6", "8")
        .total("合计", "", "=C5+C8", "=D5+D8", "=E5+E8", "=F5+F8");
  }

  static List<String> split(@Nullable String list) {
    return list == null ? List.of() : Arrays.asList(list.split("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D5 | =SUM(D6:D7) |",
        "D5 | =SUM(D6:D6) | FML03 D5 =SUM(D6:D7) [D7] D7",
        "D5 | =D6 | FML03 D5 =SUM(D6:D7) [D7] D7",
        "D5 | =SUM(D6:D8) | FML04 D5 =SUM(D6:D7) [D8] D8",
        "D5 | =SUM(D6:D7,D9) | FML04 D5 =SUM(D6:D7) [D9] D9",
        "D5 | =SUM(D6:D7,D7) | FML05 D5 =SUM(D6:D7) [D7] D7",
        "D5 | =SUM(D5:D7) | FML04 D5 =SUM(D6:D7) [D5]",
        "D5 | =SUM(D4:D7) | FML04 D5 =SUM(D6:D7) [D5]",
        "D5 | =SUM(D6:D7)+D99 | FML04 D5 =SUM(D6:D7) [D99]",
        "D5 | =SUM(D6:D7)+1 | FML08 D5 [1]",
        "D5 | =SUM(D6:D7)*2 | FML08 D5 [*2]",
        "D5 | =SUM(E6:E7) | FML02 D5 =SUM(D6:D7) E5",
        "D5 | =ROUND(SUM(D6:D7),0) |",
        "D5 | =ROUND(SUM(D6:D7),-1) | FML02.round D5 =SUM(D6:D7)",
        "D5 | =AVERAGE(D6:D7) | FML02 D5 =SUM(D6:D7) E5",
        "D5 | =MAX(D6:D7) | FML03 D5 =SUM(D6:D7) [D7] D7",
        "D5 | =E5 |",
        "D5 | =D6+E7 | FML02 D5 =SUM(D6:D7) E5",
        "D5 | =D6-D7 | FML02 D5 =SUM(D6:D7) E5",
        "D5 | =#REF!+D6 | FML06 D5",
        "D5 | 21 | FML01 D5 =SUM(D6:D7) E5",
        "D5 | ^21 | FML07 C5 [D5] D5; FML01 D5 =SUM(D6:D7) E5",
        "D5 | | FML01.deleted D5 =SUM(D6:D7) E5",
        "D5 | =10+11 | FML01.figures D5 =SUM(D6:D7) E5",
        "D11 | =SUM(D5:D10) | FML05 D11 =D5+D8 [D5, D8] D5 D8",
        "D11 | =D5 | FML03 D11 =D5+D8 [D9:D10] D9 D10",
        "D11 | =D8 | FML03 D11 =D5+D8 [D6:D7] D6 D7",
        "D11 | =D5+D8+D9 | FML05 D11 =D5+D8 [D8] D8",
        "D11 | =D5+E8 | FML02 D11 =D5+D8 C11",
        "D11 | =SUM(D5:D7) | FML05 D11 =D5+D8 [D5] D5",
        "D11 | =SUM(D6,D7,D9,D10) |",
        "D11 | =SUM(D6,D7,D9) | FML02 D11 =D5+D8 C11",
        "D11 | =D6+D7+D8 |",
        "D11 | =SUBTOTAL(9,D5:D10) | FML05 D11 =SUM(D5,D8) [D6:D7, D9:D10] D6 D7 D9 D10",
        "D11 | =SUMIF(A5:A10,\"???\",D5:D10) |",
        "D11 | =SUMIF(A5:A10,\"201\",D5:D10) | FML03 D11 =D5+D8 [D9:D10] D9 D10",
        "D11 | =SUMIF(A5:A9,\"???\",D6:D10) | FML03.shifted D11 =D5+D8 [A5:A9] [D6:D10]",
        "D11 | =SUMIF(A5:A10,\"20*\",D5:D10) | FML05 D11 =D5+D8 [D5, D8] D5 D8",
        "D11 | =28 | FML01.figures D11 =D5+D8 C11",
        "D11 | 28 | FML01 D11 =D5+D8 C11",
        "D11 | |",
        "D11 | =D5+D8+0.5 | FML08 D11 [0.5]",
        "D11 | =D5+D8-E6 | FML08.cell D11 [E6]",
        "D11 | =C11-E11-F11 |",
        "C6 | =D6+E6 | FML02 C6 =SUM(D6:F6) C5",
        "C6 | =D6+E6+F6 |",
        "C6 | =SUM(D6:E6) | FML02 C6 =SUM(D6:F6) C5",
        "C6 | =SUM(D7:F7) | FML02 C6 =SUM(D6:F6) C5",
        "C6 | =D6+E6+F7 | FML02 C6 =SUM(D6:F6) C5",
        "C6 | =SUM(D6:F6)*1 |",
        "C6 | =SUM(D6:F6)+1 | FML08 C6 [1]",
        "C6 | =ROUND(SUM(D6:F6),-1) |",
        "C6 | 60 | FML01 C6 =SUM(D6:F6) C5",
        "C6 | =60 | FML01.figures C6 =SUM(D6:F6) C5",
        "C6 | |",
        "D6 | ^10 | FML07 C6 [D6] D6; FML07 D5 [D6] D6",
        "D6 | =E6 |",
        "D6 | =3+7 |",
        "D6 | =3*E6+7 |",
        "D9 | =D5 |",
      })
  void ofCodesWithoutTemplate(String cell, @Nullable String formula, @Nullable String told) {
    assertThat(codes().with(cell, formula == null ? "" : formula).told()).isEqualTo(split(told));
  }

  /** What the template has in every cell that calculates. */
  static FormulaBook template() {
    return new FormulaBook("合计={基本}+{项目}", "基本", "项目")
        .label("一", 1, "", "=D5+E5", "10", "20")
        .label("二", 1, "", "=D6+E6", "11", "22")
        .label("三", 1, "", "=D7+E7", "12", "24")
        .line("=D8+E8")
        .total("本年", "SUM({:})", "=SUM(C5:C8)", "=SUM(D5:D8)", "=SUM(E5:E8)")
        .label("四", 1, "", "=D10+E10", "1", "2")
        .total("上年", "SUM({行!四})", "=SUM(C10)", "=SUM(D10)", "=SUM(E10)")
        .total("总计", "{行!本年}+{行!上年}", "=C9+C11", "=D9+D11", "=E9+E11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D9 | =SUM(D5:D8) |",
        "D9 | =SUM(D5:D7) |",
        "D9 | =SUM(D5:D6) | FML03 D9 =SUM(D5:D8) [D7] D7",
        "D9 | =SUM(D6:D8) | FML03 D9 =SUM(D5:D8) [D5] D5",
        "D9 | =SUM(D5:D10) | FML04 D9 =SUM(D5:D8) [D9]",
        "D9 | =D5+D6+D7 |",
        "D9 | =D5+D6 | FML03 D9 =SUM(D5:D7) [D7] D7",
        "D9 | =D5 | FML03 D9 =SUM(D5:D8) [D6:D7] D6 D7",
        "D9 | =E9 | FML02.foreign D9 =SUM(D5:D7)",
        "D9 | =E5 | FML02.foreign D9 =SUM(D5:D7)",
        "D9 | =SUM(E5:E8) | FML02 D9 =SUM(D5:D7) C9",
        "D9 | =C9-E9 |",
        "D9 | =33 | FML01.figures D9 =SUM(D5:D8) C9",
        "D9 | 33 | FML01 D9 =SUM(D5:D8) C9",
        "D9 | 34 | FML01 D9 =SUM(D5:D8) C9",
        "D9 | | FML01.blank D9 =SUM(D5:D7)",
        "D9 | —— |",
        "D9 | ^33 | FML01 D9 =SUM(D5:D8) C9",
        "D9 | =SUM(D5:D8)+1 | FML08 D9 [1]",
        "D9 | =SUM(D5:D8)/0 | FML02 D9 =SUM(D5:D7) C9",
        "D9 | =SUM(D5:D8)&\"\" | FML02 D9 =SUM(D5:D7) C9",
        "D9 | =IF(SUM(D5:D8)=0,\"\",SUM(D5:D8)) |",
        "D9 | =SUM(D5:D8)*2 | FML08 D9 [*2]",
        "D9 | =ROUND(SUM(D5:D8),-1) | FML02.template D9 =SUM(D5:D7)",
        "D9 | =AVERAGE(D5:D8)*3 | FML08 D9 [*3]",
        "D9 | =VLOOKUP(\"x\",B5:D8,3,0) | FML02 D9 =SUM(D5:D7) C9",
        "D9 | =SUM(D5:D8)-D99 | FML02 D9 =SUM(D5:D7) C9",
        "D9 | =SUM(D5:D8)-E5 | FML08.cell D9 [E5]",
        "D9 | =T!A1 | FML02.foreign D9 =SUM(D5:D7)",
        "D9 | =T!A1+D5 | FML02 D9 =SUM(D5:D7) C9",
        "D12 | =D9+D11 |",
        "D12 | =SUM(D9,D11) |",
        "D12 | =D9 | FML03 D12 =D9+D11 [D11] D11",
        "D12 | =D9-D11 | FML02 D12 =D9+D11 C12",
        "D12 | =SUM(D5:D8)+D10 |",
        "D12 | =SUM(D5:D10) | FML02 D12 =D9+D11 C12",
        "D12 | =E12 | FML02.foreign D12 =D9+D11",
        "D12 | 34 | FML01 D12 =D9+D11 C12",
        "D12 | | FML01.blank D12 =D9+D11",
        "D11 | =D10 |",
        "D11 | 1 | FML01 D11 =SUM(D10) C11",
        "D11 | | FML01.blank D11 =SUM(D10)",
        "C5 | =SUM(D5:E5) |",
        "C5 | =D5 | FML03 C5 =D5+E5 [E5] E5",
        "C5 | =D5+E6 | FML02 C5 =D5+E5 C6",
        "C5 | =D5*E5 | FML02 C5 =D5+E5 C6",
        "C5 | =D5-E5 | FML02 C5 =D5+E5 C6",
        "C5 | =D5+E5+1 | FML08 C5 [1]",
        "C5 | =ROUND(D5+E5,-2) | FML02.round C5 =D5+E5",
        "C5 | =30 | FML01.figures C5 =D5+E5 C6",
        "C5 | 30 | FML01 C5 =D5+E5 C6",
        "C5 | 31 | FML01 C5 =D5+E5 C6",
        "C5 | | FML01.blank C5 =D5+E5",
        "C5 | —— |",
        "C5 | =D5+E5+D99 | FML08.cell C5 [D99]",
        "C5 | =T!A1 | FML02 C5 =D5+E5 C6",
        "C5 | =D5/0 | FML02 C5 =D5+E5 C6",
        "C9 | =SUM(D5:D7)/0 | FML02 C9 =SUM(C5:C7) C10",
        "C5 | =E5+D5 |",
        "C5 | =MAX(D5,E5) | FML02 C5 =D5+E5 C6",
        "C5 | =E5 | FML03 C5 =D5+E5 [D5] D5",
        "C5 | =C9-C6-C7 |",
        "D5 | =E5/2 |",
        "D5 | |",
      })
  void ofWhatTheTemplateCalculates(String cell, @Nullable String formula, @Nullable String told) {
    FormulaBook book = template().other("T", "A1", "33");
    assertThat(book.with(cell, formula == null ? "" : formula).told()).isEqualTo(split(told));
  }

  /** A table of codes of which the template only sums up the classes. */
  static FormulaBook classes() {
    return new FormulaBook("合计={基本}+{项目}", "基本", "项目")
        .code("201", "=D5+E5", "=SUM(D6:D7)", "=SUM(E6:E7)")
        .code("20101", "=D6+E6", "10", "20")
        .code("20102", "=D7+E7", "11", "22")
        .code("204", "=D8+E8", "=D9", "=E9")
        .code("20401", "=D9+E9", "3", "5")
        .line("=D10+E10")
        .total(
            "合计",
            "SUMIF({科目编码:},\"???\",{:})",
            "=SUMIF($A5:$A10,\"???\",C5:C10)",
            "=SUMIF($A5:$A10,\"???\",D5:D10)",
            "=SUMIF($A5:$A10,\"???\",E5:E10)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "D11 | =SUMIF($A5:$A10,\"???\",D5:D10) |",
        "D11 | =SUM(D5:D10) | FML05 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D5, D8] D5 D8",
        "D11 | =D5+D8 |",
        "D11 | =D5 | FML03 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D9] D9",
        "D11 | =SUMIF($A5:$A7,\"???\",D5:D7) | FML03 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D9] D9",
        "D11 | =SUMIF($A5:$A10,\"?????\",D5:D10) |",
        "D11 | =SUMIF($A5:$A10,\"201\",D5:D10) | FML03 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D9] D9",
        "D11 | =SUMIF($A5:$A10,\"???\",E5:E10) | FML02 D11 =SUMIF($A5:$A10,\"???\",D5:D10) C11",
        "D11 | =SUMIF($A5:$A9,\"???\",D6:D10) | FML03.shifted D11 =SUMIF($A5:$A10,\"???\",D5:D10) [A5:A9] [D6:D10]",
        "D11 | 24 | FML01 D11 =SUMIF($A5:$A10,\"???\",D5:D10) C11",
        "D11 | =24 | FML01.figures D11 =SUMIF($A5:$A10,\"???\",D5:D10) C11",
        "D11 | | FML01.blank D11 =SUMIF($A5:$A10,\"???\",D5:D10)",
        "A8 | ^204 |",
        "A8 | '^204 ' | FML03.code C11 [C9] [A8] C9; FML03.code D11 [D9] [A8] D9; FML03.code E11 [E9] [A8] E9",
        "A8 | 204 | FML03.code C11 [C9] [A8] C9; FML03.code D11 [D9] [A8] D9; FML03.code E11 [E9] [A8] E9",
        "D5 | | FML01.deleted D5 =SUM(D6:D7) E5",
        "D8 | | FML01.deleted D8 =D9 E8",
        "D8 | 3 | FML01 D8 =D9 E8",
        "D8 | =D6 | FML04 D8 =D9 [D6] D6",
        "D8 | =E8 |",
        "C8 | | FML01.blank C8 =D8+E8",
        "C8 | 8 | FML01 C8 =C9 D8",
        "D6 | =D7 |",
      })
  void ofClassesThatTheTemplateSums(String cell, @Nullable String formula, @Nullable String told) {
    assertThat(classes().with(cell, formula == null ? "" : formula).told()).isEqualTo(split(told));
  }

  /** Writes cells: {@code C7 ; C9 =SUM(C5:C6)} empties the one and fills the other. */
  static FormulaBook changed(FormulaBook book, String changes) {
    for (String change : changes.split(" ; ")) {
      String[] parts = change.strip().split(" ", 2);
      book.with(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return book;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // The classes of a table of codes; 204 has one part.
        "D5 ; D6 ; D7 |",
        "D6 ; D5 =SUM(D7:D7) | FML03.blank D5 =SUM(D6:D7) [D6] D6",
        "D7 ; D5 =SUM(D6:D6) | FML03.blank D5 =SUM(D6:D7) [D7] D7",
        "D7 ; D5 =SUM(D6:D6) ; E5 =SUM(E6:E6) | FML03.blank D5 =SUM(D6:D7) [D7] D7; FML03 E5 =SUM(E6:E7) [E7] E7",
        "D7 ; E7 ; D5 =SUM(D6:D6) ; E5 =SUM(E6:E6) | FML03.blank D5 =SUM(D6:D7) [D7] D7; FML03.blank E5 =SUM(E6:E7) [E7] E7",
        "D7 ; D5 | FML01.deleted D5 =SUM(D6:D7) E5",
        "D6 0 ; D7 0 ; D5 |",
        "D6 =0 ; D7 0 ; D5 | FML01.unused D5 =SUM(D6:D7) E5",
        "D6 0.01 ; D7 ; D5 0.01 ; D9 0.01 ; D11 | FML01 D5 =SUM(D6:D7) E5",
        "D6 0.01 ; D7 ; D5 0.01 ; D9 0.02 ; D11 | FML01.blank D11 =SUMIF($A5:$A10,\"???\",D5:D10); FML01 D5 =SUM(D6:D7) E5",
        "D6 0 ; D7 0 ; D9 0 ; D11 |",
        "D11 =E11 | FML02.foreign D11 =SUMIF($A5:$A10,\"???\",D5:D10)",
        "D11 =D5 ; E11 =E5 | FML03 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D9] D9; FML03 E11 =SUMIF($A5:$A10,\"???\",E5:E10) [E9] E9",
        "D11 =SUMIF($A5:$A10,\"???\",D5:D10)+D5 | FML05 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D5] D5",
        "D11 =D12 ; D12 24 | FML04 D11 =SUMIF($A5:$A10,\"???\",D5:D10) [D12]",
        "A8 ^204 ; A5 201 | FML03.code C11 [C6:C7] [A5] C6 C7; FML03.code D11 [D6:D7] [A5] D6 D7; FML03.code E11 [E6:E7] [A5] E6 E7",
        "A8 204 ; D8 ; D9 | FML03.code C11 [C9] [A8] C9; FML03.code D11 [D9] [A8] D9; FML03.code E11 [E9] [A8] E9",
        "D8 =D9+D9 | FML05 D8 =D9 [D9] D9",
        "D8 =D9+D6 | FML04 D8 =D9 [D6] D6",
        "D8 =D5 | FML04 D8 =D9 [D5] D5",
        "D8 =D11 | FML04 D8 =D9 [D11] D11",
        "D5 =SUM(D6:D7) ; D6 ^10 | FML07 D5 [D6] D6",
        "D8 =D9 ; D9 ^3 | FML07 D11 [D9] D9",
        "D9 ^3 ; D8 =D9 ; D11 =SUM(D5,D8) | FML07 D11 [D9] D9",
        "C5 ; B5 | FML01.deleted C5 =SUM(C6:C7) D5",
        "C9 ; B9 |",
        "C9 8 ; C6 30 | FML01 C6 =D6+E6 C5; FML01 C9 =D9+E9 C5",
        "C5 32 ; C6 30 ; C7 33 ; C8 8 ; C9 8 ; C11 71 | FML01 C5 =SUM(C6:C7) D5; FML01 C8 =C9 D8; FML01 C11 =SUMIF($A5:$A10,\"???\",C5:C10) D11",
        "D10 4 |",
        "C10 4 |",
      })
  void ofSeveralCellsOfClasses(String changes, @Nullable String told) {
    assertThat(changed(classes(), changes).told()).isEqualTo(split(told));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Numbers that are texts, where a sum passes them over.
        "D6 ^10 ; D7 ^11 | FML07 C6 [D6] D6; FML07 C7 [D7] D7; FML07 D5 [D6, D7] D6 D7",
        "D6 ^10 ; D5 =D6+D7 | FML07 C6 [D6] D6",
        "D6 =D7 ; D7 ^11 | FML07 C6 [D7] D7; FML07 C7 [D7] D7; FML07 D5 [D7] D7",
        "D6 =D7 ; D7 =E7 ; E7 ^22 | FML07 C6 [E7] E7; FML07 C7 [E7] E7; FML07 D5 [E7] E7; FML07 E5 [E7] E7",
        "D6 ^10 ; D11 =SUMIF(A5:A10,\"?????\",D5:D10) | FML07 C6 [D6] D6; FML07 D5 [D6] D6; FML07 D11 [D6] D6",
        "D6 ^10 ; D11 =SUMIF(A5:A10,\"204*\",D5:D10) | FML07 C6 [D6] D6; FML07 D5 [D6] D6; FML05 D11 =D5+D8 [D8] D8",
        "D6 ^10 ; D11 =SUM(D5:D10)-SUM(D5,D8) | FML07 C6 [D6] D6; FML07 D5 [D6] D6",
        "D6 ^10 ; C6 =D6+E6+F6 ; D5 =SUM(E6:E7) | FML02 D5 =SUM(D6:D7) E5",
        "D6 十 |",
        "A6 ^20101 ; Z6 ^10 ; D5 =SUM(D6:D7) |",
        // Figures that no row of the table tells.
        "D6 =SUM(E6:F6)*2+7 | FML08 D6 [7]",
        "D6 =SUM(E6:F6)*2 |",
        "D6 =SUM(E6:F6)/2 |",
        "D6 =E6*2+7 |",
        "D6 =SUM(E6:F6)-7 | FML08 D6 [-7]",
        "D5 =SUM(D6:D7)+0.5-E9 | FML08.both D5 [0.5] [E9]",
        "D5 =SUM(D6:D7)+0.5+0.25 | FML08 D5 [0.5, 0.25]",
        "D5 =SUM(D6:D7)-E9-F10-E9 | FML08.cell D5 [E9, F10]",
        "D5 =SUM(D6:D7)-D12 ; D12 1 | FML02 D5 =SUM(D6:D7) E5",
        "D5 =SUM(D6:D7)-G6 | FML08.cell D5 [G6]",
        "D5 =SUM(D6:D7)-G5 | FML02 D5 =SUM(D6:D7) E5",
        "D5 =SUM(D6:D7)*10000/10000 |",
        "D5 =SUM(D6:D7)/10000 | FML02 D5 =SUM(D6:D7) E5",
        "D5 =SUM(D6:D7)+#REF! | FML06 D5",
        // Links need not lead to as far away as their neighbours'.
        "D6 =T!A1 ; D7 =T!A2 ; D9 =T!A4 ; D10 =T!B9 |",
        "D6 =T!A1 ; D7 =T!A2 ; D9 =T!A4 ; D10 =T!A6+E10 | FML02 D10 =T!A5 D9",
        "D6 =T!A1 ; D7 =T!A2 ; D9 =T!A4 ; D10 =E10 | FML02 D10 =T!A5 D9",
        "D6 =E6 ; D7 =E7 ; D9 =E9 ; D10 =F10 | FML02 D10 =E10 D9",
        "D6 =E6 ; D7 =E7 ; D9 =F9 ; D10 =F10 |",
        "D6 =E6 ; D7 =E7 ; D9 =E9 ; D10 =T!A1 | FML02 D10 =E10 D9",
        "C11 =T!A1 |",
        "C11 =T!A1+T!A2 | FML02 C11 =SUM(D11:F11) C10",
        "C11 =T!A1/T!A2 | FML02 C11 =SUM(D11:F11) C10",
        "C11 =T!A1+D11 | FML02 C11 =SUM(D11:F11) C10",
        "C9 =T!A1 | FML02 C9 =SUM(D9:F9) C8",
        "C9 =T!A1+D9 | FML02 C9 =SUM(D9:F9) C8",
        "C11 =D11-E11 | FML02 C11 =SUM(D11:F11) C10",
        "D11 =T!A1 |",
        "D11 =T!A1+T!A2 |",
        "D11 =T!A1*2 | FML08 D11 [*2]",
        "D11 =T!A1+D5 | FML02 D11 =D5+D8 C11",
        "D11 =[1]汇总!B3→28 |",
        "D11 =SUM(各类) |",
        "D11 =SUM(半数) | FML05 D11 =D5+D8 [D5] D5",
        "C11 =SUM(C5,C8) ; D11 =SUM(D5,D8) |",
        "C11 =SUM(C5,C8) ; D11 =SUM(D5,D8) ; E11 =E5 | FML03 E11 =SUM(E5,E8) [E9:E10] E9 E10",
        // The nearest of those that are alike is shown.
        "D5 =AVERAGE(D6:D7) ; D8 =AVERAGE(D9:D10) | FML02 D5 =SUM(D6:D7) E5; FML02 D8 =SUM(D9:D10) E8",
        "F5 =AVERAGE(F6:F7) | FML02 F5 =SUM(F6:F7) E5",
        "C10 =D10-E10 | FML02 C10 =SUM(D10:F10) C9",
        "C7 =D7-E7 ; C10 =D10-E10 | FML02 C7 =SUM(D7:F7) C6; FML02 C10 =SUM(D10:F10) C9",
        "C7 =D7-E7 ; C9 =D9-E9 ; C10 =D10-E10 |",
        "C7 =D$7+E7+F7 |",
        "C6 =$D6+E6+F6 ; C7 =SUM($D7:F7) |"
      })
  void ofSeveralCellsOfCodesWithoutTemplate(String changes, @Nullable String told) {
    FormulaBook book =
        changed(codes(), changes)
            .other("T", "A1", "28", "A2", "1", "A5", "3", "B9", "4", "A6", "2")
            .name("各类", "表!$D$5,表!$D$8")
            .name("半数", "表!$D$5:$D$7");
    assertThat(book.told()).isEqualTo(split(told));
  }

  /** Percentages in column E, each of its own row. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E7 =D7/C7 |",
        "E7 =C7/D7 | FML02 E7 =D7/C7 E6",
        "E7 =D7/C6 | FML02 E7 =D7/C7 E6",
        "E7 =D6/C6 | FML02 E7 =D7/C7 E6",
        "E7 =ROUND(D7/C7,4) |",
        "E7 =IF(C7=0,\"—\",D7/C7) |",
        "E7 =IF(C7=0,\"—\",C7/D7) | FML02 E7 =D7/C7 E6",
        "E7 0.5 |",
        "E7 |",
        "E5 =C5/D5 ; E6 =C6/D6 |"
      })
  void ofPercentages(String changes, @Nullable String told) {
    FormulaBook book =
        new FormulaBook("甲", "乙")
            .percents("比重", "{乙}/{甲}")
            .label("一", 1, "", "4", "2", "=D5/C5")
            .label("二", 1, "", "5", "1", "=D6/C6")
            .label("三", 1, "", "6", "3", "=D7/C7")
            .label("四", 1, "", "8", "2", "=D8/C8")
            .total("合计", "", "=SUM(C5:C8)", "=SUM(D5:D8)");
    assertThat(changed(book, changes).told()).isEqualTo(split(told));
  }

  /** What the sentence of an odd formula names: itself, and that of the nearest usual one. */
  @Test
  void anOddFormulaIsToldBesideItsNeighboursAndWhatItWouldBe() {
    assertThat(codes().with("F11", "=F5-F8").findings().get(0).arguments())
        .isEqualTo(
            Map.of(
                "cell", "F11",
                "formula", "F5-F8",
                "neighbour", "E11",
                "model", "E5+E8",
                "proposed", "F5+F8"));
    assertThat(codes().with("C9", "18").findings().get(0).arguments())
        .isEqualTo(
            Map.of(
                "cell", "C9",
                "neighbour", "C5",
                "formula", "SUM(D5:F5)",
                "proposed", "SUM(D9:F9)"));
    assertThat(codes().with("E8", "").findings().get(0).arguments())
        .isEqualTo(
            Map.of(
                "cell", "E8",
                "neighbour", "D8",
                "formula", "SUM(D9:D10)",
                "proposed", "SUM(E9:E10)"));
    assertThat(codes().with("E8", "=5+6").findings().get(0).arguments())
        .isEqualTo(Map.of("cell", "E8", "formula", "5+6", "proposed", "SUM(E9:E10)"));
    assertThat(template().with("D12", "").findings().get(0).arguments())
        .isEqualTo(Map.of("cell", "D12", "formula", "", "proposed", "D9+D11"));
    assertThat(template().with("D12", "=E12").findings().get(0).arguments())
        .isEqualTo(Map.of("cell", "D12", "formula", "E12", "proposed", "D9+D11"));
    assertThat(codes().with("D5", "=SUM(D6:D7)+1").findings().get(0).arguments())
        .isEqualTo(Map.of("cell", "D5", "formula", "SUM(D6:D7)+1", "constant", "1"));
    assertThat(codes().with("D5", "=D6+#REF!").findings().get(0).arguments())
        .isEqualTo(Map.of("cell", "D5", "formula", "D6+#REF!"));
  }

  /** Nothing else shows what is meant, so that a cell of another column is told by itself. */
  @Test
  void aCellOfAnotherColumnIsToldIfNobodyElseTellsOfIt() {
    FormulaBook book =
        new FormulaBook("甲", "乙")
            .code("201", "1", "2")
            .code("204", "3", "4")
            .total("合计", "", "=C5+C6", "=D5+C6");
    assertThat(book.told()).containsExactly("FML08.cell D7 [C6]");
    assertThat(book.with("D7", "=D5+D6").told()).isEmpty();
  }

  @Test
  void aTableWithoutRowsHasNothingToJudge() {
    assertThat(new FormulaBook("甲").other("表乙", "A1", "=1").told()).isEmpty();
  }

  @Test
  void whatIsCertainMayBeWrittenWhereItYieldsTheSame() {
    assertThat(List.of("FML01", "FML01.blank", "FML03.also", "FML04.open", "FML05"))
        .allMatch(FormulaReview::restores);
    assertThat(List.of("FML02", "FML02.parts", "FML06", "FML07", "FML08.cell"))
        .noneMatch(FormulaReview::restores);
    assertThat(FormulaReview.leavesOut("FML03")).isTrue();
    assertThat(List.of("FML03.blank", "FML03.also", "FML04", "FML01"))
        .noneMatch(FormulaReview::leavesOut);
  }
}
