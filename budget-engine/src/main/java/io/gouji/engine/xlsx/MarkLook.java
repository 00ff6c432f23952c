package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.sheet.Edit.Mark;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How marks look: a background light enough for black text (contrast over 7, WCAG 2 level AAA), and
 * a border that differs by line and not by hue, so that marks can be told apart in grey and by
 * people who see fewer colours.
 */
final class MarkLook {
  private static final List<String> SIDES = List.of("left", "right", "top", "bottom");

  private final Outline styles;

  /** Recognises the marks in a styles part, which is told five levels deep. */
  MarkLook(Outline styles) {
    this.styles = styles;
  }

  static String colour(Mark mark) {
    return switch (mark) {
      case SUSPECT -> "FFF4A6B0";
      case ERROR -> "FFFFC7CE";
      case WARNING -> "FFFFEB9C";
      case VERIFY -> "FFDDEBF7";
      case INFO -> "FFE2EFDA";
      case INVOLVED -> "FFEDEDED";
    };
  }

  /** The border of a mark as XML; empty where the cell keeps its own. */
  static String border(Mark mark) {
    return switch (mark) {
      case SUSPECT -> border("thick", "FF9C0006");
      case ERROR -> border("medium", "FF9C0006");
      case WARNING -> border("mediumDashed", "FF7F4F00");
      case VERIFY -> border("mediumDashDot", "FF1F4E79");
      case INFO -> border("dotted", "FF375623");
      case INVOLVED -> "";
    };
  }

  private static String border(String line, String colour) {
    StringBuilder xml = new StringBuilder("<border>");
    for (String side : SIDES) {
      xml.append("<%s style=\"%s\"><color rgb=\"%s\"/></%s>".formatted(side, line, colour, side));
    }
    return xml.append("<diagonal/></border>").toString();
  }

  /** Whether a cell format has the background of a mark. */
  boolean isFilled(int format, XlsLook look) {
    return part("fills", format, "fillId")
        .flatMap(fill -> fill.child("patternFill"))
        .filter(pattern -> pattern.attribute("patternType").equals("solid"))
        .flatMap(pattern -> pattern.child("fgColor"))
        .filter(colour -> isColour(colour, look.fill()))
        .isPresent();
  }

  /** Whether a cell format has the border of a mark on all four sides. */
  boolean isBordered(int format, XlsLook look) {
    return !look.border().isEmpty() && SIDES.stream().allMatch(side -> isSide(format, look, side));
  }

  /** Whether it has it on some. */
  boolean isPartlyBordered(int format, XlsLook look) {
    return !look.border().isEmpty() && SIDES.stream().anyMatch(side -> isSide(format, look, side));
  }

  private boolean isSide(int format, XlsLook look, String side) {
    return part("borders", format, "borderId")
        .flatMap(all -> all.child(side))
        .flatMap(line -> line.child("color"))
        .filter(found -> isColour(found, look.border()))
        .isPresent();
  }

  /** The mark whose background and border a cell format has; of a mark without one neither. */
  Optional<XlsLook> worn(int format) {
    return Arrays.stream(Mark.values())
        .map(XlsLook::of)
        .filter(look -> isBordered(format, look) && isFilled(format, look) && isLined(format, look))
        .findFirst();
  }

  private boolean isLined(int format, XlsLook look) {
    String line = Look.attribute(border(look.mark()), "style");
    Optional<Outline> border = part("borders", format, "borderId");
    return SIDES.stream()
        .allMatch(
            side ->
                border
                    .flatMap(all -> all.child(side))
                    .filter(found -> found.attribute("style").equals(line))
                    .isPresent());
  }

  /** Programs differ in the transparency and the case they write. */
  private static boolean isColour(Outline found, String colour) {
    String rgb = found.attribute("rgb").toUpperCase(Locale.ROOT);
    return rgb.length() >= 6 && colour.endsWith(rgb.substring(rgb.length() - 6));
  }

  private Optional<Outline> part(String list, int format, String attribute) {
    List<Outline> formats = children("cellXfs");
    List<Outline> parts = children(list);
    if (format >= formats.size()) {
      return Optional.empty();
    }
    int index = Chars.wholeNumber(formats.get(format).attribute(attribute), 0);
    return index < parts.size() ? Optional.of(parts.get(index)) : Optional.empty();
  }

  private List<Outline> children(String list) {
    return styles.child(list).map(Outline::children).orElse(List.of());
  }
}
