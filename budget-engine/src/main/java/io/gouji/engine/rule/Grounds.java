package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;

/** The amounts a condition compares; its answer is taken as printed unless they are in doubt. */
final class Grounds {
  private record Compared(BoundSide left, BoundSide right) {}

  private static final Grounds NONE = new Grounds(List.of());

  private final List<Compared> compared;

  private Grounds(List<Compared> compared) {
    this.compared = compared;
  }

  static Grounds of(Condition condition, Binding binding) {
    List<Compared> compared = new ArrayList<>(0);
    gather(condition, binding, compared);
    return compared.isEmpty() ? NONE : new Grounds(compared);
  }

  private static void gather(Condition condition, Binding binding, List<Compared> compared) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(part -> gather(part, binding, compared));
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(part -> gather(part, binding, compared));
    } else if (condition instanceof Condition.Not not) {
      gather(not.part(), binding, compared);
    } else if (condition instanceof Condition.Values values) {
      compared.add(new Compared(binding.side(values.left()), binding.side(values.right())));
    }
  }

  /** Whether the condition compares no amounts. */
  boolean isEmpty() {
    return compared.isEmpty();
  }

  /**
   * Whether the condition might be answered otherwise: a figure it asks for stands in a relation
   * that fails, or differs from the other side by no more than rounding could make.
   */
  boolean areInDoubt(int row, Spots suspects) {
    for (Compared one : compared) {
      if (isInDoubt(one, row, suspects)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInDoubt(Compared compared, int row, Spots suspects) {
    ObservedSide left = compared.left().at(row);
    ObservedSide right = compared.right().at(row);
    long difference = Math.abs(Math.subtractExact(left.fen(), right.fen()));
    // What is printed as equal, often as zero, is taken at its word.
    if (difference != 0 && 2 * difference <= left.halfWidth() + right.halfWidth()) {
      return true;
    }
    return suspects.hasAny(left) || suspects.hasAny(right);
  }
}
