package io.gouji.engine.report;

import io.gouji.engine.Corrected;
import io.gouji.engine.Correction;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.finding.Location.Cell;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Edit.NewCell.Role;
import io.gouji.engine.xlsx.SheetWords;
import io.gouji.engine.xlsx.WorkbookFile;
import io.gouji.engine.xlsx.WorkbookPatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A corrected workbook with one sheet more that logs every change: where, from what to what, why,
 * and which relations hold by it. Sealed like an annotated copy.
 */
public final class CorrectedWorkbook {
  private static final List<Integer> WIDTHS = List.of(34, 40, 16, 16, 8, 34, 34, 34, 44);
  private static final List<String> HEADS =
      List.of("where", "what", "old", "new", "unit", "was", "formula", "why", "relations");

  private final Wording wording;
  private final Evaluation evaluation;
  private final Suspects words;

  public CorrectedWorkbook(Evaluation evaluation, Wording wording) {
    this.wording = wording;
    this.evaluation = evaluation;
    words = new Suspects(evaluation, wording);
  }

  /**
   * The bytes of the copy.
   *
   * @throws Refusal if the file's own parts cannot be patched
   */
  public byte[] write(Corrected corrected) throws Refusal {
    try {
      return WorkbookPatcher.sealed(
              new WorkbookFile(corrected.bytes()), seal -> edits(corrected, seal))
          .bytes();
    } catch (UnreadableException broken) {
      throw Refusal.ofWorkbook(broken);
    }
  }

  private List<Edit> edits(Corrected corrected, String seal) {
    List<Edit> edits = new ArrayList<>();
    corrected.corrections().forEach(correction -> edits.addAll(marks(correction)));
    edits.add(stamped(corrected, seal));
    edits.add(new Edit.Reversible());
    return edits;
  }

  /** The log, with a stamp in the line of its seal that tells whether somebody wrote into it. */
  private Edit stamped(Corrected corrected, String seal) {
    return sheet(corrected, seal + " " + SheetWords.stamp(sheet(corrected, seal)));
  }

  /** A colour and a note, so that nobody takes the cell for one that was typed. */
  private List<Edit> marks(Correction correction) {
    String sheet = correction.cell().sheet();
    String note =
        wording.label(
            note(correction),
            Map.of(
                "old", old(correction),
                "was", correction.was(),
                "new", Wording.amount(correction.right()),
                "formula", correction.formula(),
                "why", why(correction)));
    return List.of(
        new Edit.Fill(sheet, correction.cell().ref(), Edit.Mark.VERIFY),
        new Edit.Note(sheet, correction.cell().ref(), note));
  }

  private static String note(Correction correction) {
    if (correction.formula().isEmpty()) {
      return "note.corrected";
    }
    return correction.was().isEmpty() ? "note.corrected.formula" : "note.corrected.replaced";
  }

  private String old(Correction correction) {
    return correction.cell().quantity().map(Wording::amount).orElse(wording.label("log.blank"));
  }

  private String why(Correction correction) {
    if (!correction.satisfies().isEmpty()) {
      return words.clues(correction.clues());
    }
    if (!correction.was().isEmpty()) {
      return wording.label("log.replaced");
    }
    boolean same =
        correction
            .cell()
            .quantity()
            .filter(typed -> typed.value().compareTo(correction.right().value()) == 0)
            .isPresent();
    return wording.label(same ? "log.restored" : "log.restored.rounded");
  }

  private Edit.AddSheet sheet(Corrected corrected, String seal) {
    List<Correction> corrections = corrected.corrections();
    List<List<NewCell>> rows = new ArrayList<>();
    String count = Integer.toString(corrections.size());
    rows.add(List.of(NewCell.of(Role.TITLE, wording.label("log.title", Map.of("count", count)))));
    // The second line, by which a log is known, is hidden; a sheet of results is known by its last.
    rows.add(
        List.of(
            NewCell.of(
                Role.SEAL,
                wording.label(
                    "sheet.footer", Map.of("version", evaluation.engineVersion(), "seal", seal)))));
    corrected
        .verdict()
        .ifPresent(verdict -> rows.add(List.of(NewCell.of(Role.TEXT, wording.checked(verdict)))));
    rows.add(
        HEADS.stream().map(head -> NewCell.of(Role.HEAD, wording.label("log." + head))).toList());
    int frozen = rows.size();
    String name = SheetName.free(wording.label("log.sheet"), evaluation.workbook().sheets());
    corrections.forEach(correction -> rows.add(row(correction)));
    return new Edit.AddSheet(name, WIDTHS, frozen, rows);
  }

  private static String formula(String text) {
    return text.isEmpty() ? "" : "=" + text;
  }

  private List<NewCell> row(Correction correction) {
    Cell cell = words.cell(correction.cell());
    String unit = correction.right().unit();
    String rules =
        wording.list(
            correction.satisfies().stream()
                .map(rule -> rule.value() + " " + wording.name(rule))
                .toList());
    return List.of(
        new NewCell(Addresses.of(List.of(cell), wording), Role.LINK, ResultSheet.target(cell)),
        NewCell.of(Role.TEXT, cell.row() + " · " + cell.column()),
        cell.quantity().isEmpty()
            ? NewCell.of(Role.TEXT, wording.label("log.blank"))
            : ResultSheet.number(cell.quantity(), unit),
        ResultSheet.number(Optional.<Quantity>of(correction.right()), unit),
        NewCell.of(Role.TEXT, unit),
        NewCell.of(Role.TEXT, formula(correction.was())),
        NewCell.of(Role.TEXT, formula(correction.formula())),
        NewCell.of(Role.TEXT, why(correction)),
        NewCell.of(Role.TEXT, rules));
  }
}
