package io.gouji.engine;

import io.gouji.engine.Evaluation.Compared;
import io.gouji.engine.binding.Binding;
import io.gouji.engine.binding.BoundTable;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workbook beside the one of the year before, if that is of the same unit and indeed of the year
 * before. Where either says nothing of it, people are believed who set them side by side.
 *
 * @param book with last year's blocks if they can be used
 * @param findings why they cannot
 */
record Comparing(BudgetBook book, List<Finding> findings, Optional<Compared> with) {
  private static final String OTHER_YEAR = "L01";
  private static final String OTHER_UNIT = "L02";
  private static final String OTHER_TABLES = "L03";

  static Comparing of(Pack pack, Binding now, Optional<Prior> prior) {
    if (prior.isEmpty()) {
      return new Comparing(now.book(), List.of(), Optional.empty());
    }
    Evaluation.Input file = prior.get().input();
    Optional<Binding> last = prior.get().binding(pack.id());
    List<Finding> wrong =
        last.isEmpty()
            ? List.of(note(pack, OTHER_TABLES, Map.of("pack", pack.id(), "file", file.name())))
            : mismatches(pack, now, last.get(), file.name());
    boolean used = wrong.isEmpty();
    String year = last.map(Comparing::year).orElse("");
    return new Comparing(
        used ? now.book().after(last.orElseThrow().book().blocks()) : now.book(),
        wrong,
        Optional.of(new Compared(file.name(), file.sha256(), file.format(), year, used)));
  }

  /** A book beside another of the year before and the same unit, the last of them if any. */
  static BudgetBook of(Binding now, List<Binding> others) {
    return others.stream()
        .filter(last -> !year(last).isEmpty() && isYearBefore(year(last), year(now)))
        .filter(last -> sharesUnit(units(now), units(last)))
        .reduce((one, later) -> later)
        .map(last -> now.book().after(Prior.in(year(last), last).book().blocks()))
        .orElse(now.book());
  }

  private static List<Finding> mismatches(Pack pack, Binding now, Binding last, String file) {
    List<Finding> wrong = new ArrayList<>();
    String year = year(now);
    if (!isYearBefore(year(last), year)) {
      Map<String, String> blanks =
          Map.of(
              "file",
              file,
              "found",
              year(last),
              "year",
              year,
              "expected",
              Integer.toString(number(year) - 1));
      wrong.add(note(pack, OTHER_YEAR, blanks));
    }
    SortedMap<String, String> ours = units(now);
    SortedMap<String, String> theirs = units(last);
    if (!sharesUnit(ours, theirs)) {
      Map<String, String> blanks =
          Map.of("file", file, "found", first(theirs), "expected", first(ours));
      wrong.add(note(pack, OTHER_UNIT, blanks));
    }
    return wrong;
  }

  private static Finding note(Pack pack, String message, Map<String, String> blanks) {
    return Finding.note(
        new RuleId(message),
        Instance.WHOLE,
        pack.messages().severity(message),
        FindingClass.STRUCTURE,
        blanks,
        List.of(new Location.File("")));
  }

  private static String year(Binding binding) {
    return Evaluation.most(binding.tables().stream().map(BoundTable::year));
  }

  private static boolean isYearBefore(String last, String now) {
    return last.isEmpty() || now.isEmpty() || number(last) + 1 == number(now);
  }

  private static int number(String year) {
    return year.matches("[0-9]{4}") ? Integer.parseInt(year) : 0;
  }

  /** Names of the units, by what they are known by in another file. */
  private static SortedMap<String, String> units(Binding binding) {
    SortedMap<String, String> units = new TreeMap<>();
    for (Block block : binding.book().blocks()) {
      String name = block.heading().unitName();
      units.putIfAbsent(Block.Heading.unitKey(name), name);
    }
    units.remove("");
    return units;
  }

  private static boolean sharesUnit(
      SortedMap<String, String> ours, SortedMap<String, String> theirs) {
    return ours.isEmpty()
        || theirs.isEmpty()
        || ours.keySet().stream().anyMatch(theirs::containsKey);
  }

  private static String first(SortedMap<String, String> units) {
    return units.get(units.firstKey());
  }
}
