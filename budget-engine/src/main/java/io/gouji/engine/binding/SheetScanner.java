package io.gouji.engine.binding;

import io.gouji.engine.pack.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for tables of the pack in one sheet: title, then header, then where the next begins. */
final class SheetScanner {
  private static final int TITLE_ROWS = 12;
  private static final int TITLE_TEXTS = 3;
  static final int HEAD_ROWS = 20;

  /** A row that names tables of the pack. */
  private record Title(int row, String text, List<TableForm> forms) {}

  private final Titles known;
  private final Vocabulary words;
  private final Labels labels;
  private final Grid grid;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Layout> attempts = new ArrayList<>();

  SheetScanner(Titles known, Vocabulary words, Labels labels, Grid grid) {
    this.labels = labels;
    this.known = known;
    this.words = words;
    this.grid = grid;
  }

  SheetScan scan() {
    List<Title> titles = titles();
    for (int i = 0; i < titles.size(); i++) {
      titled(titles.get(i), end(titles, i));
    }
    if (candidates.isEmpty() && grid.isWhole()) {
      String name = grid.sheet().name();
      find(new Title(-1, name, known.named(Labels.text(name))), HEAD_ROWS, false);
    }
    return new SheetScan(grid, List.copyOf(candidates), List.copyOf(attempts));
  }

  /** The row at which the next title names another table; page titles repeat the same one. */
  private static int end(List<Title> titles, int from) {
    Title title = titles.get(from);
    return titles.stream()
        .skip(from + 1L)
        .filter(next -> !next.forms.equals(title.forms))
        .mapToInt(Title::row)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
  }

  private List<Title> titles() {
    List<Title> titles = new ArrayList<>();
    for (int row = 0; row < grid.rows(); row++) {
      if (mayBeTitle(row)) {
        for (String raw : grid.rawTexts(row)) {
          List<TableForm> named = known.named(Labels.text(raw));
          if (!named.isEmpty()) {
            titles.add(new Title(row, raw, named));
            break;
          }
        }
      }
    }
    return titles;
  }

  private boolean mayBeTitle(int row) {
    int texts = grid.texts(row);
    return texts > 0
        && texts <= TITLE_TEXTS
        && grid.numbers(row) == 0
        && (row < TITLE_ROWS || texts == 1 || grid.isBlank(row - 1));
  }

  private void titled(Title title, int end) {
    find(title, Math.min(end, title.row + 1 + HEAD_ROWS), true);
  }

  private void find(Title title, int end, boolean own) {
    Years years = years(title, end);
    Optional<Layout> best = Optional.empty();
    for (TableForm form : title.forms) {
      Optional<Layout> found = new HeaderFinder(form, grid, years).find(title.row + 1, end);
      if (found.isPresent() && (best.isEmpty() || isCloser(found.get(), best.get()))) {
        best = found;
      }
    }
    if (best.filter(Layout::isRecognised).isEmpty() && findWide(title, end, years, own)) {
      return;
    }
    best.ifPresent(
        layout -> {
          if (layout.isRecognised()) {
            add(title, layout, years, own);
          } else if (layout.found() > 0) {
            attempts.add(layout);
          }
        });
  }

  /** A table of the title whose rows are printed side by side. */
  private boolean findWide(Title title, int end, Years years, boolean own) {
    for (TableForm form : title.forms) {
      if (LongForm.applies(form)) {
        int from = title.row + 1;
        Optional<Grid> made = new LongForm(form, grid, years, labels).find(from, end);
        Optional<Layout> layout =
            made.flatMap(found -> new HeaderFinder(form, found, years).find(0, 1));
        if (layout.filter(Layout::isRecognised).isPresent()) {
          addWide(title, made.get(), layout.get(), years, own);
          return true;
        }
      }
    }
    return false;
  }

  private void addWide(Title title, Grid made, Layout layout, Years years, boolean own) {
    int first = Math.max(title.row, 0);
    int head = candidates.isEmpty() ? 0 : first;
    int last = made.extent().orElseThrow().lastRow();
    Head read = Head.read(words, grid, title.text, head, last, years.period());
    if (!candidates.isEmpty()) {
      candidates.add(candidates.remove(candidates.size() - 1).until(first - 1));
    }
    candidates.add(new Candidate(made, layout, read, 0, made.rows() - 1, own));
  }

  private static boolean isCloser(Layout one, Layout other) {
    return one.isRecognised() != other.isRecognised()
        ? one.isRecognised()
        : one.found() * other.form().required() > other.found() * one.form().required();
  }

  private void add(Title title, Layout layout, Years years, boolean own) {
    int first = Math.max(title.row, 0);
    // What stands over the first title of a sheet, such as the unit of money, belongs to it.
    int head = candidates.isEmpty() ? 0 : first;
    Head read = Head.read(words, grid, title.text, head, layout.last(), years.period());
    Candidate found = new Candidate(grid, layout, read, first, grid.rows() - 1, own);
    if (!candidates.isEmpty()) {
      Candidate before = candidates.remove(candidates.size() - 1);
      if (before.layout().first() == layout.first()) {
        found = new Candidate(grid, layout, read, before.first(), grid.rows() - 1, own);
      } else if (goesOn(before, found)) {
        found = before;
      } else {
        candidates.add(before.until(first - 1));
      }
    }
    candidates.add(found);
  }

  /** The same title, header and budget unit again: the next page of one table. */
  private static boolean goesOn(Candidate before, Candidate next) {
    String unit = next.head().unitName();
    return before.layout().continues(next.layout())
        && (unit.isEmpty() || unit.equals(before.head().unitName()));
  }

  /** The year of the title, else the latest one in the rows before the first figure. */
  private Years years(Title title, int end) {
    int year = Years.latest(words.year(), Labels.text(title.text));
    int row = title.row + 1;
    while (year == 0 && row < Math.min(end, grid.rows()) && grid.numbers(row) == 0) {
      for (String text : grid.isBlank(row) ? List.<String>of() : grid.rawTexts(row)) {
        year = Math.max(year, Years.latest(words.year(), Labels.text(text)));
      }
      row++;
    }
    return new Years(words.year(), year);
  }
}
