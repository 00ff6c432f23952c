package io.gouji.engine.binding;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.table.BudgetBook;
import java.util.List;

/**
 * A workbook bound to a pack.
 *
 * @param tables in the order of the pack, then of the workbook
 * @param listings the blocks of the book once more, with what stands beside their figures
 * @param findings what could not be understood, in the order of the workbook
 */
public record Binding(
    BudgetBook book, List<BoundTable> tables, List<Listing> listings, List<Finding> findings) {
  public Binding {
    listings = List.copyOf(listings);
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
  }
}
