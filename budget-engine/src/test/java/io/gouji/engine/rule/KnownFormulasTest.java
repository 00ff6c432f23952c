package io.gouji.engine.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gouji.engine.formula.WrittenFormula;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KnownFormulas} against reading every formula by itself. */
class KnownFormulasTest {
  private static final CellRef FIRST = new CellRef(40, 8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G41+H41",
        "SUM(I10:I40)",
        "SUM($I$10:I40)+0.01",
        "SUM(I10:I20,I22,I30)-I31",
        "SUMIF($A$7:$A$90,\"2010101\",I7:I90)",
        "ROUND(SUM(I7:I39)/2,2)",
        "IF(G41=\"I41\",'表 1'!I41,Sheet2!$B3)",
        "SUM(I:I)",
        "LOG10(G41)+Total+A1B2",
        "SUBTOTAL(9,I7:I40)*10000"
      })
  void aFilledFormulaSaysWhatItWouldIfReadInItsCell(String text) {
    KnownFormulas known = new KnownFormulas();
    Optional<WrittenFormula> first = known.of(CellFormula.at(FIRST, text));
    assertTrue(first.isPresent(), text);
    Random random = new Random(text.hashCode());
    for (int n = 0; n < 40; n++) {
      CellRef cell = new CellRef(40 + random.nextInt(2000), 8 + random.nextInt(40));
      CellFormula copy = CellFormula.at(cell, first.get().at(cell));
      CellRef other = new CellRef(50 + random.nextInt(90), 8 + random.nextInt(9));
      WrittenFormula expected = WrittenFormula.of(copy).orElseThrow();
      WrittenFormula filled = known.of(copy).orElseThrow();
      same(expected, filled, cell);
      same(expected, filled, other);
      same(expected, filled, FIRST);
    }
  }

  private static void same(WrittenFormula expected, WrittenFormula filled, CellRef cell) {
    assertEquals(expected.at(cell), filled.at(cell));
    assertEquals(expected.reads(cell), filled.reads(cell));
    assertEquals(expected.adds(cell), filled.adds(cell));
    assertEquals(expected.passesTexts(cell), filled.passesTexts(cell));
    assertEquals(expected.singles(cell), filled.singles(cell));
    assertEquals(expected.linear(cell), filled.linear(cell));
    assertEquals(expected.constants(), filled.constants());
    assertEquals(expected.shape(), filled.shape());
    assertEquals(expected.copied(cell).at(cell), filled.copied(cell).at(cell));
  }

  @Test
  void whatIsMeantForItsOwnRowIsReadThere() {
    KnownFormulas known = new KnownFormulas();
    String text = "Table1[[#This Row],[a]]";
    for (int row = 3; row < 6; row++) {
      CellFormula formula = CellFormula.at(new CellRef(row, 2), text);
      Optional<String> read = WrittenFormula.of(formula).map(WrittenFormula::shape);
      assertEquals(read, known.of(formula).map(WrittenFormula::shape));
    }
  }

  /** Formulas up to 256 signs are read once; longer ones every time, with the same result. */
  @ParameterizedTest
  @CsvSource({"256, true", "257, false"})
  void whatIsNotTooLongIsReadOnce(int length, boolean once) {
    KnownFormulas known = new KnownFormulas();
    String text = "SUM(I10:I40)&\"" + "x".repeat(length - 15) + '"';
    WrittenFormula first = known.of(CellFormula.at(FIRST, text)).orElseThrow();
    WrittenFormula again = known.of(CellFormula.at(FIRST, text)).orElseThrow();
    assertEquals(once, first == again);
    same(first, again, FIRST);
    assertEquals(text, first.at(FIRST));
  }

  /** What stood in the first four thousand and ninety-six is kept, and no more. */
  @Test
  void itDoesNotGrowWithoutEnd() {
    KnownFormulas known = new KnownFormulas();
    CellFormula last = CellFormula.at(FIRST, "4096+G41");
    for (int n = 0; n < 4095; n++) {
      known.of(CellFormula.at(FIRST, n + "+G41"));
    }
    CellFormula kept = CellFormula.at(FIRST, "4095+G41");
    assertSame(known.of(kept).orElseThrow(), known.of(kept).orElseThrow());
    WrittenFormula first = known.of(last).orElseThrow();
    assertNotSame(first, known.of(last).orElseThrow());
    same(first, known.of(last).orElseThrow(), FIRST);
  }

  @Test
  void whatCannotBeReadIsKnownToBeSo() {
    KnownFormulas known = new KnownFormulas();
    CellFormula broken = CellFormula.at(FIRST, "SUM(");
    assertEquals(Optional.empty(), known.of(broken));
    assertEquals(Optional.empty(), known.of(broken));
  }
}
