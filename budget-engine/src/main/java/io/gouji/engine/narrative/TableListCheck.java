package io.gouji.engine.narrative;

import io.gouji.engine.pack.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;

/** Whether the list of tables names the tables of the set, in their order (N28). */
final class TableListCheck {
  /** Lines between two of the list, as dots and page numbers make them. */
  private static final int APART = 4;

  private final Form form;
  private final Set<String> sheets;
  private final Remarks remarks;

  /** A line of the list. */
  private record Listed(int number, Optional<TableSpec> table, Span name) {}

  private TableListCheck(Form form, Set<String> sheets, Remarks remarks) {
    this.form = form;
    this.sheets = sheets;
    this.remarks = remarks;
  }

  /**
   * Judges every list of tables.
   *
   * @param sheets ids of the tables that the workbook beside the text has; empty without one
   */
  static void run(Form form, Set<String> sheets, Remarks remarks) {
    TableListCheck check = new TableListCheck(form, sheets, remarks);
    List<Listed> run = new ArrayList<>();
    for (Passage passage : form.prose().passages()) {
      Optional<Listed> line = check.line(passage);
      if (line.isPresent()) {
        if (!run.isEmpty() && passage.number() - last(run).number() > APART) {
          check.judge(run);
          run.clear();
        }
        run.add(line.get());
      }
    }
    check.judge(run);
  }

  private static Passage last(List<Listed> run) {
    return run.get(run.size() - 1).name().passage();
  }

  private Optional<Listed> line(Passage passage) {
    for (Worded line : form.lines(Kinds.TABLE_LINE)) {
      Matcher found = line.pattern().matcher(passage.text());
      if (found.find()) {
        OptionalInt number = form.lexicon().numbers().read(found.group(1));
        Span name = new Span(passage, found.start(2), found.end(2));
        if (number.isPresent()) {
          return Optional.of(
              new Listed(number.getAsInt(), TableRegion.named(name.text(), form.lexicon()), name));
        }
      }
    }
    return Optional.empty();
  }

  /** Lines are a list of the set's tables if half of them are named. */
  private void judge(List<Listed> run) {
    List<TableSpec> tables = form.lexicon().pack().tables();
    Set<String> named = new HashSet<>();
    run.forEach(line -> line.table().ifPresent(table -> named.add(table.id())));
    if (named.size() * 2 < tables.size()) {
      return;
    }
    for (TableSpec table : tables) {
      if (!named.contains(table.id()) && table.required()) {
        tell("N28", run.get(0).name(), table.name(), table.number());
      }
    }
    Set<String> seen = new HashSet<>();
    for (Listed line : run) {
      boolean alike =
          run.stream().anyMatch(other -> other.table().isPresent() && level(other) == level(line));
      if (line.table().isPresent()) {
        judge(line, line.table().get(), seen);
      } else if (alike) {
        tell("N28D", line.name(), line.name().text(), line.number());
      }
    }
  }

  private void judge(Listed line, TableSpec table, Set<String> seen) {
    if (!seen.add(table.id())) {
      tell("N28C", line.name(), table.name(), table.number());
    } else if (line.number() != table.number()) {
      tell("N28B", line.name(), table.name(), table.number());
    }
    if (!sheets.isEmpty() && !sheets.contains(table.id())) {
      tell("N28E", line.name(), table.name(), table.number());
    }
  }

  private static int level(Listed line) {
    return line.name().passage().heading().level();
  }

  private void tell(String rule, Span span, String name, int number) {
    remarks.note(
        rule,
        span,
        name,
        Map.of("words", span.text(), "item", name, "number", Integer.toString(number)));
  }
}
