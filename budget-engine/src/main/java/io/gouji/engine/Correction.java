package io.gouji.engine;

import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.repair.Clue;
import java.math.BigDecimal;
import java.util.List;

/**
 * One cell that is corrected.
 *
 * @param cell as it is printed; without an amount where it is blank
 * @param was the formula that stood there, without {@code =}; empty where none did
 * @param right the amount it then states, in the unit of what is printed
 * @param formula what is written there, without {@code =}; empty where it is the amount itself
 * @param satisfies the relations that then hold; none where only a formula is restored
 */
public record Correction(
    Location.Cell cell,
    String was,
    Quantity right,
    String formula,
    List<Clue> clues,
    List<RuleId> satisfies) {
  public Correction {
    clues = List.copyOf(clues);
    satisfies = List.copyOf(satisfies);
  }

  /** The same with another amount, in the same unit. */
  Correction yielding(BigDecimal amount) {
    BigDecimal plain = amount.setScale(Math.max(0, amount.scale()));
    return new Correction(cell, was, new Quantity(plain, right.unit()), formula, clues, satisfies);
  }

  /** The same where a formula stood, or none if it is empty. */
  public Correction replacing(String replaced) {
    return new Correction(cell, replaced, right, formula, clues, satisfies);
  }

  /** Where it is, as one text. */
  public String place() {
    return cell.sheet() + "!" + cell.ref().a1();
  }

  /** The same as it is told of a cell that an earlier correction had changed already. */
  public Correction after(Correction earlier) {
    return new Correction(earlier.cell(), earlier.was(), right, formula, clues, satisfies);
  }
}
