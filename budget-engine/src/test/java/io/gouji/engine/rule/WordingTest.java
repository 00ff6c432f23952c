package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How places are named that cannot be read. */
class WordingTest {
  @Test
  void aRowWithoutANameLeavesNoGap() {
    assertThat(Wording.place("表3", "201 公共服务", "合计")).isEqualTo("表3·201 公共服务·合计");
    assertThat(Wording.place("表3", "", "合计")).isEqualTo("表3·合计");
  }
}
