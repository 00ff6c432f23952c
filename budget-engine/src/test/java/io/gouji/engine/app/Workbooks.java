package io.gouji.engine.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks as other programs write them. */
final class Workbooks {
  private Workbooks() {}

  /** A workbook that has nothing to do with budgets. */
  static Path stranger(Path folder) throws IOException {
    Path file = folder.resolve("通讯录.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      workbook.createSheet("通讯录").createRow(0).createCell(0).setCellValue("姓名");
      workbook.write(out);
    }
    return file;
  }

  /** A workbook as Excel 97 to 2003 save it. */
  static Path old(Path folder) throws IOException {
    Path file = folder.resolve("旧.xls");
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      workbook.createSheet("通讯录").createRow(0).createCell(0).setCellValue("姓名");
      workbook.write(out);
    }
    return file;
  }

  /** The workbook after somebody opened it, typed one word and saved. */
  static byte[] edited(byte[] workbook) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook open = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      open.getSheetAt(0).createRow(500).createCell(0).setCellValue("已核对");
      open.write(out);
    }
    return out.toByteArray();
  }

  /** Adds hundreds of thousands of wrong rows to the first table, which take seconds to judge. */
  static void slow(Path workbook) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 200; row < 200_200; row++) {
      rows.append(
              "<row r='%1$d'><c r='A%1$d' t='inlineStr'><is><t>%1$d</t></is></c>".formatted(row))
          .append(
              "<c r='B%1$d'><v>1.234</v></c><c r='D%1$d'><v>5.678</v></c></row>".formatted(row));
    }
    try (FileSystem parts = FileSystems.newFileSystem(workbook)) {
      Path sheet = parts.getPath("xl/worksheets/sheet1.xml");
      String xml = Files.readString(sheet);
      Files.writeString(sheet, xml.replace("</sheetData>", rows + "</sheetData>"));
    }
  }

  /** All notes of a workbook, one after the other. */
  static String notes(Path file) throws IOException {
    StringBuilder notes = new StringBuilder();
    try (XSSFWorkbook open = new XSSFWorkbook(Files.newInputStream(file))) {
      for (Sheet sheet : open) {
        sheet
            .getCellComments()
            .forEach((at, note) -> notes.append(at).append(note.getString().getString()));
      }
    }
    return notes.toString();
  }
}
