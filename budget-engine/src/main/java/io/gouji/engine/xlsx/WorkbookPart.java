package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the workbook part: which sheets there are, names, links and the date system. */
final class WorkbookPart {
  private final OpcPackage pack;
  private final ModelBudget budget;
  private final String key;
  private final Map<String, Relationship> relations = new HashMap<>();
  private final List<SheetEntry> sheets = new ArrayList<>();
  private final List<DefinedName> rawNames = new ArrayList<>();
  private final List<LinkedBook> externals = new ArrayList<>();
  private int listed;
  private boolean date1904;
  private boolean asDisplayed;

  private WorkbookPart(OpcPackage pack, ModelBudget budget, String key) {
    this.pack = pack;
    this.budget = budget;
    this.key = key;
  }

  static WorkbookPart read(OpcPackage pack, ModelBudget budget) throws UnreadableException {
    ZipPart main = WorkbookPackage.main(pack);
    WorkbookPart part = new WorkbookPart(pack, budget, main.key());
    pack.relationships(main.key()).forEach(relation -> part.relations.put(relation.id(), relation));
    try (PartXml xml = pack.xml(main)) {
      xml.root();
      while (xml.child(1)) {
        part.element(xml);
      }
    }
    return part;
  }

  private void element(PartXml xml) throws UnreadableException {
    switch (xml.name()) {
      case "workbookPr" -> date1904 = xml.is("date1904");
      case "calcPr" -> asDisplayed = xml.isNot("fullPrecision");
      case "sheets" -> {
        while (xml.child(2)) {
          sheet(xml);
        }
      }
      case "definedNames" -> {
        while (xml.child(2)) {
          name(xml);
        }
      }
      case "externalReferences" -> {
        while (xml.child(2)) {
          external(xml);
        }
      }
      default -> {}
    }
  }

  private void sheet(PartXml xml) throws UnreadableException {
    Relationship relation = relations.get(xml.relationshipId());
    if (relation == null) {
      throw UnreadableException.damaged(key, "sheet without a part: " + xml.attribute("name"));
    }
    int position = listed++;
    if (relation.is("worksheet")) {
      budget.item();
      sheets.add(
          new SheetEntry(
              XmlText.unescape(xml.attribute("name")),
              visibility(xml.attribute("state")),
              relation.key(key),
              position));
    }
  }

  private static Sheet.Visibility visibility(String state) {
    return switch (state) {
      case "hidden" -> Sheet.Visibility.HIDDEN;
      case "veryHidden" -> Sheet.Visibility.VERY_HIDDEN;
      default -> Sheet.Visibility.VISIBLE;
    };
  }

  private void name(PartXml xml) throws UnreadableException {
    String name = xml.attribute("name");
    int sheet = xml.number("localSheetId", DefinedName.GLOBAL);
    boolean hidden = xml.is("hidden");
    rawNames.add(new DefinedName(budget.keep(name), sheet, budget.keep(xml.text()), hidden));
  }

  private void external(PartXml xml) throws UnreadableException {
    Relationship relation = relations.get(xml.relationshipId());
    String link = relation == null ? "" : relation.key(key);
    externals.add(
        pack.find(link).isPresent() ? LinkPart.read(pack, link, budget) : LinkedBook.named(""));
  }

  List<SheetEntry> sheets() {
    return sheets;
  }

  List<LinkedBook> externals() {
    return externals;
  }

  boolean date1904() {
    return date1904;
  }

  /** Whether it calculates with figures as they are displayed. */
  boolean asDisplayed() {
    return asDisplayed;
  }

  /** Names whose sheet is one of ours, counted by our sheets. */
  List<DefinedName> names() {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int i = 0; i < sheets.size(); i++) {
      positions.put(sheets.get(i).listed(), i);
    }
    positions.put(DefinedName.GLOBAL, DefinedName.GLOBAL);
    return rawNames.stream()
        .filter(name -> positions.containsKey(name.sheet()))
        .map(
            name ->
                new DefinedName(
                    name.name(), positions.get(name.sheet()), name.formula(), name.hidden()))
        .toList();
  }

  /** The part a relationship of the workbook leads to, if there is one of that kind. */
  Optional<ZipPart> related(String kind) {
    return relations.values().stream()
        .filter(relation -> relation.is(kind) && !relation.external())
        .flatMap(relation -> pack.find(relation.key(key)).stream())
        .findFirst();
  }
}
