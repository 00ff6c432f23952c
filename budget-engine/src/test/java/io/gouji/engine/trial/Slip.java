package io.gouji.engine.trial;

import io.gouji.engine.table.Evidence;
import io.gouji.engine.trial.Subject.Spot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The mistakes people make with figures. */
enum Slip {
  TRANSPOSED,
  DIGIT,
  DROPPED,
  DOUBLED,
  POINT,
  SIGN,
  ZEROED,
  UNIT_CELL,
  UNIT_COLUMN,
  UNIT_TABLE,
  SWAPPED,
  SHIFTED,
  LEFT_OUT,
  OVERWRITTEN;

  /** Whether a block of cells changes by one stroke. */
  boolean ofBlock() {
    return this == UNIT_COLUMN || this == UNIT_TABLE;
  }

  /** What cells say after the slip, in fen; nothing where this slip cannot be made there. */
  Optional<Map<Spot, Long>> make(Subject subject, Random random) {
    List<Spot> amounts = this == OVERWRITTEN ? subject.formulas() : subject.amounts();
    if (amounts.isEmpty()) {
      return Optional.empty();
    }
    Spot spot = amounts.get(random.nextInt(amounts.size()));
    Evidence cell = subject.cells().get(spot);
    long fen = cell.amount().fen();
    Map<Spot, Long> wrong = new LinkedHashMap<>();
    switch (this) {
      case TRANSPOSED, DIGIT, DROPPED, DOUBLED, OVERWRITTEN ->
          wrong.put(spot, digits(cell, random));
      case POINT -> wrong.put(spot, random.nextBoolean() ? fen * 10 : fen / 10);
      case SIGN -> wrong.put(spot, -fen);
      case ZEROED -> wrong.put(spot, 0L);
      case UNIT_CELL -> wrong.put(spot, fen * 10_000);
      case UNIT_COLUMN, UNIT_TABLE -> scale(subject, cell, wrong);
      case SWAPPED -> {
        Spot other = near(subject, spot, random);
        wrong.put(spot, subject.fen(other));
        wrong.put(other, fen);
      }
      case SHIFTED -> {
        int right = spot.cell().column() == 0 ? 1 : random.nextInt(3) - 1;
        Spot other = spot.beside(spot.cell().row() == 0 ? 1 : random.nextInt(3) - 1, right);
        if (subject.cells().containsKey(other) && subject.fen(other) == 0) {
          wrong.put(spot, 0L);
          wrong.put(other, fen);
        }
      }
      case LEFT_OUT -> {
        Spot part = near(subject, spot, random);
        if (subject.isTotal(spot)
            && part.cell().column() == spot.cell().column()
            && subject.fen(part) < fen) {
          wrong.put(spot, fen - subject.fen(part));
        }
      }
    }
    wrong.entrySet().removeIf(change -> subject.fen(change.getKey()) == change.getValue());
    return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
  }

  private void scale(Subject subject, Evidence cell, Map<Spot, Long> wrong) {
    subject
        .cells()
        .forEach(
            (spot, other) -> {
              boolean inBlock =
                  other.fact().table().equals(cell.fact().table())
                      && (this == UNIT_TABLE
                          || other.fact().block().equals(cell.fact().block())
                              && other.fact().column().equals(cell.fact().column()));
              if (inBlock && !subject.isFormula(spot)) {
                wrong.put(spot, other.amount().fen() * 10_000);
              }
            });
  }

  /** Another typed amount of the same sheet. */
  private static Spot near(Subject subject, Spot spot, Random random) {
    List<Spot> same =
        subject.amounts().stream()
            .filter(other -> other.sheet().equals(spot.sheet()))
            .filter(other -> Math.abs(other.cell().row() - spot.cell().row()) < 6)
            .toList();
    return same.get(random.nextInt(same.size()));
  }

  private long digits(Evidence cell, Random random) {
    String text = cell.amount().in(cell.unit(), Math.max(cell.decimals(), 0)).text();
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        continue;
      }
      String before = text.substring(0, i);
      String after = text.substring(i + 1);
      switch (this) {
        case TRANSPOSED -> {
          if (!after.isEmpty() && Character.isDigit(after.charAt(0))) {
            slips.add(before + after.charAt(0) + digit + after.substring(1));
          }
        }
        case DROPPED -> slips.add(before + after);
        case DOUBLED -> slips.add(before + digit + digit + after);
        default ->
            slips.add(before + (char) ('0' + (digit - '0' + 1 + random.nextInt(9)) % 10) + after);
      }
    }
    slips.removeIf(slip -> slip.equals(text) || slip.isEmpty() || slip.equals("."));
    if (slips.isEmpty()) {
      return cell.amount().fen();
    }
    String slip = slips.get(random.nextInt(slips.size()));
    return new java.math.BigDecimal(slip.startsWith(".") ? "0" + slip : slip)
        .movePointRight(cell.unit().fenDigits())
        .longValue();
  }
}
