package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell's amount is read where its reference says, however that is written. */
class CellPlacesTest {
  private static Sheet row(String cells) throws UnreadableException {
    return WorkbookReader.read(
            PackageBuilder.sheet("<sheetData><row r='1'>" + cells + "</row></sheetData>").bytes(),
            Limits.DEFAULT)
        .sheets()
        .get(0);
  }

  private static CellValue at(Sheet sheet, String ref) {
    CellRef cell = CellRef.parse(ref);
    return sheet.value(cell.row(), cell.column());
  }

  @ParameterizedTest
  @CsvSource({
    "A1, A1",
    "Z9, Z9",
    "AA10, AA10",
    "AZ99, AZ99",
    "ZZ100, ZZ100",
    "AAA1, AAA1",
    "XFD1, XFD1",
    "B1048576, B1048576",
    "b7, B7",
    "aB12, AB12",
    "$B$7, B7",
    "B007, B7",
    "B00000007, B7"
  })
  void aCellStandsWhereItsReferenceSays(String written, String place) throws Exception {
    Sheet sheet = row("<c r='%s'><v>7</v></c>".formatted(written));
    assertThat(at(sheet, place)).isEqualTo(new CellValue.Number(7));
    assertThat(sheet.rowCount()).isEqualTo(CellRef.parse(place).row() + 1);
    assertThat(sheet.columnCount()).isEqualTo(CellRef.parse(place).column() + 1);
  }

  /** What lies beyond any sheet is left out, as Excel leaves it. */
  @ParameterizedTest
  @ValueSource(strings = {"XFE1", "ZZZ1", "A1048577", "A9999999", "AAAA1", "A99999999"})
  void aCellBeyondTheSheetIsNotThere(String written) throws Exception {
    Sheet sheet = row("<c r='%s'><v>7</v></c><c r='B1'><v>8</v></c>".formatted(written));
    assertThat(at(sheet, "B1")).isEqualTo(new CellValue.Number(8));
    assertThat(sheet.columnCount()).isEqualTo(2);
    assertThat(sheet.rowCount()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A0", "1", "A", "1A", "A1B", "A-1", "甲1", "A1:B2", "[1", "A/", "A:"})
  void whatNamesNoCellIsDamage(String written) {
    assertThatThrownBy(() -> row("<c r='%s'><v>7</v></c>".formatted(written)))
        .isInstanceOf(UnreadableException.class);
  }

  /** Cells without a reference end with the sheet. */
  @Test
  void whatFollowsTheLastColumnIsNotThere() throws Exception {
    Sheet sheet = row("<c r='XFC1'><v>1</v></c><c><v>2</v></c><c><v>3</v></c>");
    assertThat(at(sheet, "XFD1")).isEqualTo(new CellValue.Number(2));
    assertThat(sheet.columnCount()).isEqualTo(CellRef.MAX_COLUMNS);
  }

  @Test
  void rowsThatAreNoneAreDamageAndRowsBeyondTheSheetAreNotThere() throws Exception {
    for (String number : new String[] {"0", "-1", "x"}) {
      assertThatThrownBy(() -> rowNumbered(number)).isInstanceOf(UnreadableException.class);
    }
    assertThat(rowNumbered("1048577").rowCount()).isZero();
    assertThat(rowNumbered("1048576").rowCount()).isEqualTo(CellRef.MAX_ROWS);
    assertThat(rowNumbered("7").rowCount()).isEqualTo(7);
  }

  private static Sheet rowNumbered(String number) throws UnreadableException {
    return WorkbookReader.read(
            PackageBuilder.sheet(
                    "<sheetData><row r='%s'><c><v>1</v></c></row></sheetData>".formatted(number))
                .bytes(),
            Limits.DEFAULT)
        .sheets()
        .get(0);
  }

  /** A value is what its type says; what nobody can read is never a number. */
  @ParameterizedTest
  @CsvSource({
    "b, 1, true",
    "b, true, true",
    "b, TRUE, true",
    "b, 0, false",
    "b, 2, false",
    "b, false, false"
  })
  void truthsAreReadAsExcelWritesThem(String type, String written, boolean meant) throws Exception {
    Sheet sheet = row("<c r='A1' t='%s'><v>%s</v></c>".formatted(type, written));
    assertThat(at(sheet, "A1")).isEqualTo(new CellValue.Bool(meant));
  }

  @Test
  void whatIsMissingIsBlankAndWhatIsNoNumberIsText() throws Exception {
    assertThat(at(row("<c r='A1' t='n'><v></v></c>"), "A1")).isEqualTo(CellValue.Blank.BLANK);
    assertThat(at(row("<c r='A1' t='b'><v></v></c>"), "A1")).isEqualTo(CellValue.Blank.BLANK);
    assertThat(at(row("<c r='A1'><v>12a</v></c>"), "A1")).isEqualTo(new CellValue.Text("12a"));
    assertThat(at(row("<c r='A1'><v>1e999</v></c>"), "A1")).isEqualTo(new CellValue.Text("1e999"));
    assertThat(at(row("<c r='A1' t='d'><v>soon</v></c>"), "A1"))
        .isEqualTo(new CellValue.Text("soon"));
  }
}
