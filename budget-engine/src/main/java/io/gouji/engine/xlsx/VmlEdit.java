package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern NOTE =
      Pattern.compile(
          "ObjectType\\s*=\\s*[\"']Note[\"'](.*?)</(?:\\w+:)?ClientData>", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<(?:\\w+:)?Row>\\s*([0-9]{1,7})\\s*<");
  private static final Pattern COLUMN = Pattern.compile("<(?:\\w+:)?Column>\\s*([0-9]{1,5})\\s*<");
  private static final Pattern ROOT_TAG =
      Pattern.compile("<((?:\\w+:)?xml)((?:\\s[^>]*?)?)(/?)>", Pattern.DOTALL);
  private static final Pattern SHAPE_TYPE_ID =
      Pattern.compile("\\sid\\s*=\\s*[\"']_x0000_t202[\"']");

  /** Ids of shapes come in blocks of 1,024, which drawings of a workbook must not share. */
  private static final int BLOCK = 1024;

  /** Declarations our boxes rely on, each with the way it may be written. */
  private static final Map<String, Pattern> NAMESPACES =
      Map.of(
          " xmlns:v=\"urn:schemas-microsoft-com:vml\"",
          declaration("v", "urn:schemas-microsoft-com:vml"),
          " xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
          declaration("o", "urn:schemas-microsoft-com:office:office"),
          " xmlns:x=\"urn:schemas-microsoft-com:office:excel\"",
          declaration("x", "urn:schemas-microsoft-com:office:excel"));

  private static final String ROOT =
      """
      <xml xmlns:v="urn:schemas-microsoft-com:vml"
       xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:x="urn:schemas-microsoft-com:office:excel">
      </xml>""";
  private static final String SHAPE_TYPE =
      """
       <v:shapetype%s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
        <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>
       </v:shapetype>
      """;

  /** What stands between an order in the drawing and the anchor of a box. */
  private static final String BOX =
      """
      ' fillcolor="#ffffe1" o:insetmode="auto">
        <v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>
        <v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>
        <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>""";

  private final WorkbookEdit workbook;
  private final PackageEdit pack;
  private final Set<Integer> blocks = new HashSet<>();

  VmlEdit(WorkbookEdit workbook) throws UnreadableException {
    this.workbook = workbook;
    this.pack = workbook.pack();
    for (ZipPart part : pack.pack().parts()) {
      if (part.key().endsWith(".vml") || part.key().contains("vmldrawing")) {
        blocks.addAll(blocks(text(part.key())));
      }
    }
  }

  /**
   * Draws boxes for notes that have none: a note without a box is not shown.
   *
   * @param notes all notes of the sheet
   */
  void draw(
      String sheet,
      RelationshipsEdit relations,
      WorksheetEdit edit,
      SortedMap<CellRef, String> notes)
      throws UnreadableException {
    Optional<ZipPart> present = drawing(sheet, relations, edit);
    String name =
        present.isPresent()
            ? present.get().name()
            : pack.freeName("xl/drawings/vmlDrawing", ".vml");
    String vml = present.isPresent() ? text(present.get().key()) : ROOT;
    blocks.addAll(blocks(vml));
    Set<CellRef> drawn = drawn(vml);
    List<CellRef> cells = notes.keySet().stream().filter(cell -> !drawn.contains(cell)).toList();
    if (cells.isEmpty()) {
      return;
    }
    if (present.isEmpty()) {
      workbook.types().extension("vml", TYPE, name);
      edit.legacyDrawing(relations.add(RELATION, name), workbook.dialect().relations());
    }
    Canvas canvas = canvas(name, vml);
    String whole = insert(canvas, boxes(edit.outline(), cells, notes, canvas.declared()));
    pack.put(name, whole.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The cells whose notes have a box. */
  private static Set<CellRef> drawn(String vml) {
    Set<CellRef> drawn = new HashSet<>();
    for (Matcher note = NOTE.matcher(vml); note.find(); ) {
      Matcher row = ROW.matcher(note.group(1));
      Matcher column = COLUMN.matcher(note.group(1));
      if (row.find() && column.find()) {
        int at = Chars.wholeNumber(row.group(1), 0);
        int across = Chars.wholeNumber(column.group(1), 0);
        if (at < CellRef.MAX_ROWS && across < CellRef.MAX_COLUMNS) {
          drawn.add(new CellRef(at, across));
        }
      }
    }
    return drawn;
  }

  private Optional<ZipPart> drawing(String sheet, RelationshipsEdit relations, WorksheetEdit edit) {
    String id = edit.outline().section("legacyDrawing").map(Outline::relationshipId).orElse("");
    return relations.all().stream()
        .filter(relation -> relation.id().equals(id))
        .flatMap(relation -> pack.pack().find(relation.key(ZipPart.key(sheet))).stream())
        .findFirst();
  }

  private record Boxes(String xml, List<Integer> blocks) {}

  private Boxes boxes(
      SheetOutline sheet, List<CellRef> cells, SortedMap<CellRef, String> notes, String declared) {
    NoteBox box = new NoteBox(sheet);
    StringBuilder xml = new StringBuilder();
    List<Integer> used = new ArrayList<>();
    int block = 0;
    for (int i = 0; i < cells.size(); i++) {
      if (i % (BLOCK - 1) == 0) {
        block = freeBlock();
        used.add(block);
      }
      CellRef cell = cells.get(i);
      int id = block * BLOCK + 1 + i % (BLOCK - 1);
      String anchor = box.anchor(cell, notes.getOrDefault(cell, ""));
      xml.append(" <v:shape").append(declared).append(" id=\"_x0000_s").append(id);
      xml.append("\" type=\"#_x0000_t202\" style='position:absolute;visibility:hidden;z-index:");
      xml.append(i + 1).append(BOX).append(anchor).append("</x:Anchor><x:AutoFill>False");
      xml.append("</x:AutoFill><x:Row>").append(cell.row()).append("</x:Row><x:Column>");
      xml.append(cell.column()).append("</x:Column></x:ClientData>\n </v:shape>\n");
    }
    return new Boxes(xml.toString(), used);
  }

  private int freeBlock() {
    int block = 1;
    while (!blocks.add(block)) {
      block++;
    }
    return block;
  }

  /**
   * A drawing to be added to.
   *
   * @param inside where its root element begins, behind the tag
   * @param end where it ends, before the tag
   * @param declared namespaces our elements must declare themselves, as attributes
   */
  private record Canvas(String vml, int inside, int end, String declared) {}

  private static Canvas canvas(String name, String vml) throws UnreadableException {
    Matcher root = ROOT_TAG.matcher(vml);
    if (!root.find()) {
      throw UnreadableException.damaged(name, "VML drawing without a root");
    }
    String declared =
        NAMESPACES.entrySet().stream()
            .filter(one -> !one.getValue().matcher(root.group(2)).find())
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining());
    String close = "</" + root.group(1) + ">";
    if (!root.group(3).isEmpty()) {
      String open = "<" + root.group(1) + root.group(2) + ">";
      String whole = vml.substring(0, root.start()) + open + close + vml.substring(root.end());
      int inside = root.start() + open.length();
      return new Canvas(whole, inside, inside, declared);
    }
    int end = vml.lastIndexOf("</" + root.group(1));
    if (end < 0) {
      throw UnreadableException.damaged(name, "VML drawing without an end");
    }
    return new Canvas(vml, root.end(), end, declared);
  }

  private static Pattern declaration(String prefix, String namespace) {
    return Pattern.compile(
        "\\sxmlns:" + prefix + "\\s*=\\s*([\"'])" + Pattern.quote(namespace) + "\\1");
  }

  private static String insert(Canvas canvas, Boxes boxes) {
    String vml = canvas.vml();
    String type = SHAPE_TYPE_ID.matcher(vml).find() ? "" : SHAPE_TYPE.formatted(canvas.declared());
    String list = boxes.blocks().stream().map(String::valueOf).collect(Collectors.joining(","));
    String tail = vml.substring(canvas.end());
    Matcher map = BLOCKS.matcher(vml);
    if (map.find()) {
      String joined = map.group(1).isBlank() ? list : map.group(1).strip() + "," + list;
      return vml.substring(0, map.start(1))
          + joined
          + vml.substring(map.end(1), canvas.end())
          + type
          + boxes.xml()
          + tail;
    }
    String layout =
        "\n <o:shapelayout%s v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%s\"/></o:shapelayout>\n"
            .formatted(canvas.declared(), list);
    return vml.substring(0, canvas.inside())
        + layout
        + vml.substring(canvas.inside(), canvas.end())
        + type
        + boxes.xml()
        + tail;
  }

  /** The drawing one character a byte: its markup is ASCII, and what else it says stays. */
  private String text(String key) throws UnreadableException {
    return new String(pack.content(key), StandardCharsets.ISO_8859_1);
  }

  private static Set<Integer> blocks(String vml) {
    Set<Integer> found = new HashSet<>();
    for (Matcher map = BLOCKS.matcher(vml); map.find(); ) {
      for (String block : map.group(1).split("[, ]+")) {
        found.add(Chars.wholeNumber(block, 0));
      }
    }
    for (Matcher shape = SHAPE.matcher(vml); shape.find(); ) {
      found.add(Chars.wholeNumber(shape.group(1), 0) / BLOCK);
    }
    return found;
  }
}
