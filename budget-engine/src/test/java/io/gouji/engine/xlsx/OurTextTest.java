package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text of ours in a note, as programs and people have left it. */
class OurTextTest {
  private static final String OURS = "【错误 X03】收入 ≠ 支出\n左边：12\n\n右边：13";
  private static final String NONE = "none";

  /** What is left of a note, or {@link #NONE} where ours is not in it. */
  private static String left(String note, String ours) {
    List<OurText> pieces = OurText.pieces(note, ours);
    StringBuilder left = new StringBuilder(note);
    int before = note.length();
    for (int last = pieces.size() - 1; last >= 0; last--) {
      OurText piece = pieces.get(last);
      assertThat(piece.from()).isLessThan(piece.to());
      assertThat(piece.to()).as("in order, none over another").isLessThanOrEqualTo(before);
      left.delete(piece.from(), piece.to());
      before = piece.from();
    }
    return pieces.isEmpty() ? NONE : left.toString();
  }

  private static Arguments left(String note, String left, int ignored) {
    return Arguments.of(note, left);
  }

  private static List<Arguments> notes() {
    return List.of(
        // Alone, as written and as programs keep blanks and line ends.
        left(OURS, "", 0),
        left("【错误X03】收入≠支出左边：12右边：13", "", 0),
        left(" \n 【错误 X03】\t收入 ≠ 支出\r\n左边： 12\r\n右边：13\r\n\r\n", "", 0),
        left(OURS + "\n\n同意", "同意", 0),
        left(OURS + " 同意", " 同意", 0),
        // Behind somebody's text: with what we put before it, and no more.
        left("他人\n\nGouji:\n" + OURS, "他人", 0),
        left("他人\r\n\r\nGouji:\r\n" + OURS, "他人", 0),
        left("他人\n\n\nGouji:\n" + OURS, "他人\n", 0),
        left("他人\nGouji:\n" + OURS, "他人", 0),
        left("他人 Gouji:\n" + OURS, "他人 ", 0),
        left("他人\n\nGouji:\n" + OURS + "\n已改", "他人\n已改", 0),
        left("他人\n\n" + OURS, "他人\n\n", 0),
        left("他人\n\ngouji:\n" + OURS, "他人\n\ngouji:\n", 0),
        left("ouji:\n" + OURS, "ouji:\n", 0),
        left("Gouji:\n" + OURS, "", 0),
        left("\n\nGouji:\n" + OURS + "\n好", "好", 0),
        // Said twice, the last is ours.
        left(OURS + "\n\n照抄：" + OURS, OURS + "\n\n照抄：", 0),
        // Written behind on some lines: line by line.
        left("【错误 X03】收入 ≠ 支出 同意\n左边：12\n右边：13\n好", " 同意\n好", 0),
        left("【错误 X03】收入 ≠ 支出\n左边：12 对\n右边：13 错", " 对\n 错", 0),
        left("记：\n【错误 X03】收入 ≠ 支出\n左边：12 对\n右边：13", "记：\n 对\n", 0),
        left("记：\n\nGouji:\n【错误 X03】收入 ≠ 支出\n左边：12 对\n右边：13", "记： 对\n", 0),
        left("【错误 X03】收入 ≠ 支出\n插一句\n左边：12\n右边：13", "插一句\n", 0),
        left("【错误 X03】收入 ≠ 支出  \n插一句\n左 边：12\n右边：13  ", "插一句\n", 0),
        // A line that is missing, changed or out of order: nothing is certain.
        left("", NONE, 0),
        left("【错误 X03】收入 ≠ 支出\n左边：12\n", NONE, 0),
        left("【错误 X03】收入 ≠ 支出\n左边：12\n右边：1", NONE, 0),
        left("【错误 X03】收入 ≠ 支出\n左边：14\n右边：13", NONE, 0),
        left("左边：12\n【错误 X03】收入 ≠ 支出\n右边：13", NONE, 0),
        left("见【错误 X03】收入 ≠ 支出 同意\n左边：12\n右边：13", NONE, 0),
        left("收入 ≠ 支出\n左边：12\n右边：13", NONE, 0));
  }

  @ParameterizedTest
  @MethodSource("notes")
  void whatOthersWroteIsLeft(String note, String left) {
    assertThat(left(note, OURS)).isEqualTo(left);
  }

  /** A text of blanks is nowhere. */
  @Test
  void nothingIsNowhere() {
    assertThat(OurText.in("说明", "")).isEmpty();
    assertThat(OurText.in("说明", " \n")).isEmpty();
    assertThat(OurText.pieces("说明", " \n")).isEmpty();
  }

  @Test
  void theLastPlaceCounts() {
    assertThat(OurText.in("甲一 甲 一乙", "甲一")).isEqualTo(Optional.of(new OurText(3, 6)));
    assertThat(OurText.in("甲一 甲 二", "甲二")).isEqualTo(Optional.of(new OurText(3, 6)));
    assertThat(OurText.in("甲一", "甲一")).isEqualTo(Optional.of(new OurText(0, 2)));
  }

  /** Labels of tables are often spaced with wide blanks, which stand in our notes too. */
  @Test
  void wideBlanksOfLabelsAreLetters() {
    String ours = "【错误 X03】合　　计 ≠ 支出\n左边：合　计 12";
    assertThat(left(ours, ours)).isEmpty();
    assertThat(left("他人\n\nGouji:\n" + ours + "\n好", ours)).isEqualTo("他人\n好");
    assertThat(left("【错误 X03】合　　计 ≠ 支出 对\n左边：合　计 12", ours)).isEqualTo(" 对\n");
    assertThat(left("【错误 X03】合　　计 ≠ 支出　对\n左边：合　计 12", ours)).isEqualTo("　对\n");
  }
}
