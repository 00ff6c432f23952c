package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may be to blame, as rows of the sheet of results: first of all, since people ask it first.
 */
final class SuspectRows {
  /** Cells of one set with a row each; of more the first stands for all. */
  private static final int MANY = 12;

  /** Sets of one suspicion with rows of their own; the others are told by their number. */
  private static final int SETS = 3;

  private final Evaluation evaluation;
  private final Wording wording;
  private final Suspects words;
  private final SuspectAdvice advice;

  SuspectRows(Evaluation evaluation, Wording wording) {
    this.evaluation = evaluation;
    this.wording = wording;
    words = new Suspects(evaluation, wording);
    advice = new SuspectAdvice(wording, words);
  }

  /** How many cells are most probably wrong; of a block the first stands for all. */
  static int cells(Evaluation evaluation) {
    return evaluation.suspicions().stream()
        .flatMap(suspicion -> suspicion.sets().stream().limit(1).map(set -> cells(suspicion, set)))
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static int cells(Suspicion suspicion, SuspectSet likeliest) {
    boolean block = suspicion.kind() == Suspicion.Kind.BLOCK;
    return Math.min(likeliest.cells().size(), block ? 1 : MANY);
  }

  List<List<NewCell>> rows() {
    List<List<NewCell>> rows = new ArrayList<>();
    evaluation.suspicions().forEach(suspicion -> add(suspicion, rows));
    return rows;
  }

  private void add(Suspicion suspicion, List<List<NewCell>> rows) {
    boolean cells = suspicion.kind() == Suspicion.Kind.CELLS;
    if (!cells) {
      List<Suspect> first =
          suspicion.sets().stream().flatMap(set -> set.cells().stream()).limit(1).toList();
      String why = advice.uncorrected(suspicion);
      rows.add(row(suspicion, words.first(suspicion), first, Optional.empty(), why));
      return;
    }
    String remedy = remedy(suspicion);
    for (Suspect suspect : suspicion.common()) {
      String told = wording.label("suspect.common", Map.of("cells", what(suspicion, suspect)));
      rows.add(row(suspicion, told, List.of(suspect), Optional.of(suspect), remedy));
    }
    List<SuspectSet> sets = new ArrayList<>(suspicion.sets().subList(0, 1));
    sets.addAll(SuspectAdvice.others(suspicion).stream().limit(SETS - 1).toList());
    for (SuspectSet set : sets) {
      for (Suspect suspect : suspicion.own(set).stream().limit(MANY).toList()) {
        String what = what(suspicion, suspect);
        boolean first = set == sets.get(0);
        String told = first ? words.lead(suspicion, what) : words.also(what);
        rows.add(row(suspicion, told, List.of(suspect), Optional.of(suspect), remedy));
      }
    }
    int more = suspicion.sets().size() - sets.size();
    if (more > 0) {
      String told = wording.label("suspect.more", Map.of("count", Integer.toString(more)));
      rows.add(row(suspicion, told, List.of(), Optional.empty(), ""));
    }
  }

  private String what(Suspicion suspicion, Suspect suspect) {
    Cell cell = words.cell(suspect.cell());
    return wording.label(
        "sheet.suspect.what",
        Map.of(
            "row", cell.row(),
            "column", cell.column(),
            "should", words.should(suspicion, suspect)));
  }

  /** What to do: codes first; else what may be out of date, what then holds, and why not here. */
  private String remedy(Suspicion suspicion) {
    String codes = words.codes(suspicion);
    if (!codes.isEmpty()) {
      return codes;
    }
    List<String> told =
        Stream.of(
                advice.update(suspicion),
                words.count(suspicion, "sheet.suspect.do"),
                advice.uncorrected(suspicion))
            .filter(one -> !one.isEmpty())
            .toList();
    return String.join(wording.label("suspect.stop"), told);
  }

  private List<NewCell> row(
      Suspicion suspicion,
      String what,
      List<Suspect> place,
      Optional<Suspect> figures,
      String remedy) {
    Optional<Quantity> now = figures.map(suspect -> Suspects.printed(suspect.cell()));
    Optional<Quantity> right =
        figures.flatMap(
            suspect -> suspect.value().map(value -> Suspects.quantity(suspect.cell(), value)));
    Optional<Quantity> difference =
        right.map(
            meant -> new Quantity(now.orElseThrow().value().subtract(meant.value()), meant.unit()));
    String unit = now.map(Quantity::unit).orElse("");
    return List.of(
        NewCell.of(Role.SUSPECT, wording.label("mark.suspect")),
        NewCell.of(Role.TEXT, Integer.toString(suspicion.cluster())),
        where(place),
        NewCell.of(Role.TEXT, what),
        ResultSheet.number(now, unit),
        ResultSheet.number(right, unit),
        ResultSheet.number(difference, unit),
        NewCell.of(Role.TEXT, unit),
        NewCell.of(Role.TEXT, words.names(suspicion)),
        NewCell.of(Role.TEXT, remedy));
  }

  private NewCell where(List<Suspect> place) {
    if (place.isEmpty()) {
      return NewCell.of(Role.TEXT, "");
    }
    Cell cell = words.cell(place.get(0).cell());
    return new NewCell(ResultSheet.place(cell, wording), Role.LINK, ResultSheet.target(cell));
  }
}
