package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How a role of cell on a sheet of ours looks, as style XML without prefixes.
 *
 * @param fill a colour, or the empty text
 * @param border as XML, or the empty text
 */
record Look(String font, String fill, String border, String alignment) {
  static final String FONT = "Microsoft YaHei";
  private static final String BORDER_COLOUR = "FFBFBFBF";

  private static final String BORDER =
      "<border>"
          + side("left")
          + side("right")
          + side("top")
          + side("bottom")
          + "<diagonal/></border>";

  private static final String WRAPPED = "<alignment vertical=\"top\" wrapText=\"1\"/>";

  private static final Map<Role, Look> LOOKS = new EnumMap<>(Role.class);

  static {
    for (Role role : Role.values()) {
      LOOKS.put(role, made(role));
    }
  }

  static Look of(Role role) {
    return Objects.requireNonNull(LOOKS.get(role));
  }

  private static Look made(Role role) {
    return switch (role) {
      case TITLE -> new Look(font(14, "<b/>", ""), "", "", "<alignment vertical=\"center\"/>");
      case HEAD ->
          new Look(
              font(10, "<b/>", ""),
              "FFD9E1F2",
              BORDER,
              "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>");
      case TEXT -> new Look(font(10, "", ""), "", BORDER, WRAPPED);
      case NUMBER ->
          new Look(
              font(10, "", ""), "", BORDER, "<alignment horizontal=\"right\" vertical=\"top\"/>");
      case LINK -> new Look(font(10, "<u/>", "FF0563C1"), "", BORDER, WRAPPED);
      case SUSPECT -> marked(Mark.SUSPECT);
      case ERROR -> marked(Mark.ERROR);
      case WARNING -> marked(Mark.WARNING);
      case VERIFY -> marked(Mark.VERIFY);
      case INFO -> marked(Mark.INFO);
      case INVOLVED -> marked(Mark.INVOLVED);
      case KEY_SUSPECT -> framed(Mark.SUSPECT);
      case KEY_ERROR -> framed(Mark.ERROR);
      case KEY_WARNING -> framed(Mark.WARNING);
      case KEY_VERIFY -> framed(Mark.VERIFY);
      case KEY_INFO -> framed(Mark.INFO);
      case MUTED, SEAL ->
          new Look(font(9, "", "FF595959"), "", "", "<alignment vertical=\"top\"/>");
    };
  }

  boolean isWrapped() {
    return alignment.contains("wrapText");
  }

  boolean bold() {
    return font.contains("<b/>");
  }

  boolean underlined() {
    return font.contains("<u/>");
  }

  /** Height of the letters in points. */
  int size() {
    return Chars.wholeNumber(attribute(font, "sz val"), 10);
  }

  /** Colour of the letters, or the empty text. */
  String colour() {
    return attribute(font, "color rgb");
  }

  /** As {@link org.apache.poi.ss.usermodel.HorizontalAlignment} names it. */
  String horizontal() {
    String set = attribute(alignment, "horizontal");
    return set.isEmpty() ? "GENERAL" : set.toUpperCase(Locale.ROOT);
  }

  String vertical() {
    String set = attribute(alignment, "vertical");
    return set.isEmpty() ? "BOTTOM" : set.toUpperCase(Locale.ROOT);
  }

  /** The value of the first attribute of that name; empty where there is none. */
  static String attribute(String xml, String name) {
    int at = xml.indexOf(name + "=\"");
    int start = at + name.length() + 2;
    return at < 0 ? "" : xml.substring(start, xml.indexOf('"', start));
  }

  private static Look marked(Mark mark) {
    return new Look(font(10, "", ""), MarkLook.colour(mark), BORDER, WRAPPED);
  }

  private static Look framed(Mark mark) {
    return new Look(font(10, "", ""), MarkLook.colour(mark), MarkLook.border(mark), WRAPPED);
  }

  private static String font(int size, String style, String colour) {
    return "<font>"
        + style
        + "<sz val=\""
        + size
        + "\"/>"
        + (colour.isEmpty() ? "" : "<color rgb=\"" + colour + "\"/>")
        + "<name val=\""
        + FONT
        + "\"/><family val=\"2\"/><charset val=\"134\"/></font>";
  }

  private static String side(String side) {
    return "<" + side + " style=\"thin\"><color rgb=\"" + BORDER_COLOUR + "\"/></" + side + ">";
  }
}
