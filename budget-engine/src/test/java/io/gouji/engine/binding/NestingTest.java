package io.gouji.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestingTest {
  private static final Labels LABELS =
      new Labels(Packs.GUANGXI.vocabulary().numberings(), List.of());

  /** For each label the index of the one it belongs to; leading spaces indent. */
  private static List<Integer> parents(String... labels) {
    Nesting nesting = new Nesting();
    List<Integer> parents = new ArrayList<>();
    for (String raw : labels) {
      Labels.Label label = LABELS.label(raw);
      int indent = raw.length() - raw.stripLeading().length();
      parents.add(nesting.place(parents.size(), label.style(), indent, label.name()));
    }
    return parents;
  }

  @Test
  void innerNumberingBelongsToTheOuterOneBeforeIt() {
    assertThat(parents("一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "二、己", "1、庚"))
        .containsExactly(-1, 0, 1, 1, 0, -1, 5);
  }

  @Test
  void theOutermostNumberingBelongsToNothing() {
    assertThat(parents("合计", "一、甲", "（一）乙", "二、丙")).containsExactly(-1, -1, 1, -1);
  }

  @Test
  void ofWhichBelongsToTheLineBefore() {
    assertThat(parents("一、甲", "其中：乙", "上年结转", "其中：丙", "二、丁")).containsExactly(-1, 0, -1, 2, -1);
  }

  @Test
  void indentationNestsLabelsWithoutNumbering() {
    assertThat(parents("甲", "    乙", "    丙", "丁", " 戊")).containsExactly(-1, 0, 0, -1, -1);
  }

  @Test
  void theRowsAboveAreNamedInnermostFirst() {
    Nesting nesting = new Nesting();
    nesting.place(0, 0, 0, "甲");
    nesting.place(1, 1, 0, "乙");
    nesting.place(2, 2, 0, "丙");

    assertThat(nesting.above()).containsExactly("乙", "甲");
  }
}
