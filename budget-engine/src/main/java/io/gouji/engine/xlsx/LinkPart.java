package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.SheetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the part of a link: the other workbook's name, and what was last seen in its cells. */
final class LinkPart {
  private static final int PLAIN = 0;
  private static final int NONE = -1;

  private final PartXml xml;
  private final ModelBudget budget;
  private final List<String> names = new ArrayList<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private String id = "";

  private LinkPart(PartXml xml, ModelBudget budget) {
    this.xml = xml;
    this.budget = budget;
  }

  static LinkedBook read(OpcPackage pack, String key, ModelBudget budget)
      throws UnreadableException {
    try (PartXml xml = pack.xml(pack.part(key))) {
      LinkPart part = new LinkPart(xml, budget);
      xml.root();
      while (xml.child(1)) {
        if (xml.name().equals("externalBook")) {
          part.id = xml.relationshipId();
          part.book();
        }
      }
      return new LinkedBook(budget.keep(file(pack, key, part.id)), part.sheets);
    }
  }

  /** The file behind a link, without its folder; empty for OLE and DDE links. */
  private static String file(OpcPackage pack, String key, String id) throws UnreadableException {
    for (Relationship relation : pack.relationships(key)) {
      if (relation.id().equals(id)) {
        String path = Relationship.decoded(relation.target()).replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
      }
    }
    return "";
  }

  private void book() throws UnreadableException {
    while (xml.child(2)) {
      switch (xml.name()) {
        case "sheetNames" -> {
          while (xml.child(3)) {
            names.add(budget.keep(XmlText.unescape(xml.attribute("val"))));
          }
        }
        case "sheetDataSet" -> {
          while (xml.child(3)) {
            sheet();
          }
        }
        default -> {}
      }
    }
  }

  /** What was not found when it was last looked for is kept no longer. */
  private void sheet() throws UnreadableException {
    int number = xml.number("sheetId", NONE);
    boolean lost = xml.is("refreshError");
    SheetBuilder kept =
        new SheetBuilder(number >= 0 && number < names.size() ? names.get(number) : "");
    while (xml.child(4)) {
      while (xml.child(5)) {
        cell(kept);
      }
    }
    if (!lost) {
      sheets.add(kept.build());
    }
  }

  private void cell(SheetBuilder kept) throws UnreadableException {
    Optional<CellRef> place = place(xml.attribute("r"));
    String type = xml.attribute("t");
    String text = "";
    while (xml.child(6)) {
      text = xml.name().equals("v") ? xml.text() : text;
    }
    budget.cell();
    if (place.isPresent()) {
      CellValue value = value(type, text);
      kept.cell(place.get().row(), place.get().column(), value, PLAIN, NONE);
    }
  }

  private CellValue value(String type, String text) throws UnreadableException {
    switch (type) {
      case "str":
        return new CellValue.Text(budget.keep(XmlText.unescape(text)));
      case "b":
        return new CellValue.Bool(text.equals("1") || text.equalsIgnoreCase("true"));
      case "e":
        return new CellValue.Error(CellError.of(text).orElse(CellError.UNKNOWN));
      default:
        return number(text);
    }
  }

  private static CellValue number(String text) {
    double number = Chars.number(text);
    return Double.isFinite(number) ? new CellValue.Number(number) : CellValue.Blank.BLANK;
  }

  private static Optional<CellRef> place(String ref) {
    try {
      return Optional.of(CellRef.parse(ref));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
