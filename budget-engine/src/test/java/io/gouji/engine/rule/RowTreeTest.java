package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows make up which: by their codes, by the level of their numbering, by their place. */
class RowTreeTest {
  private final BookBuilder.Sheet sheet = new BookBuilder(new SmallPack().pack()).block("表3");

  private RowTree tree() {
    return new RowTree(sheet.done().book().blocks().get(0));
  }

  private void label(String name, String level) {
    sheet.add(new RowKey.Label(name, 1), Map.of(LabelColumn.LEVEL, level), "1");
  }

  private static BitSet set(int... rows) {
    BitSet set = new BitSet();
    for (int row : rows) {
      set.set(row);
    }
    return set;
  }

  @Test
  void codesBelongToTheLongestThatTheyBeginWithWhereverItStands() {
    sheet.code("2010101").code("20101").code("201").code("2010102").code("205").total("合计");

    RowTree tree = tree();
    assertThat(List.of(0, 1, 2, 3, 4, 5))
        .extracting(tree::parent)
        .containsExactly(1, 2, -1, 1, -1, -1);
    assertThat(tree.parts(2)).containsExactly(1);
    assertThat(tree.parts(1)).containsExactly(0, 3);
    assertThat(tree.parts(4)).isEmpty();
    assertThat(tree.parts(5)).containsExactly(2, 4);
    assertThat(tree.leaves(List.of(2, 4))).isEqualTo(set(0, 3, 4));
  }

  /** The first of two rows with one code is the one that others belong to. */
  @Test
  void ofACodeTwiceTheFirstHasTheParts() {
    sheet.code("201").code("201").code("20101");

    assertThat(tree().parts(0)).containsExactly(2);
    assertThat(tree().parts(1)).isEmpty();
  }

  @Test
  void labelsBelongToTheNearestAboveOfAHigherLevel() {
    label("一、甲", "1");
    label("(一)乙", "2");
    label("1.丙", "3");
    label("(二)丁", "2");
    label("二、戊", "1");
    label("(一)己", "2");

    RowTree tree = tree();
    assertThat(List.of(0, 1, 2, 3, 4, 5))
        .extracting(tree::parent)
        .containsExactly(-1, 0, 1, 0, -1, 4);
    assertThat(tree.parts(0)).containsExactly(1, 3);
    assertThat(tree.leaves(List.of(0))).isEqualTo(set(2, 3));
  }

  @Test
  void aLabelWithoutLevelIsOneOfTheFirst() {
    label("一、甲", "1");
    label("乙", "");
    label("(一)丙", "2");

    assertThat(List.of(0, 1, 2)).extracting(tree()::parent).containsExactly(-1, -1, 1);
  }

  /** What stands below a total belongs to nothing above it. */
  @Test
  void aTotalEndsWhatIsOpen() {
    label("一、甲", "1");
    sheet.total("合计");
    label("(一)乙", "2");

    assertThat(tree().parent(2)).isEqualTo(-1);
  }

  @Test
  void aTotalIsMadeUpOfWhatStandsAboveItElseBelowIt() {
    sheet.total("收入总计").code("201").code("20101").code("205").total("支出总计").code("208");

    RowTree tree = tree();
    assertThat(tree.parts(0)).containsExactly(1, 3);
    assertThat(tree.parts(4)).containsExactly(1, 3);
    assertThat(tree.isTotal(0)).isTrue();
    assertThat(tree.isTotal(1)).isTrue();
    assertThat(tree.isTotal(3)).isFalse();
    assertThat(tree.isParent(0)).isFalse();
    assertThat(tree.isParent(1)).isTrue();
  }

  @Test
  void theLastTotalMayHaveNothingToAddUp() {
    sheet.total("收入总计").total("支出总计");

    assertThat(tree().parts(0)).isEmpty();
    assertThat(tree().parts(1)).isEmpty();
  }

  @Test
  void leavesThatWereThereBeforeAreNotTakenTwice() {
    sheet.code("201").code("20101").code("20102").code("205");
    RowTree tree = tree();
    BitSet leaves = new BitSet();

    assertThat(tree.addLeaves(3, leaves)).isTrue();
    assertThat(tree.addLeaves(3, leaves)).isFalse();
    assertThat(tree.addLeaves(1, leaves)).isTrue();
    assertThat(leaves).isEqualTo(set(1, 3));
    assertThat(tree.addLeaves(0, leaves)).isFalse();
    assertThat(leaves).isEqualTo(set(1, 2, 3));
    BitSet fresh = new BitSet();
    assertThat(tree.addLeaves(0, fresh)).isTrue();
    assertThat(fresh).isEqualTo(set(1, 2));
  }
}
