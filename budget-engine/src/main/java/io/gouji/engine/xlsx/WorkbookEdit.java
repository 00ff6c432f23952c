package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.ContentTypesEdit;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.DefinedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The workbook part while it is changed: its sheets and its relationships. */
final class WorkbookEdit {
  private static final int NAME_LENGTH = 31;

  /** The highest number Excel gives a sheet. */
  private static final int MAX_ID = 65_534;

  /** Elements that stand before {@code definedNames} (ECMA-376 part 1, CT_Workbook). */
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "fileVersion",
          "fileSharing",
          "workbookPr",
          "AlternateContent",
          "revisionPtr",
          "workbookProtection",
          "bookViews",
          "sheets",
          "functionGroups",
          "externalReferences");

  private final PackageEdit pack;
  private final ZipPart part;
  private final RelationshipsEdit relations;
  private final byte[] content;
  private final Outline root;
  private final Dialect dialect;

  /** Sheets by name in lower case, with the names of their parts as stored. */
  private final Map<String, String> sheets = new HashMap<>();

  /** Names of worksheets in order, as they were. */
  private final List<String> worksheets = new ArrayList<>();

  /** The numbers of all sheets listed, in order. */
  private final List<Integer> ids = new ArrayList<>();

  /** New sheets and names, not yet written, and the titles of the sheets. */
  private final StringBuilder added = new StringBuilder();

  private final StringBuilder defined = new StringBuilder();
  private final List<String> titles = new ArrayList<>();

  /** Names of sheets by their parts. */
  private final Map<String, String> names = new HashMap<>();

  WorkbookEdit(PackageEdit pack) throws UnreadableException {
    this.pack = pack;
    this.part = WorkbookPackage.main(pack.pack());
    this.relations = new RelationshipsEdit(pack, part.name());
    this.content = pack.content(part.key());
    this.root = Outline.of(part.key(), content, 3, pack.limits());
    this.dialect = Dialect.of(root);
    root.child("sheets").ifPresent(list -> list.children().forEach(this::list));
  }

  private void list(Outline sheet) {
    ids.add(Chars.wholeNumber(sheet.attribute("sheetId"), 0));
    String target =
        relations.all().stream()
            .filter(relation -> relation.id().equals(sheet.relationshipId()))
            .filter(relation -> relation.is("worksheet"))
            .flatMap(relation -> pack.pack().find(relation.key(part.key())).stream())
            .map(ZipPart::name)
            .findFirst()
            .orElse("");
    String name = XmlText.unescape(sheet.attribute("name"));
    sheets.put(lower(name), target);
    if (!target.isEmpty()) {
      worksheets.add(name);
    }
    names.put(target, name);
  }

  /** The name of the sheet of a part. */
  String sheetName(String part) {
    return names.getOrDefault(part, "");
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  PackageEdit pack() {
    return pack;
  }

  Dialect dialect() {
    return dialect;
  }

  ContentTypesEdit types() {
    return pack.types();
  }

  /**
   * The part of a sheet, by its name without regard to case.
   *
   * @throws IllegalArgumentException if the workbook has no such worksheet
   */
  String sheetPart(String name) {
    String found = sheets.getOrDefault(lower(name), "");
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no worksheet " + name);
    }
    return found;
  }

  /** Whether there are sheets of other kinds than worksheets, such as those of old macros. */
  boolean holdsOtherSheets() {
    return worksheets.size() < sheets.size();
  }

  /** The workbook part itself. */
  ZipPart part() {
    return part;
  }

  RelationshipsEdit relations() {
    return relations;
  }

  Optional<ZipPart> related(String kind) {
    return relations.all().stream()
        .filter(relation -> relation.is(kind) && !relation.external())
        .flatMap(relation -> pack.pack().find(relation.key(part.key())).stream())
        .findFirst();
  }

  /** Forgets relationships that lead nowhere, which a new one of their kind shall replace. */
  void unrelate(String kind) throws UnreadableException {
    for (Relationship relation : List.copyOf(relations.all())) {
      if (relation.is(kind)) {
        relations.remove(relation);
      }
    }
  }

  /** Makes a new part known to the workbook and returns the id of the relationship. */
  String relate(String kind, String name, String type) throws UnreadableException {
    types().part(name, type);
    return relations.add(dialect.relations() + "/" + kind, name);
  }

  /** Relates a part that no other program knows to the workbook. */
  void relateOwn(String relation, String name, String type) throws UnreadableException {
    types().part(name, type);
    relations.add(relation, name);
  }

  /** How many sheets are listed, of any kind: the number the next one gets, from zero. */
  int listed() {
    return ids.size();
  }

  /** Adds names; those of other programs stay as they are. */
  void define(List<DefinedName> added) {
    String tag = root.sibling("definedName");
    for (DefinedName name : added) {
      defined.append('<').append(tag).append(" name=\"").append(name.name()).append('"');
      if (name.sheet() >= 0) {
        defined.append(" localSheetId=\"").append(name.sheet()).append('"');
      }
      defined.append(name.hidden() ? " hidden=\"1\">" : ">");
      XmlText.append(defined, name.formula()).append("</").append(tag).append('>');
    }
  }

  /**
   * Lists a new sheet after the last one and returns the name it got.
   *
   * @param state as the file format calls it; empty for a sheet people see
   */
  String addSheet(String wanted, String partName, String state) throws UnreadableException {
    String name = freeName(wanted, taken -> sheets.containsKey(lower(taken)));
    String id = relate("worksheet", partName, Dialect.TYPES + "worksheet+xml");
    if (root.child("sheets").isEmpty()) {
      throw UnreadableException.damaged(part.name(), "no list of sheets");
    }
    int number = freeId();
    ids.add(number);
    added.append('<').append(root.sibling("sheet")).append(" xmlns:r=\"");
    added.append(dialect.relations()).append("\" name=\"");
    XmlText.append(added, name).append("\" sheetId=\"").append(number).append('"');
    added.append(state.isEmpty() ? "" : " state=\"" + state + "\"");
    added.append(" r:id=\"").append(id).append("\"/>");
    titles.add(name);
    sheets.put(lower(name), partName);
    names.put(partName, name);
    return name;
  }

  /** Writes the sheets and names that were added, if any. */
  void finish() throws UnreadableException {
    Splices splices = new Splices(content);
    if (!added.isEmpty()) {
      root.child("sheets").ifPresent(list -> splices.append(list, added.toString()));
      new TitlesEdit(pack).add(worksheets, titles);
    }
    if (!defined.isEmpty()) {
      define(splices);
    }
    if (!splices.isEmpty()) {
      pack.put(part.name(), splices.result());
    }
  }

  private void define(Splices splices) {
    Optional<Outline> list = root.child("definedNames");
    if (list.isPresent()) {
      splices.append(list.get(), defined.toString());
      return;
    }
    String whole = root.sibling("definedNames");
    int at =
        root.children().stream()
            .filter(child -> BEFORE_NAMES.contains(child.name()))
            .mapToInt(Outline::end)
            .max()
            .orElse(root.open());
    splices.insert(at, "<" + whole + ">" + defined + "</" + whole + ">");
  }

  private int freeId() {
    int next = ids.stream().mapToInt(Integer::intValue).reduce(0, Math::max) + 1;
    return next <= MAX_ID
        ? next
        : IntStream.rangeClosed(1, MAX_ID).filter(id -> !ids.contains(id)).findFirst().orElse(1);
  }

  /** A sheet name as Excel allows it, with a number behind it if it is taken. */
  static String freeName(String wanted, Predicate<String> taken) {
    String plain = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ").strip().replaceAll("^'+|'+$", "");
    String base = plain.isEmpty() ? "Gouji" : plain;
    String name = XmlText.cut(base, NAME_LENGTH);
    for (int number = 2; taken.test(name); number++) {
      String suffix = "(" + number + ")";
      name = XmlText.cut(base, NAME_LENGTH - suffix.length()) + suffix;
    }
    return name;
  }

  /** Drops the calculation chain, which Excel builds anew; a wrong one makes it repair the file. */
  void dropCalculationChain() throws UnreadableException {
    for (Relationship relation : relations.all().toArray(Relationship[]::new)) {
      if (relation.is("calcChain")) {
        String key = relation.key(part.key());
        pack.remove(key);
        types().remove(key);
        relations.remove(relation);
      }
    }
  }
}
