package io.gouji.engine;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSheet;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.rule.RuleCompiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Hands out the rules of packs as tables, and takes such tables back. */
public final class RuleExchange {
  /** Fields of which a column offers its words. */
  private static final List<String> CHOOSING = List.of("severity", "tolerance");

  private static final String SCOPE = "scope";

  private final Path templates;
  private final PackLibrary library;

  private RuleExchange(Path templates, PackLibrary library) {
    this.templates = templates;
    this.library = library;
  }

  /**
   * The packs of a templates folder.
   *
   * @throws Refusal if what is common to all packs is wrong
   */
  public static RuleExchange open(Path templates) throws Refusal {
    try {
      return new RuleExchange(templates, PackLibrary.load(templates));
    } catch (PackException common) {
      throw Refusal.of(common.mistakes(), PackLibrary.readable(templates));
    }
  }

  /**
   * The rules of a pack, just as its file writes them.
   *
   * @throws Refusal if there is no such pack
   */
  public RuleTable table(String pack) throws Refusal {
    try {
      RuleSheet sheet = library.ruleSheet(pack);
      return table(pack, headings(sheet), sheet, List.of());
    } catch (PackException wrong) {
      throw Refusal.of(wrong.mistakes(), PackLibrary.readable(templates));
    }
  }

  /**
   * A file as the rules of a pack, in that pack's order of columns.
   *
   * @param pack whose rules they are to be; empty for the pack with most of their ids
   * @throws Refusal with all mistakes of cells and formulas
   */
  public RuleTable read(OwnRules file, Optional<String> pack) throws Refusal {
    try {
      Tidying tidied = Tidying.of(library, OwnSheets.read(file));
      String target = pack.isPresent() ? pack.get() : nearest(tidied.sheet());
      List<String> headings = headings(library.ruleSheet(target));
      check(tidied.sheet(), target);
      return table(target, headings, tidied.sheet(), tidied.remarks());
    } catch (PackException wrong) {
      throw Refusal.ofOwn(wrong.mistakes(), library.messages());
    } catch (UnreadableException unreadable) {
      throw OwnReading.unreadable(file, unreadable);
    }
  }

  private void check(RuleSheet sheet, String target) throws PackException {
    List<PackException.Mistake> mistakes = new ArrayList<>();
    Pack pack = library.pack(target);
    List<RuleSpec> rules = library.rules(sheet, mistakes);
    Set<Long> told = new LinkedHashSet<>();
    mistakes.forEach(mistake -> told.add(mistake.source().line()));
    try {
      RuleCompiler.compile(
          pack.withRules(
              rules.stream().filter(rule -> !told.contains(rule.source().line())).toList()));
    } catch (PackException wrong) {
      mistakes.addAll(wrong.mistakes());
    }
    if (!mistakes.isEmpty()) {
      throw new PackException(mistakes);
    }
  }

  private String nearest(RuleSheet sheet) throws PackException {
    Set<String> ids = ids(sheet);
    Map<String, Integer> common = new TreeMap<>();
    for (String pack : library.ids()) {
      Set<String> own = ids(library.ruleSheet(pack));
      own.retainAll(ids);
      common.put(pack, own.size());
    }
    return common.entrySet().stream()
        .max(
            Comparator.comparingInt((Map.Entry<String, Integer> entry) -> entry.getValue())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }

  private Set<String> ids(RuleSheet sheet) {
    int column = columns(headings(sheet)).getOrDefault("id", -1);
    Set<String> ids = new LinkedHashSet<>();
    sheet.lines().stream().skip(1).forEach(line -> ids.add(cell(line.cells(), column)));
    ids.remove("");
    return ids;
  }

  private RuleTable table(
      String pack, List<String> headings, RuleSheet sheet, List<RuleTable.Remark> remarks) {
    Map<String, Integer> from = columns(headings(sheet));
    List<List<String>> rows = new ArrayList<>();
    for (RuleSheet.Line line : sheet.lines().stream().skip(1).toList()) {
      List<String> row =
          headings.stream()
              .map(head -> cell(line.cells(), from.getOrDefault(library.ruleField(head), -1)))
              .toList();
      if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    return new RuleTable(pack, headings, rows, choices(headings, rows), remarks);
  }

  private Map<Integer, List<String>> choices(List<String> headings, List<List<String>> rows) {
    Map<Integer, List<String>> choices = new HashMap<>();
    columns(headings)
        .forEach(
            (field, column) -> {
              if (CHOOSING.contains(field)) {
                choices.put(column, library.choices(field));
              } else if (field.equals(SCOPE)) {
                choices.put(
                    column,
                    rows.stream()
                        .map(row -> row.get(column))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList());
              }
            });
    return choices;
  }

  private static List<String> headings(RuleSheet sheet) {
    return sheet.lines().isEmpty()
        ? List.of()
        : Arrays.stream(sheet.lines().get(0).cells())
            .map(head -> head == null ? "" : head.strip())
            .toList();
  }

  private Map<String, Integer> columns(List<String> headings) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      columns.putIfAbsent(library.ruleField(headings.get(i)), i);
    }
    return columns;
  }

  private static String cell(String[] cells, int column) {
    String cell = column >= 0 && column < cells.length ? cells[column] : null;
    return cell == null ? "" : cell.strip();
  }
}
