package io.gouji.engine.report;

import io.gouji.engine.Evaluation;
import io.gouji.engine.Refusal;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Edit.AddSheet;
import io.gouji.engine.sheet.Edit.NewCell;
import io.gouji.engine.sheet.Remains;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.NewWorkbook;
import io.gouji.engine.xlsx.Seal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workbook of the findings alone, for a file that cannot be marked: the sheets an annotated copy
 * would have more, without links, since what they lead to is elsewhere. Sealed like that copy.
 */
public final class FindingsWorkbook {
  private final Wording wording;
  private final String why;

  /**
   * For files that cannot be marked for one reason.
   *
   * @param why {@code signed}, or {@code parts} that are not as the format demands
   */
  public FindingsWorkbook(Wording wording, String why) {
    this.wording = wording;
    this.why = why;
  }

  /**
   * The bytes of the workbook.
   *
   * @throws Refusal if it would be larger than a workbook may be
   */
  public byte[] write(Evaluation evaluation) throws Refusal {
    try {
      byte[] draft = NewWorkbook.of(sheets(evaluation, Seal.BLANK));
      return NewWorkbook.of(sheets(evaluation, Seal.of(draft, Limits.DEFAULT)));
    } catch (UnreadableException broken) {
      throw Refusal.ofWorkbook(broken);
    }
  }

  private List<AddSheet> sheets(Evaluation evaluation, String seal) {
    String footer =
        wording.label("sheet.footer", Map.of("version", evaluation.engineVersion(), "seal", seal));
    String beside =
        wording.label("sheet.beside." + why, Map.of("file", evaluation.workbook().name()));
    return new Annotation(wording)
        .edits(evaluation, footer, List.of(beside), Remains.NONE).stream()
            .flatMap(FindingsWorkbook::sheet)
            .map(FindingsWorkbook::unlinked)
            .toList();
  }

  private static Stream<AddSheet> sheet(Edit edit) {
    return edit instanceof AddSheet sheet ? Stream.of(sheet) : Stream.empty();
  }

  private static AddSheet unlinked(AddSheet sheet) {
    return new AddSheet(
        sheet.name(),
        sheet.widths(),
        sheet.frozenRows(),
        sheet.rows().stream()
            .map(row -> row.stream().map(FindingsWorkbook::unlinked).toList())
            .toList());
  }

  private static NewCell unlinked(NewCell cell) {
    return cell.link().isEmpty() ? cell : NewCell.of(NewCell.Role.TEXT, cell.text());
  }
}
