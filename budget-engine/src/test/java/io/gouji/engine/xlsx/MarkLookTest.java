package io.gouji.engine.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.Outline;
import io.gouji.engine.sheet.Edit.Mark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How marks look, and whether a format looks like one. */
class MarkLookTest {
  private static final String NO_FILL = "<fill><patternFill patternType='none'/></fill>";
  private static final String NO_BORDER =
      "<border><left/><right/><top/><bottom/><diagonal/></border>";

  /** Styles of one plain format and one with that background and border. */
  private static MarkLook looks(String fill, String border) throws Exception {
    return styles(
        "<fills>"
            + NO_FILL
            + fill
            + "</fills><borders>"
            + NO_BORDER
            + border
            + "</borders>"
            + "<cellXfs><xf fillId='0' borderId='0'/><xf fillId='1' borderId='1'/></cellXfs>");
  }

  private static MarkLook styles(String inner) throws Exception {
    byte[] xml = ("<styleSheet>" + inner + "</styleSheet>").getBytes(UTF_8);
    return new MarkLook(Outline.of("xl/styles.xml", xml, 5, Limits.DEFAULT.parts()));
  }

  private static String fill(String colour) {
    return "<fill><patternFill patternType='solid'><fgColor rgb='"
        + colour
        + "'/></patternFill></fill>";
  }

  private static String fill(Mark mark) {
    return fill(MarkLook.colour(mark));
  }

  /** Whether a format has the background, the border, some of it, and all of a mark. */
  private static List<Object> told(MarkLook looks, Mark mark) {
    XlsLook look = XlsLook.of(mark);
    return List.of(
        looks.isFilled(1, look),
        looks.isBordered(1, look),
        looks.isPartlyBordered(1, look),
        looks.worn(1).map(XlsLook::mark));
  }

  @ParameterizedTest
  @EnumSource(Mark.class)
  void aMarkIsKnownByWhatItWrites(Mark mark) throws Exception {
    boolean bordered = mark != Mark.INVOLVED;
    String border = bordered ? MarkLook.border(mark) : NO_BORDER;
    MarkLook looks = looks(fill(mark), border);
    assertThat(told(looks, mark))
        .containsExactly(true, bordered, bordered, bordered ? Optional.of(mark) : Optional.empty());
    for (Mark other : Mark.values()) {
      assertThat(looks.isFilled(1, XlsLook.of(other))).isEqualTo(other == mark);
      assertThat(looks.isFilled(0, XlsLook.of(other))).isFalse();
      assertThat(looks.isPartlyBordered(0, XlsLook.of(other))).isFalse();
    }
    assertThat(looks.worn(0)).isEmpty();
  }

  /** Of two marks with borders of one colour the line tells, and the background. */
  @Test
  void allOfAMarkCounts() throws Exception {
    String suspect = MarkLook.border(Mark.SUSPECT);
    assertThat(told(looks(fill(Mark.ERROR), suspect), Mark.ERROR))
        .containsExactly(true, true, true, Optional.empty());
    assertThat(told(looks(fill(Mark.SUSPECT), suspect), Mark.ERROR))
        .containsExactly(false, true, true, Optional.of(Mark.SUSPECT));
    assertThat(told(looks(NO_FILL, suspect), Mark.SUSPECT))
        .containsExactly(false, true, true, Optional.empty());
    assertThat(told(looks(fill(Mark.SUSPECT), NO_BORDER), Mark.SUSPECT))
        .containsExactly(true, false, false, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"left", "right", "top", "bottom"})
  void aBorderHasFourSides(String side) throws Exception {
    String whole = MarkLook.border(Mark.WARNING);
    String without = whole.replaceAll("<" + side + " .*?</" + side + ">", "<" + side + "/>");
    assertThat(told(looks(fill(Mark.WARNING), without), Mark.WARNING))
        .containsExactly(true, false, true, Optional.empty());
    String other =
        whole.replaceFirst("<" + side + " style=\"\\w+\"", "<" + side + " style=\"thin\"");
    assertThat(told(looks(fill(Mark.WARNING), other), Mark.WARNING))
        .containsExactly(true, true, true, Optional.empty());
    String alone =
        "<border><" + side + " style='thin'><color rgb='7F4F00'/></" + side + "></border>";
    assertThat(told(looks(NO_FILL, alone), Mark.WARNING))
        .containsExactly(false, false, true, Optional.empty());
  }

  /** Excel, WPS and LibreOffice differ in transparency and case. */
  @ParameterizedTest
  @CsvSource({
    "FFFFC7CE, true",
    "00FFC7CE, true",
    "ffffc7ce, true",
    "FFC7CE, true",
    "FC7CE, false",
    "'', false",
    "FFFFC7CF, false",
    "FFC7CE00, false"
  })
  void coloursAreToldByTheirLastSixDigits(String colour, boolean same) throws Exception {
    assertThat(looks(fill(colour), NO_BORDER).isFilled(1, XlsLook.of(Mark.ERROR))).isEqualTo(same);
  }

  @Test
  void onlyAFullPatternIsABackground() throws Exception {
    String solid = fill(Mark.INFO);
    XlsLook info = XlsLook.of(Mark.INFO);
    assertThat(looks(solid, NO_BORDER).isFilled(1, info)).isTrue();
    for (String other :
        List.of(
            solid.replace("solid", "gray125"),
            solid.replace(" patternType='solid'", ""),
            solid.replace("fgColor", "bgColor"),
            "<fill><gradientFill/></fill>",
            "<fill/>")) {
      assertThat(looks(other, NO_BORDER).isFilled(1, info)).as(other).isFalse();
    }
  }

  /** Numbers beyond the lists, and lists that are not there, are those of no mark. */
  @Test
  void formatsThatAreNotThereLookLikeNothing() throws Exception {
    XlsLook error = XlsLook.of(Mark.ERROR);
    MarkLook looks = looks(fill(Mark.ERROR), MarkLook.border(Mark.ERROR));
    assertThat(looks.worn(2)).isEmpty();
    assertThat(looks.isFilled(2, error)).isFalse();
    MarkLook beyond =
        styles(
            "<fills>"
                + fill(Mark.ERROR)
                + "</fills><borders>"
                + MarkLook.border(Mark.ERROR)
                + "</borders><cellXfs><xf fillId='1' borderId='1'/><xf/></cellXfs>");
    assertThat(beyond.worn(0)).isEmpty();
    assertThat(beyond.isFilled(0, error)).isFalse();
    assertThat(beyond.isPartlyBordered(0, error)).isFalse();
    assertThat(beyond.worn(1)).as("by default the first").isPresent();
    assertThat(styles("<cellXfs><xf/></cellXfs>").worn(0)).isEmpty();
    assertThat(styles("").worn(0)).isEmpty();
  }

  /** An .xls may have had no room for the very colours: then the ledger tells those it took. */
  @Test
  void theLedgerTellsItsColours() throws Exception {
    XlsLook told = XlsLook.parse("WARNING FF99CC 800000").orElseThrow();
    String side = " style='mediumDashed'><color rgb='FF800000'/></";
    StringBuilder border = new StringBuilder("<border>");
    for (String name : List.of("left", "right", "top", "bottom")) {
      border.append('<').append(name).append(side).append(name).append('>');
    }
    MarkLook looks = looks(fill("FFFF99CC"), border + "</border>");
    assertThat(looks.isFilled(1, told)).isTrue();
    assertThat(looks.isBordered(1, told)).isTrue();
    assertThat(told(looks, Mark.WARNING)).containsExactly(false, false, false, Optional.empty());
    XlsLook involved = XlsLook.parse("INVOLVED EDEDED -").orElseThrow();
    assertThat(involved).isEqualTo(XlsLook.of(Mark.INVOLVED)).hasToString("INVOLVED EDEDED -");
    assertThat(told).hasToString("WARNING FF99CC 800000");
    assertThat(XlsLook.parse("WARNING")).contains(XlsLook.of(Mark.WARNING));
    assertThat(XlsLook.of(Mark.WARNING)).hasToString("WARNING FFEB9C 7F4F00");
    for (String none :
        List.of("", "OTHER", "WARNING FF99CC", "warning", "WARNING FF99CC 8000", "x")) {
      assertThat(XlsLook.parse(none)).as(none).isEmpty();
    }
  }

  /** Contrast of black on a colour (WCAG 2): level AAA demands 7. */
  private static double contrast(String argb) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double light = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(argb.substring(2 + 2 * i, 4 + 2 * i), 16) / 255.0;
      light +=
          weights[i] * (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return (light + 0.05) / 0.05;
  }

  @Test
  void textOnEveryMarkCanBeReadAndMarksDifferByLine() {
    Map<Mark, String> lines = new EnumMap<>(Mark.class);
    for (Mark mark : Mark.values()) {
      assertThat(contrast(MarkLook.colour(mark))).isGreaterThan(7);
      lines.put(mark, Look.attribute(MarkLook.border(mark), "style"));
    }
    assertThat(lines.values()).doesNotHaveDuplicates().contains("");
  }
}
