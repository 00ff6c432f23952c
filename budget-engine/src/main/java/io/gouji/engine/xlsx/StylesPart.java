package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what of the cell formats bears on meaning: {@code cellXfs} and {@code numFmts}. */
final class StylesPart {
  private final Map<Integer, String> codes = new HashMap<>();
  private final Map<CellStyle, CellStyle> distinct = new HashMap<>();
  private final List<CellStyle> styles = new ArrayList<>();
  private final Limits limits;

  private StylesPart(Limits limits) {
    this.limits = limits;
  }

  static List<CellStyle> read(PartXml xml, Limits limits) throws UnreadableException {
    StylesPart part = new StylesPart(limits);
    xml.root();
    while (xml.child(1)) {
      switch (xml.name()) {
        case "numFmts" -> part.formats(xml);
        case "cellXfs" -> part.cellFormats(xml);
        default -> {}
      }
    }
    return part.styles;
  }

  private void formats(PartXml xml) throws UnreadableException {
    while (xml.child(2)) {
      codes.put(xml.number("numFmtId", 0), xml.attribute("formatCode"));
      check(codes.size());
    }
  }

  private void cellFormats(PartXml xml) throws UnreadableException {
    while (xml.child(2)) {
      int id = xml.number("numFmtId", 0);
      CellStyle style =
          new CellStyle(codes.getOrDefault(id, BuiltinFormats.code(id)), isLocked(xml));
      styles.add(distinct.computeIfAbsent(style, same -> same));
      check(styles.size());
    }
  }

  private static boolean isLocked(PartXml xml) throws UnreadableException {
    boolean locked = true;
    while (xml.child(3)) {
      if (xml.name().equals("protection")) {
        locked = xml.attribute("locked").isEmpty() || xml.is("locked");
      }
    }
    return locked;
  }

  private void check(int size) throws UnreadableException {
    if (size > limits.items()) {
      throw UnreadableException.overLimit("items", limits.items());
    }
  }
}
