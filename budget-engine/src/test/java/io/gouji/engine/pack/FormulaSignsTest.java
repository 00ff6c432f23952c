package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaSignsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "表3[@合计] = 0¦表3[@合计] = 0",
        "SUMIFS（表3[合计]，表3[级次]，1）＝表3！合计¦SUMIFS(表3[合计],表3[级次],1)=表3!合计",
        "表3［＠合计］＜＝5％¦表3[@合计]<=5%",
        "属于(表3[@科目编码],“302*”)¦属于(表3[@科目编码],\"302*\")",
        "表3[@名称]=\"（其他）\"¦表3[@名称]=\"（其他）\"",
        "表3[@名称]=“（其他）”¦表3[@名称]=\"（其他）\"",
        "表3[公用经费（商品）]＝0¦表3[公用经费（商品）]=0",
        "表3[[#Totals],[合计]]＞0¦表3[[#Totals],[合计]]>0"
      })
  void signsAreHalfWidthAndWordsStay(String typed, String read) {
    assertThat(FormulaSigns.halfWidth(typed)).isEqualTo(read);
  }
}
