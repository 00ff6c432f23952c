package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell.Role;

/**
 * How a role of cell on a sheet of ours looks, as style XML without prefixes.
 *
 * @param fill a colour, or the empty text
 * @param border as XML, or the empty text
 */
record Look(String font, String fill, String border, String alignment) {
  private static final String BORDER =
      "<border>"
          + side("left")
          + side("right")
          + side("top")
          + side("bottom")
          + "<diagonal/></border>";

  private static final String WRAPPED = "<alignment vertical=\"top\" wrapText=\"1\"/>";

  static Look of(Role role) {
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
      case MUTED -> new Look(font(9, "", "FF595959"), "", "", "<alignment vertical=\"top\"/>");
    };
  }

  boolean isWrapped() {
    return alignment.contains("wrapText");
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
        + "<name val=\"Microsoft YaHei\"/><family val=\"2\"/><charset val=\"134\"/></font>";
  }

  private static String side(String side) {
    return "<" + side + " style=\"thin\"><color rgb=\"FFBFBFBF\"/></" + side + ">";
  }
}
