package io.gouji.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.table.FactKey;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.RowKey;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which slip turns what was meant into what is printed. */
final class TypingTest {
  private static final Unit UNIT = new Unit("万元", 6);

  private static Amount amount(String text) {
    return new Amount(new BigDecimal(text).movePointRight(UNIT.fenDigits()).longValueExact());
  }

  private static Evidence printed(String text) {
    FactKey fact = new FactKey("", "", "T", "T", new RowKey.Label("a", 1), "amount");
    CellRef cell = CellRef.parse("B2");
    return new Evidence(fact, "T", cell, FactState.STATED, amount(text), 0, UNIT, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "42.05, 24.05, TRANSPOSED",
    "240.5, 24.05, POINT",
    "25.04, 24.05, ",
    "24.50, 24.05, TRANSPOSED",
    "20.45, 24.05, TRANSPOSED",
    "24.06, 24.05, DIGIT",
    "34.05, 24.05, DIGIT",
    "4.05, 24.05, DROPPED",
    "2.05, 24.05, DROPPED",
    "244.05, 24.05, EXTRA",
    "24.055, 24.05, EXTRA",
    "2.405, 24.05, POINT",
    "24050, 24.05, POINT",
    "240500, 24.05, UNIT",
    "0.0024, 24, UNIT",
    "-24.05, 24.05, SIGN",
    "0, 24.05, OMITTED",
    "24.05, 0, SUPERFLUOUS",
    "99.99, 24.05, ",
    "42.50, 24.05, "
  })
  void isKnown(String printed, String meant, Clue slip) {
    assertThat(Typing.slip(printed(printed), amount(meant))).isEqualTo(Optional.ofNullable(slip));
  }

  /** Three digits that stay are no accident; two are. */
  @ParameterizedTest
  @CsvSource({
    "24.06, 24.05, true",
    "2.46, 2.45, false",
    "2.45, 24.45, true",
    "24.45, 2.45, true",
    "24, 24.5, false",
    "245000, 24500, false",
    "240600, 240500, true"
  })
  void tellsBySoManyDigits(String printed, String meant, boolean telling) {
    assertThat(Typing.isTelling(printed(printed), amount(meant))).isEqualTo(telling);
  }
}
