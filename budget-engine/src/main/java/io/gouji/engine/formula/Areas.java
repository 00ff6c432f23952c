package io.gouji.engine.formula;

import java.util.List;

/** Several areas joined by a comma: {@code (A1:A3,C1:C3)}. */
record Areas(List<Area> areas) implements Operand {
  Areas {
    areas = List.copyOf(areas);
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public int columns() {
    return 1;
  }

  /** Where one grid is wanted, several are #VALUE!. */
  @Override
  public Value at(int row, int column) {
    return Value.Error.VALUE;
  }
}
