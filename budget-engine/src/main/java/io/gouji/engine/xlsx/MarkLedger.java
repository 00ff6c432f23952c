package io.gouji.engine.xlsx;

import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Remembers what marks covered, in a form every spreadsheet program carries along: a hidden name
 * points at each marked cell and so follows it when rows come in or sheets are renamed; the line of
 * that number on a hidden sheet tells the mark and the note, and one cell of it wears the format
 * the marked cell had.
 */
final class MarkLedger {
  /** Beginning of our names; Excel never shows hidden ones. */
  static final String PREFIX = "_gouji.";

  static final String LEDGER = PREFIX + "ledger";
  static final String OWN = PREFIX + "own.";
  static final String BARE = PREFIX + "bare.";
  static final String LEFT = PREFIX + "left.";
  static final String KEPT = PREFIX + "kept.";

  /** Columns of a line: number, mark or nothing, format, note or the words of an own sheet. */
  static final int MARK = 1;

  static final int FORMAT = 2;
  static final int WORDS = 3;

  /** Characters a cell may hold (Excel's limit is 32,767). */
  private static final int CELL = 32_000;

  private static final CellXml CELLS = new CellXml("");

  private record Entry(String part, CellRef cell, String mark, int format, String note) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Edit.AddSheet> own = new LinkedHashMap<>();

  /** Takes note of what is done to the cells of a sheet. */
  void take(
      String part, SortedMap<CellRef, CellChange> changes, SortedMap<CellRef, Integer> unmarked) {
    changes.forEach(
        (cell, change) -> {
          if (change.mark().isPresent() || change.hasNote()) {
            String mark = change.mark().map(Mark::name).orElse("");
            entries.add(new Entry(part, cell, mark, unmarked.getOrDefault(cell, 0), change.note()));
          }
        });
  }

  /** Takes note of a sheet that is ours alone. */
  void own(String name, Edit.AddSheet sheet) {
    own.put(name, sheet);
  }

  /** Writes the hidden sheet and tells the names that belong to it. */
  List<DefinedName> write(WorkbookEdit workbook, StylesEdit styles, Edit.Ledger hidden)
      throws UnreadableException {
    String part = workbook.pack().freeName("xl/worksheets/sheet", ".xml");
    List<DefinedName> names = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    row(rows, 1, 0, hidden.about(), XlsLedger.SIGN);
    int line = 1;
    for (Entry entry : entries) {
      line++;
      row(rows, line, entry.format(), "", entry.mark(), "", entry.note());
      names.add(name(PREFIX + line, new Place(workbook.sheetName(entry.part()), entry.cell())));
    }
    for (Place bare : hidden.remains().bare()) {
      line++;
      names.add(name(BARE + line, bare));
    }
    for (Place left : hidden.remains().left()) {
      line++;
      names.add(name(LEFT + line, left));
    }
    for (String kept : hidden.remains().kept()) {
      line++;
      names.add(name(KEPT + line, new Place(kept, new CellRef(0, 0))));
    }
    for (Map.Entry<String, Edit.AddSheet> sheet : own.entrySet()) {
      line++;
      String words = String.join(" ", SheetWords.of(sheet.getValue()));
      row(rows, line, 0, cells(words));
      names.add(name(OWN + line, new Place(sheet.getKey(), new CellRef(0, 0))));
    }
    String xml =
        NewPart.DECLARATION
            + "<worksheet xmlns=\"%s\"><sheetData>".formatted(workbook.dialect().main())
            + rows
            + "</sheetData></worksheet>";
    workbook.pack().put(part, xml.getBytes(StandardCharsets.UTF_8));
    String name = workbook.addSheet(hidden.name(), part, "veryHidden");
    names.add(name(LEDGER, new Place(name, new CellRef(0, 0))));
    return names;
  }

  /** A long text over several cells, behind the three that hold nothing for an own sheet. */
  private static String[] cells(String words) {
    List<String> cells = new ArrayList<>(List.of("", "", ""));
    for (int at = 0; at < words.length(); at += CELL) {
      cells.add(words.substring(at, Math.min(words.length(), at + CELL)));
    }
    return cells.toArray(String[]::new);
  }

  private static void row(StringBuilder xml, int line, int format, String... texts) {
    xml.append("<row r=\"").append(line).append("\">");
    for (int column = 0; column < texts.length; column++) {
      boolean sample = column == FORMAT;
      if (sample || !texts[column].isEmpty()) {
        CellValue value = sample ? CellValue.Blank.BLANK : new CellValue.Text(texts[column]);
        CELLS.cell(xml, new CellRef(line - 1, column), sample ? format : 0, "", value);
      }
    }
    xml.append("</row>");
  }

  private static DefinedName name(String name, Place place) {
    return new DefinedName(name, DefinedName.GLOBAL, place.formula(), true);
  }
}
