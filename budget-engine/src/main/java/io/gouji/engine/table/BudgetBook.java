package io.gouji.engine.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All figures of a workbook by meaning, and those of the year before to compare them with.
 *
 * @param blocks in the order of the pack, then of the workbook; two instances of one table follow
 *     each other
 * @param missing ids of required tables that were not recognised
 * @param prior blocks of the workbook of the year before; empty where none was given. They are no
 *     part of this book: nothing is asked of them, and nothing of them is missing
 */
public record BudgetBook(List<Block> blocks, Set<String> missing, List<Block> prior) {
  public BudgetBook {
    blocks = List.copyOf(blocks);
    missing = Set.copyOf(missing);
    prior = List.copyOf(prior);
  }

  /** A book of one year. */
  public BudgetBook(List<Block> blocks, Set<String> missing) {
    this(blocks, missing, List.of());
  }

  /** The same beside the blocks of the year before. */
  public BudgetBook after(List<Block> last) {
    return new BudgetBook(blocks, missing, last);
  }

  /** What the year before stated as the same figure of the same unit; empty if it did not. */
  public Optional<Amount> lastYear(FactKey figure) {
    for (Block block : prior) {
      boolean same = block.heading().name().equals(figure.block());
      int column = same ? block.column(figure.column()) : -1;
      for (int row = 0; column >= 0 && row < block.rowCount(); row++) {
        if (block.key(row).equals(figure.row())
            && block.state(row, column) == FactState.STATED
            && block.fact(row, column).unit().equals(figure.unit())) {
          return Optional.of(new Amount(block.fen(row, column)));
        }
      }
    }
    return Optional.empty();
  }

  /** All instances of a block. */
  public List<Block> blocks(String name) {
    return blocks.stream().filter(block -> block.heading().name().equals(name)).toList();
  }
}
