package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Edit.Mark;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Workbook;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record says, by names in one format and by formulas in the other. */
class RememberedTest {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final Place A1 = new Place("S", CellRef.parse("A1"));
  private static final Place B2 = new Place("S", CellRef.parse("B2"));

  private final StringBuilder names = new StringBuilder();
  private final StringBuilder rows = new StringBuilder();
  private String sign = XlsLedger.SIGN;

  private void name(String name, String formula, String more) {
    names.append("<definedName name='%s'%s>%s</definedName>".formatted(name, more, formula));
  }

  private void name(String name, String formula) {
    name(name, formula, "");
  }

  /** A line: formula, mark, note and whether the mark made the cell. */
  private void line(int row, String formula, String mark, String note, String made) {
    String text = "<c r='%s%d' t='str'><v>%s</v></c>";
    rows.append("<row r='").append(row).append("'>");
    rows.append(
        formula.isEmpty() ? "" : "<c r='A%d'><f>%s</f><v>1</v></c>".formatted(row, formula));
    rows.append(text.formatted("B", row, mark)).append(text.formatted("D", row, note));
    rows.append(made.isEmpty() ? "" : text.formatted("E", row, made)).append("</row>");
  }

  private Workbook book() throws UnreadableException {
    String list =
        "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='S' sheetId='1' r:id='rId1'/>"
            + "<sheet name='记录' sheetId='2' r:id='rId2'/></sheets>"
            + "<definedNames>%s</definedNames></workbook>";
    String ledger =
        "<worksheet xmlns='%s'><sheetData><row r='1'><c r='B1' t='str'><v>%s</v></c></row>%s"
            + "</sheetData></worksheet>";
    byte[] file =
        PackageBuilder.sheet("<sheetData/>")
            .part("xl/workbook.xml", list.formatted(MAIN, R, names))
            .part(
                "xl/_rels/workbook.xml.rels",
                PackageBuilder.relations(
                    "rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "worksheet", "l.xml"))
            .part("xl/l.xml", ledger.formatted(MAIN, sign, rows))
            .bytes();
    return WorkbookReader.read(file, Limits.DEFAULT);
  }

  private Remembered memory() throws UnreadableException {
    return Remembered.of(book()).orElseThrow();
  }

  private static Remembered.Line line(Place place, Optional<Mark> mark, String note, boolean made) {
    return new Remembered.Line(place, mark.map(XlsLook::of), note, made);
  }

  @Test
  void theSheetIsKnownByItsNameOrItsSign() throws Exception {
    assertThat(memory().ledger().name()).isEqualTo("记录");
    sign = "改了";
    assertThat(Remembered.of(book())).isEmpty();
    name("_gouji.ledger", "记录!$A$1");
    assertThat(memory().ledger().name()).isEqualTo("记录");
    names.setLength(0);
    name("_gouji.ledger", "#REF!");
    name("_gouji.ledgers", "记录!$A$1");
    assertThat(Remembered.of(book())).isEmpty();
  }

  /** The number of a name is that of its line; the first line is no mark. */
  @Test
  void namesTellOfLines() throws Exception {
    line(2, "", "ERROR", "不平", "");
    line(3, "", "", "只有批注", "");
    name("_gouji.2", "S!$A$1");
    name("_gouji.3", "S!$B$2");
    name("_gouji.9", "S!$C$3");
    for (String none : new String[] {"_gouji.1", "_gouji.0", "_gouji.-4", "_gouji.x", "gouji.2"}) {
      name(none, "S!$A$1");
    }
    name("_gouji.4", "#REF!");
    name("_gouji.5", "走了!$A$1");
    Place c3 = new Place("S", CellRef.parse("C3"));
    assertThat(memory().cells())
        .isEqualTo(
            Map.of(
                1, line(A1, Optional.of(Mark.ERROR), "不平", false),
                2, line(B2, Optional.empty(), "只有批注", false),
                8, line(c3, Optional.empty(), "", false)));
    assertThat(memory().sheets()).isEmpty();
    assertThat(book().names().stream().filter(Remembered::isOfMark).map(one -> one.name()))
        .containsExactly("_gouji.2", "_gouji.3", "_gouji.9", "_gouji.4", "_gouji.5");
  }

  /** What remained of earlier marks, as far as its sheet is still there. */
  @Test
  void namesTellOfSheetsAndRemains() throws Exception {
    name("_gouji.own.2", "S!$A$1");
    name("_gouji.own.3", "走了!$A$1");
    name("_gouji.own.4", "S!$A$1", " localSheetId='0'");
    name("_gouji.own.1", "S!$A$1");
    name("_gouji.bare.2", "S!$B$2");
    name("_gouji.bare.3", "走了!$B$2");
    name("_gouji.bare.1", "S!$A$1");
    name("_gouji.left.2", "S!$A$1");
    name("_gouji.left.3", "走了!$A$1");
    name("_gouji.left.1", "S!$B$2");
    name("_gouji.kept.2", "S!$A$1");
    name("_gouji.kept.3", "走了!$A$1");
    name("_gouji.kept.1", "记录!$A$1");
    Remembered memory = memory();
    assertThat(memory.sheets()).isEqualTo(Map.of(1, A1));
    assertThat(memory.bare()).containsExactly(B2);
    assertThat(memory.left()).containsExactly(A1);
    assertThat(memory.kept()).containsExactly("S");
    assertThat(memory.cells()).isEmpty();
  }

  @Test
  void formulasTellTheSame() throws Exception {
    line(2, "ROWS(S!A1)", "WARNING FFEB9C 7F4F00", "不平", "+");
    line(3, "ROWS(S!$B$2)", "INVOLVED", "", "");
    line(4, "ROWS(S!A1)", "SHEET", "a b", "");
    line(5, "ROWS(走了!A1)", "SHEET", "", "");
    line(6, "ROWS(S!B2)", "BARE", "", "");
    line(7, "ROWS(走了!B2)", "BARE", "", "");
    line(8, "ROWS(S!A1)", "LEFT", "", "");
    line(9, "ROWS(走了!A1)", "LEFT", "", "");
    line(10, "ROWS(S!A1)", "KEPT", "", "");
    line(11, "ROWS(走了!A1)", "KEPT", "", "");
    line(12, "ROWS(#REF!)", "ERROR", "", "");
    line(13, "COLUMNS(S!A1)", "ERROR", "", "");
    line(14, "ROWS(S!A1)+1", "ERROR", "", "");
    line(15, "ROWS(走了!A1)", "ERROR", "", "");
    Remembered memory = memory();
    assertThat(memory.cells())
        .isEqualTo(
            Map.of(
                1, line(A1, Optional.of(Mark.WARNING), "不平", true),
                2, line(B2, Optional.of(Mark.INVOLVED), "", false)));
    assertThat(memory.sheets()).isEqualTo(Map.of(3, A1));
    assertThat(memory.bare()).containsExactly(B2);
    assertThat(memory.left()).containsExactly(A1);
    assertThat(memory.kept()).containsExactly("S");
  }
}
