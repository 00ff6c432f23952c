package io.gouji.engine.rule;

import io.gouji.engine.sheet.HalfWidth;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.LabelColumn;
import java.util.Arrays;
import java.util.Locale;

/** What rows are selected and asked by: what binding knows of them, or what they say in words. */
sealed interface Label {
  /** A label that binding knows. */
  record Known(LabelColumn column) implements Label {
    private static final Known[] ALL =
        Arrays.stream(LabelColumn.values()).map(Known::new).toArray(Known[]::new);

    /** The one object for a column, which maps find fastest. */
    static Known of(LabelColumn column) {
      return ALL[column.ordinal()];
    }

    @Override
    public String of(Block block, int row) {
      return block.label(row, column);
    }

    @Override
    public String kind() {
      return column.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Known that && column == that.column;
    }

    @Override
    public int hashCode() {
      return column.hashCode();
    }
  }

  /** A column of words; blanks and the width of signs are no difference. */
  record Words(String column) implements Label {
    @Override
    public String of(Block block, int row) {
      return plain(block.text(row, column));
    }

    /** A text without blanks, in half-width signs. */
    static String plain(String text) {
      return joined(HalfWidth.of(text));
    }

    /** A text without blanks. */
    static String joined(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (isBlank(text.charAt(i))) {
          return joined(text, i);
        }
      }
      return text;
    }

    private static String joined(String text, int firstBlank) {
      StringBuilder joined = new StringBuilder(text.length()).append(text, 0, firstBlank);
      for (int i = firstBlank + 1; i < text.length(); i++) {
        if (!isBlank(text.charAt(i))) {
          joined.append(text.charAt(i));
        }
      }
      return joined.toString();
    }

    private static boolean isBlank(char sign) {
      return sign == ' ' || sign >= '\t' && sign <= '\r' || sign == '\u00a0';
    }

    @Override
    public String kind() {
      return "words";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Words that && column.equals(that.column);
    }

    @Override
    public int hashCode() {
      return column.hashCode();
    }
  }

  /** What a row says; empty where nothing stands. */
  String of(Block block, int row);

  /** The kind of label in small letters, for the sentence that tells of a selection. */
  String kind();
}
