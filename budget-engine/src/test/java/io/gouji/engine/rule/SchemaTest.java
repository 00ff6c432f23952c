package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.table.LabelColumn;
import org.junit.jupiter.api.Test;

/** What a rule may speak of, and what it may not. */
class SchemaTest {
  private final Schema schema = new Schema(new SmallPack().pack());

  @Test
  void blocksAreThoseOfThePackInItsOrder() {
    assertThat(schema.blockNames()).containsExactly("表1收入", "表1支出", "表3", "表6", "表7");
    assertThat(schema.home("表1收入").order()).isZero();
    assertThat(schema.home("表7").order()).isEqualTo(4);
    assertThat(schema.home("表7").table().id()).isEqualTo("T07");
    assertThatThrownBy(() -> schema.home("表9")).hasMessageContaining("表9");
  }

  @Test
  void theWordForLastYearCountsBeforeTheNameOfABlockOnly() {
    assertThat(schema.isPrior("上年表3")).isTrue();
    assertThat(schema.isPrior("表3")).isFalse();
    assertThat(schema.isPrior("上年结转")).isFalse();
    assertThat(schema.isPrior("上年上年表3")).isFalse();
    assertThat(schema.find("上年表3")).isEqualTo(schema.find("表3")).isPresent();
    assertThat(schema.find("上年表9")).isEmpty();
    assertThat(schema.prior("表3")).isEqualTo("上年表3");
  }

  @Test
  void columnsAreAmountsThenLabels() {
    assertThat(schema.columnNames("表3"))
        .containsExactly(
            "合计", "基本支出", "项目支出", "经营支出", "上级编码", "单位", "名称", "有下级", "末级", "科目编码", "级次", "顶级");
    assertThat(schema.isAmount("表3", "合计")).isTrue();
    assertThat(schema.isAmount("表3", "名称")).isFalse();
    assertThat(schema.label("表3", "名称")).contains(LabelColumn.NAME);
    assertThat(schema.label("表3", "合计")).isEmpty();
    assertThat(schema.label("表3", "备注")).isEmpty();
  }

  @Test
  void columnsOfWordsAndOfNumbersAreToldApart() throws PackException {
    Schema of = new Schema(PackRulesTest.Kind.GUANGXI.pack());

    assertThat(of.isText("表12", "数量指标")).isTrue();
    assertThat(of.isText("表12", "预算金额")).isFalse();
    assertThat(of.isMeasure("表7", "增减率", true)).isTrue();
    assertThat(of.isMeasure("表7", "增减率", false)).isFalse();
    assertThat(of.isMeasure("表10", "数量", false)).isTrue();
    assertThat(of.isMeasure("表10", "数量", true)).isFalse();
    assertThat(of.isMeasure("表10", "没有", true)).isFalse();
    assertThat(of.columnNames("表10")).contains("数量", "单价").doesNotHaveDuplicates();
    assertThat(of.columnNames("表12")).contains("数量指标").doesNotHaveDuplicates();
    assertThat(of.catalogue("表3")).isPresent();
    assertThat(of.catalogue("上年表3")).isEqualTo(of.catalogue("表3"));
    assertThat(of.catalogue("表7")).isEmpty();
    assertThat(of.predicate("属于")).isPresent();
    assertThat(of.predicate("没有")).isEmpty();
    assertThat(of.fact("单位名称")).isPresent();
    assertThat(of.fact("没有")).isEmpty();
  }

  @Test
  void rowsAreNamedAndTotalsAreAmongThem() {
    assertThat(schema.rowNames("表1收入")).containsExactly("基金", "收入总计", "上年结转");
    assertThat(schema.totals("表1收入")).extracting(RowSpec::name).containsExactly("收入总计", "上年结转");
    assertThat(schema.totals("表7")).isEmpty();
    assertThat(schema.row("表1收入", "基金").kind()).isEqualTo(RowSpec.Kind.ROW);
    assertThatThrownBy(() -> schema.row("表1收入", "没有")).hasMessageContaining("表1收入!没有");
  }

  @Test
  void aRowStandsForItsOwnColumnElseForTheFirst() {
    assertThat(schema.column("表7", schema.row("表7", "公务接待"))).isEqualTo("公务接待");
    assertThat(schema.column("表3", schema.row("表3", "合计"))).isEqualTo("合计");
  }
}
