package io.gouji.engine;

import io.gouji.engine.Write.Content;
import io.gouji.engine.Write.Kind;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.repair.Suspect;
import io.gouji.engine.repair.SuspectSet;
import io.gouji.engine.repair.Suspicion;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Edit;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Evidence;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookPatcher;
import io.gouji.engine.xlsx.WorkbookReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what somebody chose among the explanations of what fails, and can take it back. */
final class Applying {
  private static final String NONE = "correction.none";
  private static final String NO_AMOUNT = "correction.no-amount";
  private static final String FORMULA = "correction.formula";
  private static final String SHARED = "correction.shared";
  private static final String NO_CELL = "correction.no-cell";

  private final byte[] bytes;
  private final Workbook workbook;

  private Applying(byte[] bytes, Workbook workbook) {
    this.bytes = bytes;
    this.workbook = workbook;
  }

  static Applying to(byte[] bytes) throws Refusal {
    try {
      return new Applying(bytes, WorkbookReader.read(bytes, Limits.DEFAULT));
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    }
  }

  /** What choosing a set writes; never an amount over a formula. */
  List<Write> writes(List<Suspicion> suspicions, int suspicion, int set) throws Refusal {
    if (suspicion < 0 || suspicion >= suspicions.size()) {
      throw refusal(NONE, Map.of());
    }
    List<SuspectSet> sets = suspicions.get(suspicion).sets();
    if (set < 0 || set >= sets.size()) {
      throw refusal(NONE, Map.of());
    }
    List<Write> writes = new ArrayList<>();
    for (Suspect suspect : sets.get(set).cells()) {
      writes.add(write(suspect));
    }
    return writes;
  }

  private Write write(Suspect suspect) throws Refusal {
    Evidence cell = suspect.cell();
    String ref = cell.cell().a1();
    Map<String, String> place = Map.of("sheet", cell.sheet(), "cell", ref);
    Optional<Amount> amount = suspect.value();
    if (amount.isEmpty()) {
      throw refusal(NO_AMOUNT, place);
    }
    Content before = content(cell.sheet(), ref);
    if (!before.formula().isEmpty() && suspect.formula().isEmpty()) {
      throw refusal(FORMULA, place);
    }
    if (isShared(cell)) {
      throw refusal(SHARED, place);
    }
    BigDecimal right = amount.get().in(cell.unit(), cell.decimals()).value();
    return new Write(cell.sheet(), ref, before, Content.number(right, suspect.formula()));
  }

  /** Whether the cell has its formula together with others. */
  private boolean isShared(Evidence cell) {
    CellRef at = cell.cell();
    return workbook
        .sheet(cell.sheet())
        .flatMap(sheet -> sheet.formula(at.row(), at.column()))
        .filter(formula -> !formula.extent().equals(CellRange.of(at)))
        .isPresent();
  }

  /** The same changes with what stands there now. */
  List<Write> asItStands(List<Write> writes) throws Refusal {
    List<Write> now = new ArrayList<>();
    for (Write write : writes) {
      Content content = content(write.sheet(), write.ref());
      now.add(new Write(write.sheet(), write.ref(), content, write.after()));
    }
    return now;
  }

  private Content content(String name, String ref) throws Refusal {
    Sheet sheet =
        workbook
            .sheet(name)
            .orElseThrow(() -> refusal(NO_CELL, Map.of("sheet", name, "cell", ref)));
    CellRef at = CellRef.parse(ref);
    String formula = sheet.formula(at.row(), at.column()).map(CellFormula::text).orElse("");
    CellValue value = sheet.value(at.row(), at.column());
    if (value instanceof CellValue.Number number) {
      BigDecimal exact = new BigDecimal(number.value()).round(Write.DIGITS);
      return Content.number(exact.signum() == 0 ? BigDecimal.ZERO : plain(exact), formula);
    } else if (value instanceof CellValue.Text text) {
      return new Content(Kind.TEXT, text.value(), formula);
    } else if (value instanceof CellValue.Bool bool) {
      return new Content(Kind.BOOLEAN, Boolean.toString(bool.value()), formula);
    }
    return value instanceof CellValue.Error error
        ? new Content(Kind.ERROR, error.code().text(), formula)
        : new Content(Kind.BLANK, "", formula);
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  /** The bytes with the changes in them and the values their formulas then yield. */
  byte[] written(List<Write> writes) throws Refusal {
    try {
      List<Edit> edits = writes.stream().map(Applying::edit).toList();
      return Correcting.fresh(WorkbookPatcher.patch(bytes, edits, Limits.DEFAULT));
    } catch (UnreadableException unreadable) {
      throw Refusal.ofWorkbook(unreadable);
    } catch (IllegalArgumentException shared) {
      Write first = writes.get(0);
      throw refusal(SHARED, Map.of("sheet", first.sheet(), "cell", first.ref()));
    }
  }

  private static Edit edit(Write write) {
    CellRef at = CellRef.parse(write.ref());
    CellValue value = value(write.after());
    boolean formulas = !(write.after().formula() + write.before().formula()).isEmpty();
    return formulas
        ? new Edit.SetFormula(write.sheet(), at, write.after().formula(), value)
        : new Edit.SetValue(write.sheet(), at, value);
  }

  private static CellValue value(Content content) {
    return switch (content.kind()) {
      case NUMBER -> new CellValue.Number(new BigDecimal(content.value()).doubleValue());
      case BOOLEAN -> new CellValue.Bool(Boolean.parseBoolean(content.value()));
      case BLANK -> CellValue.Blank.BLANK;
      case TEXT, ERROR -> new CellValue.Text(content.value());
    };
  }

  private static Refusal refusal(String message, Map<String, String> arguments) {
    return new Refusal(List.of(new Refusal.Problem(message, arguments, Map.of())));
  }
}
