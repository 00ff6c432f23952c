package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.text.Normalizer;
import java.util.Locale;

/** What rows are selected and asked by: what binding knows of them, or what they say in words. */
sealed interface Label {
  /** A label that binding knows. */
  record Known(LabelColumn column) implements Label {
    @Override
    public String of(Block block, int row) {
      return block.label(row, column);
    }

    @Override
    public String kind() {
      return column.name().toLowerCase(Locale.ROOT);
    }
  }

  /** A column of words; blanks and the width of signs are no difference. */
  record Words(String column) implements Label {
    @Override
    public String of(Block block, int row) {
      String text = Normalizer.normalize(block.text(row, column), Normalizer.Form.NFKC);
      return text.replaceAll("\\s+", "");
    }

    @Override
    public String kind() {
      return "words";
    }
  }

  /** What a row says; empty where nothing stands. */
  String of(Block block, int row);

  /** The kind of label in small letters, for the sentence that tells of a selection. */
  String kind();
}
