package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell.Role;

/**
 * How a role of cell on a sheet of ours looks, as style XML without prefixes.
 *
 * @param fill a colour, or the empty text
 */
record Look(String font, String fill, boolean bordered, String alignment) {
  static final String BORDER =
      "<border>"
          + side("left")
          + side("right")
          + side("top")
          + side("bottom")
          + "<diagonal/></border>";

  private static final String WRAPPED = "<alignment vertical=\"top\" wrapText=\"1\"/>";

  static Look of(Role role) {
    return switch (role) {
      case TITLE -> new Look(font(14, "<b/>", ""), "", false, "<alignment vertical=\"center\"/>");
      case HEAD ->
          new Look(
              font(10, "<b/>", ""),
              "FFEDEDED",
              true,
              "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>");
      case TEXT -> new Look(font(10, "", ""), "", true, WRAPPED);
      case NUMBER ->
          new Look(
              font(10, "", ""), "", true, "<alignment horizontal=\"right\" vertical=\"top\"/>");
      case LINK -> new Look(font(10, "<u/>", "FF0563C1"), "", true, WRAPPED);
      case ERROR -> marked(Mark.ERROR);
      case WARNING -> marked(Mark.WARNING);
      case VERIFY -> marked(Mark.VERIFY);
      case INFO -> marked(Mark.INFO);
      case INVOLVED -> marked(Mark.INVOLVED);
      case MUTED -> new Look(font(9, "", "FF7F7F7F"), "", false, "<alignment vertical=\"top\"/>");
    };
  }

  boolean isWrapped() {
    return alignment.contains("wrapText");
  }

  private static Look marked(Mark mark) {
    return new Look(font(10, "", ""), StylesEdit.colour(mark), true, WRAPPED);
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
