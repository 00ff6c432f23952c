package io.gouji.engine.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
  private static CellValue number(double value) {
    return new CellValue.Number(value);
  }

  @ParameterizedTest
  @CsvSource({"A1, 0, 0", "$B$7, 6, 1", "xfd1048576, 1048575, 16383", "AA10, 9, 26"})
  void a_reference_names_a_cell(String a1, int row, int column) {
    assertThat(CellRef.parse(a1)).isEqualTo(new CellRef(row, column));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1", "A0", "XFE1", "A1048577", "A1B", "AAAA1", "A 1", "Ａ1"})
  void what_is_no_reference_is_refused(String text) {
    assertThatThrownBy(() -> CellRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_column_has_letters_that_name_it() {
    for (int column = 0; column < CellRef.MAX_COLUMNS; column++) {
      CellRef cell = new CellRef(column % 999, column);
      assertThat(CellRef.parse(cell.a1())).isEqualTo(cell);
    }
  }

  @ParameterizedTest
  @CsvSource({"A1:C3, A1:C3", "C3:A1, A1:C3", "B7, B7", "$A$1:A1, A1"})
  void a_range_is_written_from_its_first_cell_to_its_last(String text, String a1) {
    assertThat(CellRange.parse(text).a1()).isEqualTo(a1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cells_added_in_any_order_read_alike_and_the_last_one_counts(long seed) {
    Random random = new Random(seed);
    SheetBuilder builder = new SheetBuilder("S");
    Map<CellRef, CellValue> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      CellRef cell = new CellRef(random.nextInt(40), random.nextInt(9));
      CellValue value = value(random);
      builder.cell(cell.row(), cell.column(), value, 0, -1);
      expected.put(cell, value);
    }
    Sheet sheet = builder.build();
    Map<CellRef, CellValue> actual = new TreeMap<>();
    for (int column = 0; column < sheet.columnCount(); column++) {
      int of = column;
      sheet.visit(
          of,
          0,
          99,
          (row, kind, payload, f) -> actual.put(new CellRef(row, of), sheet.value(row, of)));
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static CellValue value(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> CellValue.Blank.BLANK;
      case 1 -> number(random.nextInt(100) / 4.0);
      case 2 -> new CellValue.Text("文" + random.nextInt(9));
      case 3 -> new CellValue.Bool(random.nextBoolean());
      default -> new CellValue.Error(CellError.values()[random.nextInt(7)]);
    };
  }

  @Test
  void a_visit_keeps_to_its_rows() {
    SheetBuilder builder = new SheetBuilder("S");
    for (int row : new int[] {2, 3, 5, 8, 13}) {
      builder.cell(row, 1, number(row), 0, -1);
    }
    List<Integer> seen = new ArrayList<>();
    builder.build().visit(1, 3, 8, (row, kind, payload, formula) -> seen.add(row));
    assertThat(seen).isEqualTo(List.of(3, 5, 8));
  }

  @Test
  void a_cell_that_is_not_there_is_blank_and_without_format() {
    Sheet sheet = new SheetBuilder("S").cell(0, 16_383, number(1), 7, -1).build();
    assertThat(
            List.of(
                sheet.value(5, 5),
                sheet.kind(5, 99_999),
                sheet.exists(0, 0),
                sheet.style(0, 0),
                sheet.style(0, 16_383)))
        .isEqualTo(List.of(CellValue.Blank.BLANK, CellKind.BLANK, false, 0, 7));
  }

  @Test
  void new_values_leave_the_old_sheet_and_every_formula_as_they_are() {
    SheetBuilder builder = new SheetBuilder("S");
    int formula = builder.formula(CellFormula.at(new CellRef(0, 0), "B1*2"));
    Sheet old = builder.cell(0, 0, number(1), 3, formula).cell(0, 1, number(2), 0, -1).build();
    SheetValues values = old.edit();
    values.set(0, 0, new CellValue.Text("新"));
    Sheet fresh = values.build();
    assertThat(
            List.of(
                old.value(0, 0),
                fresh.value(0, 0),
                fresh.value(0, 1),
                fresh.style(0, 0),
                fresh.formula(0, 0).orElseThrow().text()))
        .isEqualTo(List.of(number(1), new CellValue.Text("新"), number(2), 3, "B1*2"));
  }

  @Test
  void values_are_set_only_where_a_cell_is() {
    SheetValues values = new SheetBuilder("S").build().edit();
    assertThatThrownBy(() -> values.set(0, 0, number(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A1");
  }

  @Test
  void sheets_are_found_without_regard_to_case() {
    Workbook workbook =
        new Workbook(
            List.of(new SheetBuilder("Table1").build()), List.of(), List.of(), List.of(), false);
    assertThat(workbook.sheet("tABLE1").orElseThrow().name()).isEqualTo("Table1");
  }
}
