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

  SuspectRows(Evaluation evaluation, Wording wording) {
    this.evaluation = evaluation;
    this.wording = wording;
    words = new Suspects(evaluation, wording);
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
      rows.add(row(suspicion, words.first(suspicion), first, Optional.empty(), ""));
      return;
    }
    for (SuspectSet set : suspicion.sets().stream().limit(SETS).toList()) {
      String then =
          wording.label("sheet.suspect.do", Map.of("relations", words.relations(suspicion)));
      String codes = words.codes(suspicion);
      String remedy = codes.isEmpty() ? then : codes;
      for (Suspect suspect : set.cells().stream().limit(MANY).toList()) {
        Cell cell = words.cell(suspect.cell());
        String what =
            wording.label(
                "sheet.suspect.what",
                Map.of(
                    "row", cell.row(),
                    "column", cell.column(),
                    "should", words.should(suspect)));
        String told = set == suspicion.sets().get(0) ? what : alternative(what);
        rows.add(row(suspicion, told, List.of(suspect), Optional.of(suspect), remedy));
      }
    }
    int more = suspicion.sets().size() - SETS;
    if (more > 0) {
      String told = wording.label("suspect.more", Map.of("count", Integer.toString(more)));
      rows.add(row(suspicion, told, List.of(), Optional.empty(), ""));
    }
  }

  private String alternative(String what) {
    return wording.label("suspect.also", Map.of("cells", what));
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
    return new NewCell(Addresses.of(List.of(cell), wording), Role.LINK, ResultSheet.target(cell));
  }
}
