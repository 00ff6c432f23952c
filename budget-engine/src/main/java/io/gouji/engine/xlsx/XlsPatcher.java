package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.xlsx.Patched.Shortfall;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.hssf.model.HSSFFormulaParser;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.DrawingGroupRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;

/**
 * Changes an .xls workbook through POI. Its records are written anew, as POI read them; whatever
 * else is in the file, macros and properties among it, stays as it is.
 */
final class XlsPatcher {
  private final HSSFWorkbook book;
  private final Set<Shortfall> shortfalls = EnumSet.noneOf(Shortfall.class);
  private final XlsStyles styles;
  private final XlsLedger ledger;

  /** An edit that cannot be made; POI throws much of the same kind where it stumbles. */
  private static final class Unfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  private XlsPatcher(HSSFWorkbook book, byte[] stream) {
    this.book = book;
    this.styles = new XlsStyles(book, new XlsColours(book, stream), shortfalls);
    this.ledger = new XlsLedger(book, shortfalls);
  }

  /**
   * The file with the edits applied, as {@link WorkbookPatcher#patch} promises it.
   *
   * @throws IllegalArgumentException also if .xls cannot hold a formula
   */
  static Patched patch(byte[] original, List<Edit> edits) throws UnreadableException {
    try (XlsFile file = XlsFile.open(original)) {
      XlsPatcher patcher = new XlsPatcher(file.book(), file.stream());
      patcher.apply(edits);
      if (edits.stream().anyMatch(Edit.Reversible.class::isInstance)) {
        XlsUndo.add(file, edits.stream().anyMatch(Edit.Ledger.class::isInstance));
      }
      return Patched.of(file.bytes(), patcher.shortfalls);
    } catch (Unfit edit) {
      throw edit;
    } catch (RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  private void apply(List<Edit> edits) {
    bySheet(edits).forEach(this::change);
    for (Edit edit : edits) {
      if (edit instanceof Edit.AddSheet sheet) {
        add(sheet);
      }
    }
    for (Edit edit : edits) {
      if (edit instanceof Edit.Ledger hidden) {
        ledger.write(hidden);
      }
    }
  }

  private void add(Edit.AddSheet content) {
    String name = WorkbookEdit.freeName(content.name(), taken -> book.getSheet(taken) != null);
    HSSFSheet sheet = book.createSheet(name);
    new XlsNewSheet(styles, shortfalls).fill(sheet, content);
    ledger.own(sheet, content);
  }

  private HSSFSheet sheet(String name) {
    HSSFSheet found = book.getSheet(name);
    if (found == null) {
      throw new Unfit("no worksheet " + name);
    }
    return found;
  }

  private Map<HSSFSheet, SortedMap<CellRef, CellChange>> bySheet(List<Edit> edits) {
    Map<HSSFSheet, SortedMap<CellRef, CellChange>> sheets = new LinkedHashMap<>();
    for (Edit edit : edits) {
      if (edit instanceof Edit.OnCell change) {
        sheets
            .computeIfAbsent(sheet(change.sheet()), none -> new TreeMap<>())
            .computeIfAbsent(change.cell(), none -> new CellChange())
            .add(edit);
      }
    }
    return sheets;
  }

  private void change(HSSFSheet sheet, SortedMap<CellRef, CellChange> changes) {
    changes.forEach(
        (cell, change) -> {
          if (change.touchesCell()) {
            HSSFRow row = sheet.getRow(cell.row());
            boolean made = row == null || row.getCell(cell.column()) == null;
            change(cell(sheet, cell), cell, change, made);
          }
        });
    if (changes.values().stream().anyMatch(CellChange::hasNote)) {
      prepareDrawings();
      XlsNotes notes = new XlsNotes(sheet, styles, shortfalls);
      changes.forEach(
          (cell, change) -> {
            if (change.hasNote()) {
              ledger.noted(sheet, cell, notes.write(cell, change.note()));
            }
          });
    }
  }

  /**
   * Makes room for the drawings of the workbook where they belong, before its strings. POI would
   * put them before everything else where a file does not name its country, and forget to count.
   */
  private void prepareDrawings() {
    InternalWorkbook inside = book.getInternalWorkbook();
    if (inside.findFirstRecordLocBySid(DrawingGroupRecord.sid) < 0) {
      int strings = inside.findFirstRecordLocBySid(SSTRecord.sid);
      int last = inside.getNumRecords() - 1;
      DrawingGroupRecord none = new DrawingGroupRecord();
      none.setRawData(new byte[0]);
      inside.getWorkbookRecordList().add(strings < 0 ? last : strings, none);
    }
  }

  /** A cell, made where there is none in the format of its row or column. */
  private static HSSFCell cell(HSSFSheet sheet, CellRef at) {
    HSSFRow row = sheet.getRow(at.row());
    if (row == null) {
      row = sheet.createRow(at.row());
    }
    HSSFCell cell = row.getCell(at.column());
    if (cell == null) {
      cell = row.createCell(at.column());
      if (row.isFormatted()) {
        cell.setCellStyle(row.getRowStyle());
      }
    }
    return cell;
  }

  private void change(HSSFCell cell, CellRef at, CellChange change, boolean made) {
    change.mark().ifPresent(mark -> mark(cell, at, mark, made));
    String formula = change.formula().orElse("");
    if (!formula.isEmpty()) {
      formula(cell, formula, change);
    }
    HSSFCell target = change.formula().isPresent() && formula.isEmpty() ? bare(cell) : cell;
    change.value().ifPresent(value -> value(target, value));
  }

  private void mark(HSSFCell cell, CellRef at, Edit.Mark mark, boolean made) {
    HSSFCellStyle before = cell.getCellStyle();
    Optional<HSSFCellStyle> marked = styles.marked(before, mark);
    if (marked.isPresent()) {
      cell.setCellStyle(marked.get());
      ledger.marked(cell.getSheet(), at, before, styles.look(mark, marked.get()), made);
    }
  }

  /** The cell without its formula, whose record POI's own removal leaves in the sheet. */
  private static HSSFCell bare(HSSFCell cell) {
    CellStyle style = cell.getCellStyle();
    HSSFRow row = cell.getRow();
    row.removeCell(cell);
    HSSFCell bare = row.createCell(cell.getColumnIndex());
    bare.setCellStyle(style);
    return bare;
  }

  private void formula(HSSFCell cell, String formula, CellChange change) {
    try {
      if (isHeld(formula)) {
        cell.setCellFormula(formula);
        return;
      }
    } catch (IllegalStateException unspeakable) {
      // What POI's grammar or an array around the cell refuses; told below.
    }
    // A link that the format cannot hold as a formula still says where to look.
    if (!(change.value().orElseThrow() instanceof CellValue.Text)) {
      throw new Unfit("no formula of .xls: " + formula);
    }
  }

  /** Whether the formula needs no function that came after the format. */
  private boolean isHeld(String formula) {
    for (Ptg token : HSSFFormulaParser.parse(formula, book)) {
      if (token instanceof NameXPtg) {
        return false;
      }
    }
    return true;
  }

  /** A new constant, or what a formula yields; the formula stays. */
  private void value(HSSFCell cell, CellValue value) {
    boolean calculated = cell.getCellType() == CellType.FORMULA;
    if (value instanceof CellValue.Number number) {
      cell.setCellValue(number.value());
    } else if (value instanceof CellValue.Text text) {
      cell.setCellValue(cut(text.value(), shortfalls));
    } else if (value instanceof CellValue.Bool flag) {
      cell.setCellValue(flag.value());
    } else if (value instanceof CellValue.Error error) {
      cell.setCellErrorValue(error(error.code().text()));
    } else if (calculated) {
      cell.setCellValue("");
    } else {
      cell.setBlank();
    }
  }

  private static FormulaError error(String text) {
    try {
      return FormulaError.forString(text);
    } catch (IllegalArgumentException younger) {
      return FormulaError.NA;
    }
  }

  private static String cut(String text, Set<Shortfall> shortfalls) {
    int most = SpreadsheetVersion.EXCEL97.getMaxTextLength();
    if (text.length() <= most) {
      return text;
    }
    shortfalls.add(Shortfall.TEXTS);
    return XmlText.cut(text, most - 1) + "\u2026";
  }
}
