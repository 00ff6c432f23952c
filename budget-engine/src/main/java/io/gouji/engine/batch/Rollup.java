package io.gouji.engine.batch;

import io.gouji.engine.Reading;
import io.gouji.engine.batch.Sums.Key;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AcrossWords;
import io.gouji.engine.report.AcrossWords.Pair;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.engine.report.RunSummary.Spot;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.Block.Heading;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A department's workbook against those of its units: each of its figures is the sum of theirs,
 * what it says of one unit is what that unit says, and the units it names are those there are. Sums
 * are judged by intervals: every part may be off by its own rounding. Where it is not known what a
 * unit comes to, nothing is compared with sums.
 */
final class Rollup {
  private final AcrossWords words;
  private final String path;
  private final Reading department;
  private final Sums total = new Sums();
  private final Map<String, Sums> single = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();

  /** What each of them says, to be set beside a second workbook of the unit. */
  private final Map<String, UnitFigures> said = new HashMap<>();

  /** Names of those with a second one that says something else, by key. */
  private final Map<String, String> unlike = new TreeMap<>();

  /** Names of units whose workbook is of another year or pack, by key. */
  private final Map<String, String> leftOut = new TreeMap<>();

  /** Files and folders that could not be read, any of which may be a unit's. */
  private final List<String> unread = new ArrayList<>();

  private final Set<Key> compared = new HashSet<>();
  private final List<Across> findings = new ArrayList<>();
  private boolean known = true;
  private int agreeing;
  private int open;

  /**
   * A department.
   *
   * @param path of its workbook, as it is told
   */
  Rollup(AcrossWords words, String path, Reading department) {
    this.words = words;
    this.path = path;
    this.department = department;
  }

  /** Units of whose own figures the department's workbook speaks. */
  private Set<String> spokenOf() {
    Set<String> keys = new HashSet<>();
    for (Block block : department.book().blocks()) {
      keys.add(Heading.unitKey(block.heading().unitName()));
    }
    return keys;
  }

  /** Adds a unit's workbook, in the order of paths. */
  void add(String file, Reading unit) {
    String name = unit.unit();
    String key = Heading.unitKey(name);
    Map<String, String> blanks = new TreeMap<>(Map.of("unit", name, "file", file));
    if (!unit.packId().equals(department.packId())) {
      tell("H06", Severity.WARNING, blanks, file);
      leftOut.put(key, name);
      return;
    }
    if (!unit.year().equals(department.year())) {
      blanks.put("year", unit.year());
      blanks.put("other", department.year());
      tell("H05", Severity.WARNING, blanks, file);
      leftOut.put(key, name);
      return;
    }
    String earlier = key.isEmpty() ? null : files.putIfAbsent(key, file);
    if (earlier != null) {
      blanks.put("other", earlier);
      tell("H04", Severity.ERROR, blanks, file);
      if (!UnitFigures.of(unit).equals(said.get(key))) {
        unlike.put(key, name);
      }
      return;
    }
    said.put(key, UnitFigures.of(unit));
    total.add(unit.book(), name);
    if (spokenOf().contains(key)) {
      Sums own = new Sums();
      own.add(unit.book(), name);
      single.put(key, own);
    }
  }

  /** Adds what could not be read: it may be the workbook of any unit. */
  void unread(String file) {
    unread.add(file);
  }

  /** What it all came to. */
  Section section() {
    Map<String, String> named = named();
    Map<String, String> missing = missing(named);
    // An unread file does not matter where all units that are listed have been read.
    boolean unsure = !unread.isEmpty() && (!listsUnits(named) || !missing.isEmpty());
    if (unsure) {
      tellUnread(missing);
    } else {
      missing.values().forEach(unit -> tell("H02", Severity.ERROR, Map.of("unit", unit), path));
    }
    files.forEach(
        (key, file) -> {
          if (!named.isEmpty() && !named.containsKey(key)) {
            tell("H03", Severity.ERROR, Map.of("unit", key, "file", file), file);
          }
        });
    Map<String, String> uncertain = uncertain(named);
    known = uncertain.isEmpty() && !unsure;
    // Of those without a workbook it has been said that nothing is compared without them.
    uncertain.keySet().removeAll(missing.keySet());
    if (known) {
      lacking();
    } else if (!uncertain.isEmpty()) {
      leaveOpen(new Uncertain(department.unit(), List.copyOf(uncertain.values())));
    }
    department.book().blocks().forEach(this::compare);
    if (known) {
      beyond();
    }
    Map<String, String> blanks =
        Map.of(
            "units", Integer.toString(known ? files.size() : single.size()),
            "agreeing", Integer.toString(agreeing),
            "open", Integer.toString(open));
    return new Section(
        words.say("across.rollup", Map.of("unit", department.unit(), "file", path)),
        words.say("across.rollup.note", blanks),
        findings);
  }

  /** Whether the department's tables list units other than itself. */
  private boolean listsUnits(Map<String, String> named) {
    String own = Heading.unitKey(department.unit());
    return named.keySet().stream().anyMatch(key -> !key.equals(own));
  }

  /** Files that may be those of the units that are missing, or of any where none are listed. */
  private void tellUnread(Map<String, String> missing) {
    String id = missing.isEmpty() ? "H15" : "H16";
    List<String> units = List.copyOf(missing.values());
    Map<String, String> blanks = new TreeMap<>();
    blanks.put("unit", department.unit());
    blanks.put("count", Integer.toString(unread.size()));
    blanks.put("files", words.list(Uncertain.few(unread.stream().map(Voice::line).toList())));
    blanks.put("missing", Integer.toString(units.size()));
    blanks.put("units", words.list(Uncertain.few(units)));
    findings.add(
        words.finding(
            id,
            Severity.ERROR,
            "",
            blanks,
            Optional.empty(),
            print(id, unread + " " + units, department.unit()),
            unread.stream().map(file -> new Spot(file, "", "")).toList()));
  }

  /** Units the department lists of which there is no workbook at all, by key. */
  private Map<String, String> missing(Map<String, String> named) {
    Map<String, String> missing = new TreeMap<>(named);
    missing.keySet().removeAll(files.keySet());
    missing.keySet().removeAll(leftOut.keySet());
    return missing;
  }

  /**
   * Units of which it is not known what they come to, by key: of those the department's tables
   * list, or of all of the folder where they list none.
   */
  private Map<String, String> uncertain(Map<String, String> named) {
    Map<String, String> expected = new TreeMap<>(named.isEmpty() ? leftOut : named);
    expected.keySet().removeAll(files.keySet());
    expected.keySet().removeAll(Set.of("", Heading.unitKey(department.unit())));
    expected.putAll(unlike);
    return expected;
  }

  private void leaveOpen(Uncertain uncertain) {
    String print = print(Uncertain.ID, new TreeMap<>(uncertain.blanks()).toString(), "");
    Map<String, String> blanks = new TreeMap<>(uncertain.blanks());
    blanks.put("units", words.list(uncertain.named()));
    findings.add(
        words.finding(
            Uncertain.ID,
            Severity.ERROR,
            "",
            blanks,
            Optional.empty(),
            print,
            List.of(new Spot(path, "", ""))));
  }

  /** The units the department's tables list, by key. */
  private Map<String, String> named() {
    Map<String, String> named = new TreeMap<>();
    for (Block block : department.book().blocks()) {
      if (block.heading().part() == Block.Part.SLICE) {
        named.putIfAbsent(Heading.unitKey(block.heading().unitName()), block.heading().unitName());
      }
      for (int row = 0; row < block.rowCount(); row++) {
        String unit = block.label(row, LabelColumn.UNIT);
        named.putIfAbsent(Heading.unitKey(unit), unit);
      }
    }
    named.remove("");
    String own = Heading.unitKey(department.unit());
    if (!files.containsKey(own)) {
      // A list that names the department itself need not mean a workbook of its own.
      named.remove(own);
    }
    return named;
  }

  private void lacking() {
    total
        .lacking()
        .forEach(
            (table, units) ->
                units.stream()
                    .sorted()
                    .forEach(
                        unit ->
                            findings.add(
                                words.finding(
                                    "H07",
                                    Severity.WARNING,
                                    table,
                                    Map.of("unit", unit),
                                    Optional.empty(),
                                    print("H07", table, unit),
                                    List.of(
                                        new Spot(
                                            files.getOrDefault(Heading.unitKey(unit), path),
                                            "",
                                            ""))))));
  }

  private void compare(Block block) {
    String key = Heading.unitKey(block.heading().unitName());
    boolean several = department.book().blocks(block.heading().name()).size() > 1;
    boolean slice = block.heading().part() == Block.Part.SLICE;
    boolean ofOne =
        slice
            || several
                && block.heading().part() == Block.Part.WHOLE
                && !key.equals(Heading.unitKey(department.unit()));
    Sums parts = ofOne ? single.get(key) : total;
    if (parts == null) {
      return;
    }
    for (int row = 0; row < block.rowCount(); row++) {
      if (isWhole(block, row)) {
        continue;
      }
      boolean total = block.key(row) instanceof RowKey.Total;
      for (int column = 0; column < block.columns().size(); column++) {
        if (block.hasColumn(column) && (slice ? total : Sums.isComparable(block, row))) {
          compare(block, row, column, parts, ofOne);
        }
      }
    }
  }

  /**
   * Whether a row names the department itself and says what a total says: it stands for all units,
   * whose rows have other names, and the total is compared already.
   */
  private boolean isWhole(Block block, int row) {
    return block.key(row) instanceof RowKey.Label label
        && Heading.unitKey(label.label()).equals(Heading.unitKey(department.unit()))
        && IntStream.range(0, block.rowCount())
            .filter(other -> block.key(other) instanceof RowKey.Total)
            .anyMatch(total -> isSame(block, row, total));
  }

  /**
   * Whether two rows come to the same; where nothing is printed in one, zero may be in the other.
   */
  private static boolean isSame(Block block, int row, int other) {
    return IntStream.range(0, block.columns().size())
        .filter(block::hasColumn)
        .allMatch(
            column -> {
              Sum here = Sums.sum(block, row, column);
              Sum there = Sums.sum(block, other, column);
              return here.open() == 0 && there.open() == 0 && here.fen() == there.fen();
            });
  }

  private void compare(Block block, int row, int column, Sums parts, boolean ofOne) {
    Key key = Sums.key(block, row, column);
    Sum own = Sums.sum(block, row, column);
    Sum sum = parts.of(key);
    if (!ofOne) {
      compared.add(key);
    }
    boolean isSum = ofOne || known;
    if (!isSum || own.open() + sum.open() > 0 || parts.lacking().containsKey(key.table())) {
      open++;
    } else if (own.mayBe(sum)) {
      agreeing++;
    } else {
      Spot spot = new Spot(path, block.heading().sheet(), block.cell(row, column).a1());
      tell(ofOne ? "H08" : "H01", block, key, own.fen(), sum.fen(), spot);
    }
  }

  /** Codes that units state and the department does not: their sum should then be nothing. */
  private void beyond() {
    Map<String, Block> blocks = new TreeMap<>();
    department.book().blocks().stream()
        .filter(block -> block.heading().part() == Block.Part.WHOLE)
        .forEach(block -> blocks.putIfAbsent(block.heading().name(), block));
    total.all().entrySet().stream()
        .filter(one -> one.getKey().row() instanceof RowKey.Code)
        .filter(one -> !compared.contains(one.getKey()))
        .filter(one -> blocks.containsKey(one.getKey().block()))
        .filter(one -> department.book().blocks(one.getKey().block()).size() == 1)
        .filter(one -> has(blocks.get(one.getKey().block()), one.getKey().column()))
        .filter(one -> !one.getValue().mayBe(new Sum(0, 0, 0)))
        .sorted(Comparator.comparing(one -> one.getKey().toString()))
        .forEach(
            one -> {
              Block block = blocks.get(one.getKey().block());
              Spot spot = new Spot(path, block.heading().sheet(), "");
              tell("H01", block, one.getKey(), 0, one.getValue().fen(), spot);
            });
  }

  private static boolean has(Block block, String name) {
    int column = block.column(name);
    return column >= 0 && block.hasColumn(column);
  }

  private void tell(String id, Block block, Key key, long own, long sum, Spot spot) {
    Map<String, String> blanks =
        Map.of(
            "unit", block.heading().unitName(),
            "block", key.block(),
            "row", key.row().text(),
            "column", key.column());
    Pair figures =
        new Pair(
            new Amount(own), new Amount(sum), block.heading().unit(), block.heading().decimals());
    findings.add(
        words.finding(
            id,
            Severity.ERROR,
            key.table(),
            blanks,
            Optional.of(figures),
            print(id, key.toString(), block.heading().unitName()),
            List.of(spot)));
  }

  private void tell(String id, Severity severity, Map<String, String> blanks, String file) {
    findings.add(
        words.finding(
            id,
            severity,
            "",
            blanks,
            Optional.empty(),
            print(id, new TreeMap<>(blanks).toString(), ""),
            List.of(new Spot(file, "", ""))));
  }

  static String print(String id, String what, String whose) {
    return new Digest().add(id).add(what).add(whose).hex().substring(0, 16);
  }
}
