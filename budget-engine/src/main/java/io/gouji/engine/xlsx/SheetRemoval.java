package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Takes sheets of ours out of a workbook, with the names and parts that hang on them. */
final class SheetRemoval {
  /** Parts that belong to one sheet alone. */
  private static final Set<String> OWN =
      Set.of("comments", "vmlDrawing", "drawing", "printerSettings");

  private final WorkbookEdit workbook;
  private final PackageEdit pack;

  SheetRemoval(WorkbookEdit workbook) {
    this.workbook = workbook;
    this.pack = workbook.pack();
  }

  /** Removes sheets, all names of ours, and what an untouched copy could be taken back by. */
  void remove(List<String> sheets) throws UnreadableException {
    String key = workbook.part().key();
    Outline root = pack.outline(key, 4);
    Splices splices = new Splices(pack.content(key));
    TreeSet<Integer> gone = new TreeSet<>();
    List<Outline> listed = root.child("sheets").map(Outline::children).orElse(List.of());
    for (int i = 0; i < listed.size(); i++) {
      Outline sheet = listed.get(i);
      if (sheets.contains(XmlText.unescape(sheet.attribute("name")))) {
        gone.add(i);
        splices.replace(sheet.start(), sheet.end(), "");
        drop(sheet.relationshipId());
      }
    }
    root.child("definedNames").ifPresent(names -> names(names, gone, splices));
    root.child("bookViews")
        .ifPresent(views -> views.children().forEach(view -> view(view, gone, splices)));
    pack.put(workbook.part().name(), splices.result());
    for (Relationship relation : List.copyOf(workbook.relations().all())) {
      if (Undo.isRelation(relation.type())) {
        drop(relation.id());
      }
    }
    workbook.dropCalculationChain();
  }

  private void drop(String id) throws UnreadableException {
    for (Relationship relation : List.copyOf(workbook.relations().all())) {
      if (relation.id().equals(id)) {
        String key = relation.key(workbook.part().key());
        for (Relationship own : pack.pack().relationships(key)) {
          if (!own.external() && OWN.stream().anyMatch(own::is)) {
            drop(own, key);
          }
        }
        pack.remove(OpcPackage.relationshipsKey(key));
        pack.remove(key);
        workbook.types().remove(key);
        workbook.relations().remove(relation);
      }
    }
  }

  private void drop(Relationship own, String source) throws UnreadableException {
    pack.remove(own.key(source));
    workbook.types().remove(own.key(source));
  }

  /** Names that count by position are counted anew; names of ours and of our sheets go. */
  private static void names(Outline names, TreeSet<Integer> gone, Splices splices) {
    int left = names.children().size();
    for (Outline name : names.children()) {
      int local = Chars.wholeNumber(name.attribute("localSheetId"), -1);
      if (name.attribute("name").startsWith(MarkLedger.PREFIX) || gone.contains(local)) {
        left--;
      }
    }
    if (left == 0) {
      splices.replace(names.start(), names.end(), "");
      return;
    }
    for (Outline name : names.children()) {
      int local = Chars.wholeNumber(name.attribute("localSheetId"), -1);
      int before = gone.headSet(Math.max(local, 0)).size();
      if (name.attribute("name").startsWith(MarkLedger.PREFIX) || gone.contains(local)) {
        splices.replace(name.start(), name.end(), "");
      } else if (before > 0) {
        String tag = splices.text(name.start(), name.open());
        String moved = StartTag.with(tag, "localSheetId", Integer.toString(local - before));
        splices.replace(name.start(), name.open(), moved);
      }
    }
  }

  /** The sheet that is shown stays shown; in the place of one of ours the first. */
  private static void view(Outline view, TreeSet<Integer> gone, Splices splices) {
    String tag = splices.text(view.start(), view.open());
    String moved = tag;
    for (String attribute : List.of("activeTab", "firstSheet")) {
      int tab = Chars.wholeNumber(view.attribute(attribute), 0);
      int left = gone.contains(tab) ? 0 : tab - gone.headSet(tab).size();
      if (left != tab) {
        moved = StartTag.with(moved, attribute, Integer.toString(left));
      }
    }
    if (!moved.equals(tag)) {
      splices.replace(view.start(), view.open(), moved);
    }
  }
}
