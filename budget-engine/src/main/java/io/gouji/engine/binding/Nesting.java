package io.gouji.engine.binding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which labels belong to which, by the style of their numbering or, where they have none, by how
 * far they are indented.
 */
final class Nesting {
  private static final int LEAST_INDENT = 2;

  private record Open(int row, int style, int indent, String name) {}

  private final Deque<Open> open = new ArrayDeque<>();

  /**
   * Places the next row.
   *
   * @param style index of its numbering style, or -1
   * @param indent white space before its label; 0 for totals, which are often centred with spaces
   * @return the row it belongs to, or -1
   */
  int place(int row, int style, int indent, String name) {
    while (!open.isEmpty() && !belongs(open.peek(), style, indent)) {
      open.pop();
    }
    int parent = open.isEmpty() ? -1 : open.peek().row;
    open.push(new Open(row, style, indent, name));
    return parent;
  }

  private static boolean belongs(Open above, int style, int indent) {
    // The outermost numbering belongs to nothing, not even to a label without numbering.
    return style > 0 ? above.style < style : style < 0 && indent >= above.indent + LEAST_INDENT;
  }

  /** Labels of the rows that the row placed last belongs to, innermost first. */
  List<String> above() {
    List<String> names = new ArrayList<>();
    open.stream().skip(1).forEach(row -> names.add(row.name));
    return names;
  }
}
