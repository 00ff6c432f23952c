package io.gouji.engine.xlsx;

import static io.gouji.engine.xlsx.MarkedXls.B2;
import static io.gouji.engine.xlsx.MarkedXls.C3;
import static io.gouji.engine.xlsx.MarkedXls.D4;
import static io.gouji.engine.xlsx.MarkedXls.F2;
import static io.gouji.engine.xlsx.MarkedXls.NOTE;
import static io.gouji.engine.xlsx.MarkedXls.SHEET;
import static io.gouji.engine.xlsx.MarkedXls.cell;
import static io.gouji.engine.xlsx.MarkedXls.copy;
import static io.gouji.engine.xlsx.MarkedXls.forget;
import static io.gouji.engine.xlsx.MarkedXls.look;
import static io.gouji.engine.xlsx.MarkedXls.marked;
import static io.gouji.engine.xlsx.MarkedXls.open;
import static io.gouji.engine.xlsx.MarkedXls.plain;
import static io.gouji.engine.xlsx.MarkedXls.restyle;
import static io.gouji.engine.xlsx.MarkedXls.results;
import static io.gouji.engine.xlsx.MarkedXls.saved;
import static io.gouji.engine.xlsx.MarkedXls.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.Notes;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.junit.jupiter.api.Test;

/** Marks in an .xls that no line of the record tells of, or not as they were. */
class XlsStrayMarksTest {
  @Test
  void aMarkThatWasCopiedGoesAndIsTold() throws Exception {
    byte[] original = table();
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              copy(sheet, B2, F2);
              copy(sheet, D4, CellRef.parse("F4"));
            });

    Plain plain = plain(file);

    assertThat(plain.bare()).containsExactly(new Place(SHEET, F2));
    assertThat(plain.left()).containsExactly(new Place(SHEET, CellRef.parse("F4")));
    assertThat(plain.cells()).isEqualTo(4);
    for (CellRef cell : List.of(B2, C3, D4)) {
      assertThat(look(plain.bytes(), cell)).isEqualTo(look(original, cell));
    }
    assertThat(look(plain.bytes(), F2)).isEqualTo("0.00%");
    assertThat(look(plain.bytes(), CellRef.parse("F4"))).isEqualTo("0.00% EDED:EDED:EDED DOUBLE");
    assertThat(Notes.of(plain.bytes())).isEmpty();
  }

  /** A note that reads as ours tells of marks; without one colours are somebody's. */
  @Test
  void aNoteTellsOfMarksWhoseRecordIsLost() throws Exception {
    byte[] file = saved(marked(), (book, sheet) -> forget(book));
    Plain plain = plain(file);
    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, C3));
    assertThat(plain.left()).containsExactlyInAnyOrder(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(look(plain.bytes(), B2)).isEqualTo("0.00%");
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!B2", NOTE));

    byte[] silent =
        saved(
            marked(),
            (book, sheet) -> {
              forget(book);
              sheet.getRow(1).getCell(1).removeCellComment();
            });
    assertThat(plain(silent).changed()).isFalse();
    assertThat(plain(silent).bytes()).isEqualTo(silent);
    assertThat(MarkedCopy.plain(silent, false, Limits.DEFAULT).changed()).isFalse();
  }

  @Test
  void sumsOfLinesTellOfNotesWhoseRecordIsLost() throws Exception {
    byte[] all =
        marked(
            table(),
            new Edit.Note(SHEET, B2, NOTE),
            new Edit.Fill(SHEET, B2, Mark.ERROR),
            new Edit.Note(SHEET, D4, NOTE + " 另一条"),
            new Edit.Fill(SHEET, D4, Mark.INVOLVED),
            results());

    Plain plain = plain(saved(all, (book, sheet) -> forget(book)));

    assertThat(plain.notes()).isEqualTo(2);
    assertThat(Notes.of(plain.bytes())).isEqualTo(Map.of("表1!D4", " 另一条"));
    assertThat(plain.bare()).containsExactly(new Place(SHEET, B2), new Place(SHEET, D4));
    assertThat(plain.left()).isEmpty();
    assertThat(look(plain.bytes(), D4)).isEqualTo("0.00% DOUBLE");
    assertThat(plain.kept()).containsExactly("校验结果");
  }

  @Test
  void backgroundAndBorderGoEachForItself() throws Exception {
    byte[] file =
        saved(
            marked(),
            (book, sheet) -> {
              restyle(cell(sheet, B2), style -> style.setFillForegroundColor((short) 10));
              restyle(
                  cell(sheet, C3),
                  style -> {
                    style.setBorderLeft(BorderStyle.DASHED);
                    style.setLeftBorderColor((short) 10);
                  });
              restyle(cell(sheet, D4), style -> style.setFillForegroundColor((short) 10));
            });

    Plain plain = plain(file);

    assertThat(look(plain.bytes(), B2)).isEqualTo("0.00% FFFF:0:0 DOUBLE");
    assertThat(look(plain.bytes(), C3)).isEqualTo("0.00% 9999:CCCC:FFFF MEDIUM_DASHED DASHED");
    assertThat(look(plain.bytes(), D4)).isEqualTo("0.00% FFFF:0:0 DOUBLE");
    assertThat(plain.cells()).isEqualTo(2);
    assertThat(plain.left()).containsExactly(new Place(SHEET, C3));
  }

  /** Cells and rows that a mark made go with it, unless somebody used them since. */
  @Test
  void cellsThatAMarkMadeGoWithIt() throws Exception {
    CellRef far = CellRef.parse("B40");
    CellRef used = CellRef.parse("B41");
    CellRef beside = CellRef.parse("C2");
    byte[] all =
        marked(
            table(),
            new Edit.Fill(SHEET, far, Mark.ERROR),
            new Edit.Fill(SHEET, used, Mark.ERROR),
            new Edit.Fill(SHEET, beside, Mark.ERROR));
    byte[] file = saved(all, (book, sheet) -> cell(sheet, used).setCellValue(3));

    Plain plain = plain(file);

    assertThat(look(plain.bytes(), far)).isEqualTo("none");
    assertThat(look(plain.bytes(), beside)).isEqualTo("none");
    assertThat(look(plain.bytes(), used)).isEqualTo("General");
    try (HSSFWorkbook book = open(plain.bytes())) {
      assertThat(book.getSheet(SHEET).getPhysicalNumberOfRows()).as("a row went").isEqualTo(4);
    }
    assertThat(plain.cells()).isEqualTo(3);
  }
}
