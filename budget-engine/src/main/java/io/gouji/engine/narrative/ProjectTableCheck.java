package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.table.Decimals;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the projects in the text are those of the table of targets, row by row (N12). */
final class ProjectTableCheck {
  private static final Pattern AMOUNT =
      Pattern.compile("((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(\\p{IsHan}*)");

  /** Cells between the name of a project and its amount, at the most. */
  private static final int APART = 3;

  /** Shorter words in a column of names are those of totals. */
  private static final int SHORTEST_NAME = 5;

  private final Form form;
  private final FactBook book;
  private final Remarks remarks;
  private final Map<String, Fact> projects = new LinkedHashMap<>();
  private final Map<Passage, Fact> rows = new LinkedHashMap<>();

  private ProjectTableCheck(Form form, FactBook book, List<Fact> facts, Remarks remarks) {
    this.form = form;
    this.book = book;
    this.remarks = remarks;
    for (Fact fact : facts) {
      projects.put(form.lexicon().cleaner().clean(FactBook.name(fact)), fact);
    }
    for (Passage passage : form.prose().passages()) {
      Fact fact = projects.get(passage.text());
      if (fact != null) {
        rows.put(passage, fact);
      }
    }
  }

  static void run(Form form, FactBook book, Remarks remarks) {
    List<Fact> facts = book.projects();
    if (!facts.isEmpty()) {
      ProjectTableCheck check = new ProjectTableCheck(form, book, facts, remarks);
      form.text().forEach(check::count);
      check.rows.forEach(check::row);
      check.unnamed();
      check.unknown();
    }
  }

  private void count(Passage passage) {
    for (Worded line : form.lines(Kinds.PROJECTS)) {
      Matcher found = line.pattern().matcher(passage.text());
      if (found.find()) {
        Span span = new Span(passage, found.start(1), found.end(1));
        if (Integer.parseInt(span.text()) != projects.size() && !remarks.has(span)) {
          remarks.note(
              "N12H",
              span,
              "",
              Map.of(
                  "stated", span.text(),
                  "fact", book.title(projects.values().iterator().next()),
                  "count", Integer.toString(projects.size())));
        }
        return;
      }
    }
  }

  /** The amount beside the name of a project, in the unit of its table or the one it has. */
  private void row(Passage name, Fact fact) {
    Optional<Money> stated = amount(name, fact);
    if (stated.isEmpty() || stated.get().printed().meets(fact.fen())) {
      return;
    }
    Money money = stated.get();
    Quantity right = Proposal.of(money, fact, form.lexicon().decimals());
    remarks.beside(
        "N12I",
        money.span(),
        name.text(),
        Map.of(
            "project", name.text(),
            "stated", money.span().text(),
            "fact", book.title(fact),
            "value", fact.text(),
            "right", right.text() + right.unit()),
        money.quantity(),
        right,
        fact);
  }

  private Optional<Money> amount(Passage name, Fact fact) {
    Map<String, Unit> units = form.lexicon().units();
    List<Passage> all = form.prose().passages();
    int end = Math.min(name.number() + APART, all.size());
    for (Passage next : all.subList(name.number(), end)) {
      Matcher found = AMOUNT.matcher(next.text());
      boolean beside = row(next).equals(row(name));
      if (beside && found.matches()) {
        Unit unit =
            found.group(2).isEmpty() ? units.get(fact.printed().unit()) : units.get(found.group(2));
        BigDecimal number = Decimals.of(found.group(1).replace(",", ""));
        return Optional.ofNullable(unit)
            .map(known -> new Money(number, known, new Span(next, 0, next.text().length())));
      }
    }
    return Optional.empty();
  }

  /** Which row of which table of the text a passage is in; nothing where it is in none. */
  private static Optional<List<Integer>> row(Passage passage) {
    return passage.cell().map(cell -> List.of(cell.table(), cell.row()));
  }

  /** Where some of the projects are listed, the others should be, too. */
  private void unnamed() {
    if (rows.isEmpty() || !form.hasWholeRows()) {
      return;
    }
    Passage first = rows.keySet().iterator().next();
    Span span = new Span(first, 0, first.text().length());
    projects.forEach(
        (name, fact) -> {
          if (!rows.containsValue(fact)) {
            remarks.beside("N12J", span, name, Map.of("project", name, "value", fact.text()), fact);
          }
        });
  }

  /** Projects listed like those of the table, which it does not have. */
  private void unknown() {
    Set<Passage> told = new HashSet<>(rows.keySet());
    Set<List<Integer>> columns = new HashSet<>();
    rows.keySet().forEach(name -> column(name).ifPresent(columns::add));
    for (Passage passage : form.prose().passages()) {
      boolean header = passage.cell().map(Paragraph.Cell::row).filter(row -> row <= 1).isPresent();
      if (!header && column(passage).filter(columns::contains).isPresent() && told.add(passage)) {
        unknown(new Span(passage, 0, passage.text().length()));
      }
    }
    for (ProjectRow row : form.projects()) {
      if (told.add(row.name().passage()) && row.name().passage().cell().isEmpty()) {
        unknown(row.name());
      }
    }
  }

  private static Optional<List<Integer>> column(Passage passage) {
    return passage.cell().map(cell -> List.of(cell.table(), cell.column()));
  }

  private void unknown(Span name) {
    if (name.text().length() < SHORTEST_NAME) {
      return;
    }
    remarks.note("N12K", name, name.text(), Map.of("project", name.text()));
  }
}
