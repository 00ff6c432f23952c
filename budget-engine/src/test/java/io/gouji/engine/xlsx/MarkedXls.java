package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;

/** A marked .xls, and what its users do to it. */
final class MarkedXls {
  static final String SHEET = "表1";
  static final String NOTE = "【错误 X03】收入 ≠ 支出\n左边：合　计 12";
  static final CellRef B2 = CellRef.parse("B2");
  static final CellRef C3 = CellRef.parse("C3");
  static final CellRef D4 = CellRef.parse("D4");
  static final CellRef F2 = CellRef.parse("F2");

  /** A change to a workbook as its user makes it. */
  interface Change {
    void on(HSSFWorkbook book, HSSFSheet sheet);
  }

  static byte[] bytes(HSSFWorkbook book) throws IOException {
    try (book;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  static HSSFWorkbook open(byte[] file) throws IOException {
    return new HSSFWorkbook(new ByteArrayInputStream(file));
  }

  static byte[] saved(byte[] file, Change change) throws IOException {
    HSSFWorkbook book = open(file);
    change.on(book, book.getSheet(SHEET));
    return bytes(book);
  }

  static byte[] table() throws IOException {
    HSSFWorkbook book = new HSSFWorkbook();
    HSSFSheet sheet = book.createSheet(SHEET);
    short colour = 43;
    for (CellRef at : List.of(B2, C3, D4)) {
      HSSFCellStyle style = book.createCellStyle();
      style.setDataFormat((short) 10);
      style.setBorderBottom(BorderStyle.DOUBLE);
      style.setFillForegroundColor(colour++);
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      HSSFCell cell = sheet.createRow(at.row()).createCell(at.column());
      cell.setCellStyle(style);
      cell.setCellValue(0.5);
    }
    return bytes(book);
  }

  static byte[] marked(byte[] file, Edit... marks) throws UnreadableException {
    List<Edit> edits = new ArrayList<>(List.of(marks));
    edits.add(new Edit.Ledger("勾稽记录", "供以后取下标记", Remains.NONE));
    return WorkbookPatcher.patch(file, edits, Limits.DEFAULT);
  }

  static byte[] marked() throws Exception {
    return marked(
        table(),
        new Edit.Note(SHEET, B2, NOTE),
        new Edit.Fill(SHEET, B2, Mark.ERROR),
        new Edit.Fill(SHEET, C3, Mark.WARNING),
        new Edit.Fill(SHEET, D4, Mark.INVOLVED));
  }

  static Edit.AddSheet results() {
    List<List<NewCell>> rows = new ArrayList<>();
    rows.add(List.of(NewCell.of(Role.TITLE, "发现 1 处")));
    rows.add(
        LineSums.cells(List.of(NOTE)).stream().map(sum -> NewCell.of(Role.MUTED, sum)).toList());
    rows.add(List.of(NewCell.of(Role.MUTED, "勾稽 " + Seal.BLANK)));
    return new Edit.AddSheet("校验结果", List.of(9), 0, rows);
  }

  static Plain plain(byte[] file) throws UnreadableException {
    return MarkedCopy.plain(file, true, Limits.DEFAULT);
  }

  static HSSFCell cell(HSSFSheet sheet, CellRef at) {
    HSSFRow row = sheet.getRow(at.row());
    row = row == null ? sheet.createRow(at.row()) : row;
    HSSFCell cell = row.getCell(at.column());
    return cell == null ? row.createCell(at.column()) : cell;
  }

  static String look(byte[] file, CellRef at) throws Exception {
    try (HSSFWorkbook book = open(file)) {
      HSSFRow row = book.getSheet(SHEET).getRow(at.row());
      if (row == null || row.getCell(at.column()) == null) {
        return "none";
      }
      HSSFCellStyle style = row.getCell(at.column()).getCellStyle();
      boolean filled = style.getFillPattern() == FillPatternType.SOLID_FOREGROUND;
      return style.getDataFormatString()
          + (filled ? " " + style.getFillForegroundColorColor().getHexString() : "")
          + (style.getBorderBottom() == BorderStyle.NONE ? "" : " " + style.getBorderBottom())
          + (style.getBorderLeft() == BorderStyle.NONE ? "" : " " + style.getBorderLeft());
    }
  }

  static void copy(HSSFSheet sheet, CellRef from, CellRef to) {
    cell(sheet, to).setCellStyle(cell(sheet, from).getCellStyle());
  }

  static void forget(HSSFWorkbook book) {
    book.removeSheetAt(book.getSheetIndex("勾稽记录"));
  }

  static void restyle(HSSFCell cell, Consumer<HSSFCellStyle> change) {
    HSSFCellStyle style = cell.getSheet().getWorkbook().createCellStyle();
    style.cloneStyleFrom(cell.getCellStyle());
    change.accept(style);
    cell.setCellStyle(style);
  }

  static void name(HSSFWorkbook book, String text, String formula) {
    HSSFName name = book.createName();
    name.setNameName(text);
    name.setRefersToFormula(formula);
  }

  static void note(HSSFSheet sheet, CellRef cell, HSSFRichTextString text) {
    HSSFClientAnchor anchor = new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 1, (short) 4, 5);
    HSSFComment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString(text);
    note.setAddress(cell.row(), cell.column());
  }

  private MarkedXls() {}
}
