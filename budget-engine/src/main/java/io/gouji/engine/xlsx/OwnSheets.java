package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The sheets of ours in a file that somebody has saved: which go, and which were written into. */
final class OwnSheets {
  /** How names begin that programs know: filters, print titles. */
  private static final String BUILT_IN = "_xlnm.";

  private final Workbook book;
  private final List<String> removed = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  OwnSheets(Workbook book) {
    this.book = book;
  }

  /** Sorts the sheets the ledger tells of. */
  void sort(Remembered memory) {
    memory
        .sheets()
        .forEach((line, at) -> book.sheet(at.sheet()).ifPresent(own -> sort(own, memory, line)));
  }

  private void sort(Sheet own, Remembered memory, int line) {
    sort(own, words(memory.ledger(), line).containsAll(SheetWords.of(own)));
  }

  /**
   * Sorts the sheets that tell themselves that they are ours.
   *
   * @param log whether the log of corrections goes too
   */
  void sortOthers(boolean log) {
    for (Sheet sheet : book.sheets()) {
      if (log && SheetWords.isLog(sheet)) {
        sort(sheet, SheetWords.isStamped(sheet));
      } else if (SheetWords.isResult(sheet) && !removed.contains(sheet.name())) {
        sort(sheet, SheetWords.isStamped(sheet));
      }
    }
  }

  /** Keeps a sheet after all. */
  void keep(String sheet) {
    if (removed.remove(sheet)) {
      kept.add(sheet);
    }
  }

  /** Keeps the sheets that formulas and names of others speak of. */
  void keepUsed() {
    List<String> texts = new ArrayList<>();
    for (Sheet sheet : book.sheets()) {
      if (!holds(sheet) && !MarkedCopy.isLedger(sheet)) {
        sheet.formulas().forEach(formula -> texts.add(formula.text()));
      }
    }
    for (DefinedName name : book.names()) {
      boolean own = name.sheet() != DefinedName.GLOBAL && holds(book.sheets().get(name.sheet()));
      if (!own && !MarkedCopy.isOurs(name) && !name.name().startsWith(BUILT_IN)) {
        texts.add(name.formula());
      }
    }
    for (String sheet : List.copyOf(removed)) {
      String plain = sheet + "!";
      String quoted = sheet.replace("'", "''") + "'!";
      if (texts.stream().anyMatch(text -> text.contains(plain) || text.contains(quoted))) {
        keep(sheet);
      }
    }
  }

  private void sort(Sheet sheet, boolean ours) {
    List<String> list = ours ? removed : kept;
    if (!list.contains(sheet.name())) {
      list.add(sheet.name());
    }
  }

  private static Set<String> words(Sheet ledger, int row) {
    StringBuilder words = new StringBuilder();
    for (int column = MarkLedger.WORDS; column < ledger.columnCount(); column++) {
      words.append(ledger.text(row, column));
    }
    return Set.copyOf(List.of(words.toString().split(" ")).stream().distinct().toList());
  }

  boolean isAny() {
    return !removed.isEmpty() || !kept.isEmpty();
  }

  /** Whether a sheet is one of them. */
  boolean holds(Sheet sheet) {
    return removed.contains(sheet.name()) || kept.contains(sheet.name());
  }

  List<String> removed() {
    return removed;
  }

  List<String> kept() {
    return kept;
  }
}
