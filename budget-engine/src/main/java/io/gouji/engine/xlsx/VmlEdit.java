package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the boxes of notes, in the VML drawing of the sheet if it has one.
 *
 * <p>VML is edited as text: Excel itself writes some that is no XML.
 */
final class VmlEdit {
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing";
  private static final Pattern BLOCKS =
      Pattern.compile("<o:idmap\\b[^>]*?\\bdata\\s*=\\s*[\"']([0-9, ]*)[\"']");
  private static final Pattern SHAPE = Pattern.compile("_x0000_s([0-9]{1,9})");

  /** Ids of shapes come in blocks of 1,024, which drawings of a workbook must not share. */
  private static final int BLOCK = 1024;

  private static final String ROOT =
      """
      <xml xmlns:v="urn:schemas-microsoft-com:vml"
       xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:x="urn:schemas-microsoft-com:office:excel">
      </xml>""";
  private static final String SHAPE_TYPE =
      """
       <v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
        <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
       </v:shapetype>
      """;
  private static final String BOX =
      """
       <v:shape id="_x0000_s%s" type="#_x0000_t202" style='position:absolute;visibility:hidden;z-index:%s' fillcolor="#ffffe1" o:insetmode="auto">
        <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
        <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>
        <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%s</x:Row><x:Column>%s</x:Column></x:ClientData>
       </v:shape>
      """;

  private final WorkbookEdit workbook;
  private final PackageEdit pack;
  private final TreeSet<Integer> blocks = new TreeSet<>();

  VmlEdit(WorkbookEdit workbook) throws WorkbookException {
    this.workbook = workbook;
    this.pack = workbook.pack();
    for (ZipPart part : pack.pack().zip().parts()) {
      if (part.key().endsWith(".vml")) {
        blocks.addAll(blocks(text(part.key())));
      }
    }
  }

  /** Draws boxes for notes on cells that had none. */
  void draw(
      String sheet,
      RelationshipsEdit relations,
      WorksheetEdit edit,
      List<CellRef> cells,
      SortedMap<CellRef, CellChange> changes)
      throws WorkbookException {
    if (cells.isEmpty()) {
      return;
    }
    Optional<ZipPart> present = drawing(sheet, relations, edit);
    String name =
        present.isPresent()
            ? present.get().name()
            : pack.freeName("xl/drawings/vmlDrawing", ".vml");
    String vml = present.isPresent() ? text(present.get().key()) : ROOT;
    if (present.isEmpty()) {
      workbook.types().extension("vml", TYPE, name);
      edit.legacyDrawing(relations.add(RELATION, name), workbook.dialect().relations());
    }
    String drawn = insert(vml, boxes(edit.outline(), cells, changes));
    pack.put(name, drawn.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<ZipPart> drawing(String sheet, RelationshipsEdit relations, WorksheetEdit edit) {
    String id = edit.outline().section("legacyDrawing").map(Outline::relationshipId).orElse("");
    return relations.all().stream()
        .filter(relation -> relation.id().equals(id))
        .flatMap(relation -> pack.pack().find(relation.key(ZipDirectory.key(sheet))).stream())
        .findFirst();
  }

  private record Boxes(String xml, List<Integer> blocks) {}

  private Boxes boxes(
      SheetOutline sheet, List<CellRef> cells, SortedMap<CellRef, CellChange> changes) {
    NoteBox box = new NoteBox(sheet);
    StringBuilder xml = new StringBuilder();
    TreeSet<Integer> used = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      if (i % (BLOCK - 1) == 0) {
        int block = blocks.isEmpty() ? 1 : blocks.last() + 1;
        blocks.add(block);
        used.add(block);
      }
      CellRef cell = cells.get(i);
      CellChange change = changes.getOrDefault(cell, new CellChange());
      int id = used.last() * BLOCK + 1 + i % (BLOCK - 1);
      String anchor = box.anchor(cell, change.note());
      xml.append(BOX.formatted(id, i + 1, anchor, cell.row(), cell.column()));
    }
    return new Boxes(xml.toString(), List.copyOf(used));
  }

  private String insert(String vml, Boxes boxes) throws WorkbookException {
    int end = vml.lastIndexOf("</xml>");
    int root = vml.indexOf("<xml");
    if (end < 0 || root < 0) {
      throw WorkbookException.damaged("", "VML drawing without a root");
    }
    for (String prefix : List.of("v", "o", "x")) {
      if (!vml.contains("xmlns:" + prefix + "=")) {
        throw WorkbookException.damaged("", "VML drawing without namespace " + prefix);
      }
    }
    String type = vml.contains("id=\"_x0000_t202\"") ? "" : SHAPE_TYPE;
    String list = String.join(",", boxes.blocks().stream().map(String::valueOf).toList());
    Matcher map = BLOCKS.matcher(vml);
    if (map.find()) {
      String joined = map.group(1).isBlank() ? list : map.group(1) + "," + list;
      return vml.substring(0, map.start(1))
          + joined
          + vml.substring(map.end(1), end)
          + type
          + boxes.xml()
          + vml.substring(end);
    }
    int inside = vml.indexOf('>', root) + 1;
    String layout =
        "\n <o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%s\"/></o:shapelayout>\n"
            .formatted(list);
    return vml.substring(0, inside)
        + layout
        + vml.substring(inside, end)
        + type
        + boxes.xml()
        + vml.substring(end);
  }

  private String text(String key) throws WorkbookException {
    return new String(pack.content(key), StandardCharsets.UTF_8);
  }

  private static TreeSet<Integer> blocks(String vml) {
    TreeSet<Integer> found = new TreeSet<>();
    for (Matcher map = BLOCKS.matcher(vml); map.find(); ) {
      for (String block : map.group(1).split("[, ]+")) {
        found.add(XmlText.wholeNumber(block, 0));
      }
    }
    for (Matcher shape = SHAPE.matcher(vml); shape.find(); ) {
      found.add(XmlText.wholeNumber(shape.group(1), 0) / BLOCK);
    }
    return found;
  }
}
