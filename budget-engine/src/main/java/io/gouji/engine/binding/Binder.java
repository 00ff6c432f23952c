package io.gouji.engine.binding;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Binds workbooks to one pack; made once per pack, used for any number of workbooks.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Binder {
  private final Pack pack;
  private final Labels labels;
  private final List<TableForm> forms;
  private final Titles titles;

  private Binder(Pack pack) {
    this.pack = pack;
    labels = new Labels(pack.vocabulary().numberings(), pack.vocabulary().blanks());
    forms = pack.tables().stream().map(table -> TableForm.of(table, pack, labels)).toList();
    titles = new Titles(forms, pack.vocabulary());
  }

  /** Prepares a pack's tables for matching. */
  public static Binder of(Pack pack) {
    return new Binder(pack);
  }

  public Pack pack() {
    return pack;
  }

  /**
   * Recognises the pack's tables in a workbook and reads their figures.
   *
   * @param workbook with fresh values
   * @param doubt names the formula cells whose values are unknown
   */
  public Binding bind(Workbook workbook, Doubt doubt) {
    return see(workbook, Grid.of(workbook)).bind(doubt);
  }

  /**
   * Looks for the pack's tables in a workbook.
   *
   * @param sheets its sheets, as every pack looks at them
   */
  Sight see(Workbook workbook, List<Grid> sheets) {
    return new Sight(this, workbook, scan(sheets));
  }

  /** Reads the figures of the tables that were seen. */
  Binding bind(Workbook workbook, List<SheetScan> sheets, Doubt doubt) {
    Notes notes = new Notes(pack.messages());
    List<Candidate> chosen = new Selection(forms, sheets, notes).choose();
    Precision precision = new Precision(workbook);
    List<Listing> listings = new ArrayList<>();
    List<BoundTable> tables = new ArrayList<>();
    for (Candidate table : chosen) {
      TableBinder binder = new TableBinder(table, labels, pack.vocabulary(), doubt, notes);
      TableBinder.Bound bound = binder.bind(precision);
      listings.addAll(bound.blocks());
      tables.add(bound.table());
    }
    Set<String> missing = new HashSet<>();
    for (TableForm form : forms) {
      if (form.spec().required() && tables.stream().noneMatch(t -> t.id().equals(form.id()))) {
        missing.add(form.id());
      }
    }
    List<Block> blocks = listings.stream().map(Listing::block).toList();
    return new Binding(new BudgetBook(blocks, missing), tables, listings, notes.findings());
  }

  /**
   * What of the pack's own form its own words do not find where the form has it.
   *
   * @param workbook generated from the pack: the columns of a table stand in their order
   */
  public List<Strayed> strayed(Workbook workbook) {
    Notes notes = new Notes(pack.messages());
    List<Candidate> chosen = new Selection(forms, scan(Grid.of(workbook)), notes).choose();
    List<Strayed> strayed = new ArrayList<>();
    for (TableForm form : forms.stream().filter(Strayed::isPrinted).toList()) {
      Optional<Candidate> found =
          chosen.stream().filter(table -> table.form().id().equals(form.id())).findFirst();
      strayed.addAll(
          found.map(table -> strayed(table, notes)).orElseGet(() -> List.of(Strayed.table(form))));
    }
    return strayed;
  }

  /** Columns first: of a table whose columns are not found the rows cannot be. */
  private List<Strayed> strayed(Candidate table, Notes notes) {
    List<Strayed> columns = Strayed.of(table);
    return columns.isEmpty()
        ? new TableBinder(table, labels, pack.vocabulary(), Doubt.NONE, notes).strayed()
        : columns;
  }

  /** How well the pack fits what was seen. */
  Score score(List<SheetScan> sheets) {
    String year = pack.properties().getOrDefault("year", "");
    Set<String> found = new HashSet<>();
    int columns = 0;
    int inYear = 0;
    for (SheetScan sheet : sheets) {
      for (Candidate table : sheet.candidates()) {
        if (found.add(table.form().id())) {
          columns += table.layout().found();
          inYear += table.head().period().equals(year) ? 1 : 0;
        }
      }
    }
    int required = forms.stream().mapToInt(TableForm::required).sum();
    return new Score(pack.id(), found.size(), forms.size(), columns, required, inYear);
  }

  private List<SheetScan> scan(List<Grid> sheets) {
    List<SheetScan> scans = new ArrayList<>();
    for (Grid sheet : sheets) {
      for (Grid pane : Panes.of(titles, sheet)) {
        scans.add(new SheetScanner(titles, pack.vocabulary(), labels, pane).scan());
      }
    }
    return scans;
  }
}
