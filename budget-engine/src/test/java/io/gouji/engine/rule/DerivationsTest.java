package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a cell with a formula follows the cells of a ledger. */
class DerivationsTest {
  /** The ledger's cells by name, with their sheets. */
  private static Ledger ledger(String... cells) {
    List<Evidence> all = new ArrayList<>();
    for (String cell : cells) {
      String[] parts = cell.split("!");
      all.add(
          new Evidence(
              new FactKey("", "2026", "T01", "表1", new RowKey.Total(cell), "合计"),
              parts[0],
              CellRef.parse(parts[1]),
              FactState.STATED,
              new Amount(0),
              0,
              new Unit("元", 2),
              2));
    }
    return new Ledger(all, List.of(), List.of(), BigDecimal.ONE);
  }

  /** What the first cell of the ledger follows: {@code B1 C1-} reads B1 once and C1 minus once. */
  private static List<String> told(Workbook workbook, String... cells) {
    List<String> all = new ArrayList<>();
    for (Derivation derivation : Derivations.of(workbook, ledger(cells))) {
      StringBuilder told = new StringBuilder(cells[derivation.cell()] + ":");
      for (int i = 0; i < derivation.cells().length; i++) {
        told.append(' ').append(cells[derivation.cells()[i]].replace("S!", ""));
        told.append(
            derivation.readable() && derivation.coefficients()[i] != 1
                ? "*" + derivation.coefficients()[i]
                : "");
      }
      assertThat(derivation.coefficients())
          .hasSize(derivation.readable() ? derivation.cells().length : 0);
      all.add(told + (derivation.readable() ? "" : " ?"));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=B1+C1-D1 | B1 C1 D1*-1",
        "=SUM(B1:D1) | B1 C1 D1",
        "=SUM(B1:D1)-C1 | B1 D1",
        "=B1+B1 | B1*2",
        "=B1-(C1-D1) | B1 C1*-1 D1",
        "=ROUND(B1,2)+100 | B1",
        "=-SUM(B1:C1,C1) | B1*-1 C1*-2",
        "=100 |",
        // What stands nowhere in the ledger and was typed moves nothing.
        "=B1+E1 | B1",
        "=B1+T!B1+T!B2 | B1 T!B1",
        "=B1+t!B1 | B1 T!B1",
        // A cell that calculates and is none of the ledger's might move with anything.
        "=B1+F1 | B1 ?",
        "=B1+SUM(C1:F1) | B1 C1 D1 ?",
        "=B1+T!F1 | B1 ?",
        // What does more than add.
        "=B1*C1 | B1 C1 ?",
        "=IF(B1>0,SUM(C1:E9),T!B1) | B1 C1 D1 T!B1 ?",
        "=IF(B1>0,t!B1,0) | B1 T!B1 ?",
        "=SUMIF(B:B,1,C:C) | B1 C1 ?",
        "=SUMPRODUCT(T!A1:B99*1)*B1 | B1 T!B1 ?",
        "=SUMPRODUCT(B1:C99)*B1 | B1 C1 ?",
        // A sheet that is not there; a formula that cannot be read.
        "=B1+Nowhere!B1 | B1 ?",
        "=B1+ | ?"
      })
  void aCellFollowsWhatItsFormulaAdds(String formula, String follows) {
    Workbook workbook =
        new Grid()
            .sheet("S", "A1", formula, "B1", "1", "C1", "2", "D1", "3", "E1", "4", "F1", "=E1")
            .sheet("T", "A1", "x", "B1", "5", "B2", "6", "F1", "=B1")
            .workbook();
    String expected = ("S!A1: " + (follows == null ? "" : follows)).strip();
    assertThat(told(workbook, "S!A1", "S!B1", "S!C1", "S!D1", "T!B1")).containsExactly(expected);
  }

  @Test
  void everyCellWithAFormulaIsToldInTheOrderOfTheLedger() {
    Workbook workbook =
        new Grid().sheet("S", "A1", "=B1+C1", "B1", "=C1+D1", "C1", "2", "D1", "3").workbook();
    assertThat(told(workbook, "S!D1", "S!B1", "S!C1", "S!A1", "Nowhere!A1"))
        .containsExactly("S!B1: D1 C1", "S!A1: B1 C1");
    Workbook product = new Grid().sheet("S", "A1", "=B1*C1", "B1", "2", "C1", "3").workbook();
    assertThat(told(product, "S!C1", "S!B1", "S!A1")).containsExactly("S!A1: C1 B1 ?");
  }

  /** A range of 256 by 256 cells is still walked through, one row more is not. */
  @ParameterizedTest
  @CsvSource({"=SUM(B2:IW257), true", "=SUM(B2:IW258), false", "=SUM(B2:IX257), false"})
  void ofVastRangesOnlyTheCellsAreKnown(String formula, boolean readable) {
    Workbook workbook =
        new Grid().sheet("S", "A1", formula, "B2", "1", "IW257", "2", "IX258", "3").workbook();
    List<Derivation> found =
        Derivations.of(workbook, ledger("S!A1", "S!B2", "S!IW257", "S!A2", "T!B2"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).readable()).isEqualTo(readable);
    assertThat(found.get(0).cells()).containsExactly(1, 2);
  }

  /** However many cells the ledger has, those in a small range are found. */
  @Test
  void rangesSmallerAndLargerThanTheLedgerAreSearchedAlike() {
    List<String> cells = new ArrayList<>(List.of("S!A1"));
    for (int row = 2; row < 9; row++) {
      cells.addAll(List.of("S!B" + row, "S!C" + row));
    }
    for (int last = 2; last < 20; last++) {
      Workbook workbook =
          new Grid()
              .sheet("S", "A1", "=SUMPRODUCT(B3:C" + last + "*2)", "B2", "1", "C8", "1")
              .workbook();
      Derivation one = Derivations.of(workbook, ledger(cells.toArray(String[]::new))).get(0);
      List<String> expected = new ArrayList<>();
      for (int row = Math.min(3, last); row <= Math.min(Math.max(3, last), 8); row++) {
        expected.addAll(List.of("S!B" + row, "S!C" + row));
      }
      assertThat(Arrays.stream(one.cells()).mapToObj(cells::get)).isEqualTo(expected);
    }
  }
}
