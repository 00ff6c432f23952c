package io.gouji.engine;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.Quantity;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.formula.StaleCell;
import io.gouji.engine.formula.UndecidedCell;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.table.BudgetBook;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a recalculation found, told of cells that mean something: one finding for each stale value,
 * one for all cells of a sheet that lack the same function, stand in the same circle, or read the
 * same other workbook.
 */
final class FormulaFindings {
  /** The digits a spreadsheet keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private static final String STALE = "F01";
  private static final String BY_LINK = STALE + ".link";
  private static final String UNREADABLE = "F05";

  /** Longer formulas are shortened in sentences. */
  private static final int LONGEST = 120;

  private final Meanings meanings;
  private final Messages messages;

  FormulaFindings(BudgetBook book, Messages messages) {
    this.meanings = new Meanings(book);
    this.messages = messages;
  }

  List<Finding> of(Recalculation fresh) {
    List<Finding> findings = new ArrayList<>();
    Map<Place, String> linked = new HashMap<>();
    for (UndecidedCell cell : fresh.noted()) {
      if (cell.reason() == UndecidedCell.Reason.EXTERNAL_LINK) {
        linked.put(new Place(cell.sheet(), cell.cell()), cell.subject());
      }
    }
    for (StaleCell cell : fresh.stale()) {
      if (cell.cached() != CellValue.Blank.BLANK) {
        findings.add(
            stale(cell, Optional.ofNullable(linked.get(new Place(cell.sheet(), cell.cell())))));
      }
    }
    Map<Group, List<UndecidedCell>> groups = new LinkedHashMap<>();
    for (UndecidedCell cell : fresh.undecided()) {
      group(cell).ifPresent(g -> groups.computeIfAbsent(g, n -> new ArrayList<>()).add(cell));
    }
    for (UndecidedCell cell : fresh.noted()) {
      group(cell).ifPresent(g -> groups.computeIfAbsent(g, n -> new ArrayList<>()).add(cell));
    }
    groups.forEach(
        (group, cells) -> {
          boolean unread = group.message().equals(UNREADABLE);
          String blank = unread ? "detail" : group.blank();
          String of = unread ? formula(fresh, cells.get(0)) : group.of();
          findings.add(together(group, Map.of(blank, of), cells));
        });
    return findings;
  }

  private record Place(String sheet, CellRef cell) {}

  /** Cells of one sheet that say the same of the same. */
  private record Group(String message, FindingClass kind, String blank, String sheet, String of) {}

  /** How a cell's reason is told; one that merely depends on another cell is told there. */
  private static Optional<Group> group(UndecidedCell cell) {
    String sheet = cell.sheet();
    String of = cell.subject();
    return switch (cell.reason()) {
      case UNKNOWN_FUNCTION ->
          Optional.of(new Group("F02", FindingClass.STRUCTURE, "function", sheet, of));
      case CIRCULAR -> Optional.of(new Group("F03", FindingClass.STRUCTURE, "cells", "", of));
      case EXTERNAL_LINK -> Optional.of(new Group("F04", FindingClass.STALE, "target", sheet, of));
      case UNREADABLE -> Optional.of(new Group(UNREADABLE, FindingClass.STRUCTURE, "", sheet, ""));
      case LOST_NAME -> Optional.of(new Group("F11", FindingClass.STRUCTURE, "name", sheet, of));
      case HIDDEN_ROWS -> Optional.of(new Group("F08", FindingClass.STRUCTURE, "sheet", sheet, of));
      case LOCALE -> Optional.of(new Group("F09", FindingClass.STRUCTURE, "function", sheet, of));
      case UNCLEAR -> Optional.of(new Group("F10", FindingClass.STRUCTURE, "function", sheet, of));
      case TOO_LARGE -> Optional.of(new Group("F06", FindingClass.STRUCTURE, "detail", sheet, of));
      case VOLATILE -> Optional.of(new Group("F07", FindingClass.STALE, "function", sheet, of));
      case DEPENDS, FAILED -> Optional.empty();
    };
  }

  /**
   * A value that is not the one its formula yields.
   *
   * @param target the other workbook of which the file keeps what that follows from
   */
  private Finding stale(StaleCell cell, Optional<String> target) {
    Location.Cell place = meanings.of(cell.sheet(), cell.cell());
    Map<String, String> arguments = new HashMap<>();
    arguments.put("cell", cell.cell().a1());
    arguments.put("cached", text(cell.cached()));
    arguments.put("fresh", text(cell.fresh()));
    target.ifPresent(file -> arguments.put("target", file));
    String message = target.isPresent() ? BY_LINK : STALE;
    return note(STALE, message, FindingClass.STALE, arguments, List.of(place));
  }

  private Finding together(Group group, Map<String, String> blanks, List<UndecidedCell> cells) {
    List<Location> places = new ArrayList<>();
    cells.forEach(cell -> places.add(meanings.of(cell.sheet(), cell.cell())));
    return note(group.message(), group.message(), group.kind(), blanks, places);
  }

  /** What cannot be read, as its author sees it; what a parser says of it helps nobody. */
  private static String formula(Recalculation fresh, UndecidedCell cell) {
    String text =
        fresh
            .workbook()
            .sheet(cell.sheet())
            .flatMap(sheet -> sheet.formula(cell.cell().row(), cell.cell().column()))
            .map(CellFormula::text)
            .orElse("");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private Finding note(
      String id,
      String message,
      FindingClass kind,
      Map<String, String> arguments,
      List<Location> places) {
    Location.Cell first = (Location.Cell) places.get(0);
    String row = first.table().isEmpty() ? first.sheet() + "!" + first.ref() : first.row();
    return Finding.note(
        new RuleId(id),
        message,
        new Instance("", row, first.column()),
        messages.severity(message),
        kind,
        arguments,
        places);
  }

  private static String text(CellValue value) {
    if (value instanceof CellValue.Number number) {
      BigDecimal kept = new BigDecimal(number.value()).round(DIGITS);
      return new Quantity(kept.stripTrailingZeros(), "").text();
    }
    if (value instanceof CellValue.Text text) {
      return text.value();
    }
    if (value instanceof CellValue.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    return value instanceof CellValue.Error error ? error.code().text() : "";
  }
}
