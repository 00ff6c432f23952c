package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import java.math.BigDecimal;

/** Writes cells as worksheet XML. */
final class CellXml {
  /** Whole numbers below this have no more digits than a double can tell. */
  private static final double EXACT = 1e15;

  private final String prefix;

  /** For a part whose elements have a prefix, colon included, or none. */
  CellXml(String prefix) {
    this.prefix = prefix;
  }

  /** The start tag of a cell with the type its value needs. */
  static String typed(String tag, CellValue value, boolean formula) {
    String type = type(value, formula);
    return type.isEmpty() ? StartTag.without(tag, "t") : StartTag.with(tag, "t", type);
  }

  /** The type of a cell by its value; empty for numbers and for cells without a value. */
  private static String type(CellValue value, boolean formula) {
    if (value instanceof CellValue.Text) {
      return formula ? "str" : "inlineStr";
    }
    if (value instanceof CellValue.Bool) {
      return "b";
    }
    return value instanceof CellValue.Error ? "e" : "";
  }

  /** What stands inside a cell for its value. */
  String inner(CellValue value, boolean formula) {
    return inner(new StringBuilder(), value, formula).toString();
  }

  private StringBuilder inner(StringBuilder xml, CellValue value, boolean formula) {
    if (value instanceof CellValue.Number number) {
      return element(xml, "v", number(number.value()));
    }
    if (value instanceof CellValue.Text text) {
      return formula ? element(xml, "v", text.value()) : inline(xml, text.value());
    }
    if (value instanceof CellValue.Bool bool) {
      return element(xml, "v", bool.value() ? "1" : "0");
    }
    return value instanceof CellValue.Error error ? element(xml, "v", error.code().text()) : xml;
  }

  private StringBuilder inline(StringBuilder xml, String text) {
    xml.append('<').append(prefix).append("is>");
    text(xml, "t", text);
    return xml.append("</").append(prefix).append("is>");
  }

  String formula(String text) {
    return element(new StringBuilder(), "f", text).toString();
  }

  /** Writes a whole cell that did not exist behind what is there. */
  void cell(StringBuilder xml, CellRef ref, int style, String formula, CellValue value) {
    xml.append('<').append(prefix).append("c r=\"").append(ref.a1()).append('"');
    if (style != 0) {
      xml.append(" s=\"").append(style).append('"');
    }
    String type = type(value, !formula.isEmpty());
    if (!type.isEmpty()) {
      xml.append(" t=\"").append(type).append('"');
    }
    if (formula.isEmpty() && value instanceof CellValue.Blank) {
      xml.append("/>");
      return;
    }
    xml.append('>');
    if (!formula.isEmpty()) {
      element(xml, "f", formula);
    }
    inner(xml, value, !formula.isEmpty());
    xml.append("</").append(prefix).append("c>");
  }

  /** Writes a text whose blanks count. */
  StringBuilder text(StringBuilder xml, String name, String text) {
    xml.append('<').append(prefix).append(name).append(" xml:space=\"preserve\">");
    XmlText.append(xml, text);
    return xml.append("</").append(prefix).append(name).append('>');
  }

  private StringBuilder element(StringBuilder xml, String name, String content) {
    xml.append('<').append(prefix).append(name).append('>');
    XmlText.append(xml, content);
    return xml.append("</").append(prefix).append(name).append('>');
  }

  /** The shortest decimal that reads back as the same double. */
  static String number(double value) {
    if (value == (long) value && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return Math.abs(exact.scale()) > 20 ? exact.toString() : exact.toPlainString();
  }
}
