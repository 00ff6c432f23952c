package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import java.math.BigDecimal;

/** Writes cells as worksheet XML. */
final class CellXml {
  private final String prefix;

  /** For a part whose elements have a prefix, colon included, or none. */
  CellXml(String prefix) {
    this.prefix = prefix;
  }

  /** The start tag of a cell with the type its value needs. */
  static String typed(String tag, CellValue value, boolean formula) {
    if (value instanceof CellValue.Text) {
      return StartTag.with(tag, "t", formula ? "str" : "inlineStr");
    }
    if (value instanceof CellValue.Bool) {
      return StartTag.with(tag, "t", "b");
    }
    return value instanceof CellValue.Error
        ? StartTag.with(tag, "t", "e")
        : StartTag.without(tag, "t");
  }

  /** What stands inside a cell for its value. */
  String inner(CellValue value, boolean formula) {
    if (value instanceof CellValue.Number number) {
      return element("v", number(number.value()));
    }
    if (value instanceof CellValue.Text text) {
      return formula
          ? element("v", XmlText.escape(text.value()))
          : element("is", text("t", text.value()));
    }
    if (value instanceof CellValue.Bool bool) {
      return element("v", bool.value() ? "1" : "0");
    }
    return value instanceof CellValue.Error error ? element("v", error.code().text()) : "";
  }

  String formula(String text) {
    return element("f", XmlText.escape(text));
  }

  /** A whole cell that did not exist. */
  String cell(CellRef ref, int style, String formula, CellValue value) {
    String start = "<" + prefix + "c" + " r=\"" + ref.a1() + "\">";
    String styled = style == 0 ? start : StartTag.with(start, "s", Integer.toString(style));
    String inner = (formula.isEmpty() ? "" : formula(formula)) + inner(value, !formula.isEmpty());
    String tag = typed(styled, value, !formula.isEmpty());
    return inner.isEmpty()
        ? tag.substring(0, tag.length() - 1) + "/>"
        : tag + inner + "</" + prefix + "c" + ">";
  }

  String text(String name, String text) {
    String tag = prefix + name;
    return "<" + tag + " xml:space=\"preserve\">" + XmlText.escape(text) + "</" + tag + ">";
  }

  private String element(String name, String content) {
    String tag = prefix + name;
    return "<" + tag + ">" + content + "</" + tag + ">";
  }

  /** The shortest decimal that reads back as the same double. */
  static String number(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return Math.abs(exact.scale()) > 20 ? exact.toString() : exact.toPlainString();
  }
}
