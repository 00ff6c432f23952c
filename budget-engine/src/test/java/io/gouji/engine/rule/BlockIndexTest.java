package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows found by an index, against looking at each. */
class BlockIndexTest {
  private static final List<Label> LABELS =
      List.of(
          Label.Known.of(LabelColumn.CODE),
          Label.Known.of(LabelColumn.NAME),
          Label.Known.of(LabelColumn.LEVEL));

  private static Block block(Random random) {
    BookBuilder.Sheet sheet = new BookBuilder(new SmallPack().pack()).block("表3");
    for (int row = 0; row < 25; row++) {
      if (random.nextInt(8) == 0) {
        sheet.total("合计" + row, "1");
      } else {
        sheet.add(
            new RowKey.Item(row, "行"),
            Map.of(
                LabelColumn.CODE, text(random, 3),
                LabelColumn.NAME, text(random, 2),
                LabelColumn.LEVEL, text(random, 1)),
            "1");
      }
    }
    return sheet.done().book().blocks().get(0);
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append("abz".charAt(random.nextInt(10) == 0 ? 2 : random.nextInt(2)));
    }
    return text.toString();
  }

  private static Match match(Random random) {
    String text = text(random, 2);
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Match.Exact(text);
      case 2, 3 -> new Match.Prefix(text);
      default -> new Match.Unlike(new Match.Wild(Pattern.compile(".*" + text)));
    };
  }

  @Test
  void theIndexFindsWhatLookingAtEachRowFinds() {
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      Block block = block(random);
      BlockIndex index = new BlockIndex(block);
      for (int asked = 0; asked < 40; asked++) {
        List<Label> labels = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          labels.add(LABELS.get(random.nextInt(LABELS.size())));
          matches.add(match(random));
        }
        int[] expected =
            IntStream.range(0, block.rowCount())
                .filter(block::isData)
                .filter(row -> accepts(block, row, labels, matches))
                .toArray();
        assertThat(index.find(labels, matches)).as("%s", matches).isEqualTo(expected);
      }
    }
  }

  private static boolean accepts(Block block, int row, List<Label> labels, List<Match> matches) {
    return IntStream.range(0, labels.size())
        .allMatch(i -> matches.get(i).accepts(labels.get(i).of(block, row)));
  }

  /** Equal questions of one block are one, so that each is looked up once. */
  @Test
  void aQuestionOfABlockIsAskedOnce() {
    Block block = block(new Random(1));
    BlockIndex index = new BlockIndex(block);
    List<Criterion> criteria = new ArrayList<>();
    assertThat(index.query(criteria, block)).isSameAs(index.query(criteria, block));
    Block other = block(new Random(2));
    assertThat(index.query(criteria, other)).isNotSameAs(index.query(criteria, block));
    assertThat(index.block()).isSameAs(block);
    assertThat(index.query(criteria, block).at(0)).isEqualTo(index.dataRows());
  }
}
