package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.DefinedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the parts that tell where the tables of a sheet stand and what their columns are called.
 */
final class TablePart {
  private TablePart() {}

  /** The tables of a sheet; one whose part is damaged is none that a formula could name. */
  static List<DefinedTable> all(OpcPackage pack, String key, int sheet, ModelBudget budget) {
    List<DefinedTable> tables = new ArrayList<>();
    try {
      for (Relationship relation : pack.relationships(key)) {
        Optional<ZipPart> part =
            relation.is("table") ? pack.find(relation.key(key)) : Optional.empty();
        if (part.isPresent()) {
          try (PartXml xml = pack.xml(part.get())) {
            read(xml, sheet, budget).ifPresent(tables::add);
          }
        }
      }
      return tables;
    } catch (UnreadableException damaged) {
      // Figures and formulas are all there without it; what names a table is then not read.
      return tables;
    }
  }

  private static Optional<DefinedTable> read(PartXml xml, int sheet, ModelBudget budget)
      throws UnreadableException {
    xml.root();
    String name = XmlText.unescape(xml.attribute("displayName"));
    String ref = xml.attribute("ref");
    int headers = xml.number("headerRowCount", 1);
    int totals = xml.number("totalsRowCount", 0);
    List<String> columns = new ArrayList<>();
    while (xml.child(1)) {
      if (xml.name().equals("tableColumns")) {
        while (xml.child(2)) {
          columns.add(budget.keep(XmlText.unescape(xml.attribute("name"))));
        }
      }
    }
    return range(ref)
        .filter(range -> range.lastColumn() - range.firstColumn() + 1 == columns.size())
        .filter(range -> range.lastRow() - range.firstRow() >= headers + totals)
        .map(range -> new DefinedTable(name, sheet, range, columns, headers > 0, totals > 0));
  }

  private static Optional<CellRange> range(String ref) {
    try {
      return Optional.of(CellRange.parse(ref));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
