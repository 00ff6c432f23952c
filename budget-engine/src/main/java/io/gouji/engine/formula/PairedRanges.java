package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.Ptg;

/** Ranges that a function takes row by row: figures, and beside them what they are chosen by. */
final class PairedRanges {
  private static final Set<String> PAIRING =
      Set.of(
          "SUMIF",
          "SUMIFS",
          "COUNTIFS",
          "AVERAGEIF",
          "AVERAGEIFS",
          "MAXIFS",
          "MINIFS",
          "SUMPRODUCT");

  /** Functions that are called for each row within those. */
  private static final Set<String> OF_EACH_ROW =
      Set.of("LEN", "LEFT", "RIGHT", "MID", "N", "VALUE", "ISNUMBER", "ISBLANK");

  private PairedRanges() {}

  /** Two ranges of as many rows that begin in different ones; none where all are well. */
  static List<CellRange> shifted(Ptg[] tokens, ParsingBook book) {
    if (!pairs(tokens)) {
      return List.of();
    }
    try {
      return shifted(Syntax.of(tokens), book);
    } catch (FormulaSyntaxException noFormula) {
      return List.of();
    }
  }

  private static boolean pairs(Ptg[] tokens) {
    for (Ptg token : tokens) {
      if (token instanceof AbstractFunctionPtg call
          && (call.isExternalFunction() || PAIRING.contains(call.getName()))) {
        return true;
      }
    }
    return false;
  }

  private static List<CellRange> shifted(Syntax part, ParsingBook book) {
    Optional<FunctionCall> call = FunctionCall.of(part, book);
    List<Ptg> ranges = new ArrayList<>();
    if (call.isPresent() && PAIRING.contains(call.get().name())) {
      call.get().arguments().forEach(argument -> gather(argument, ranges));
    }
    List<CellRange> found = pair(ranges);
    for (Syntax operand : part.operands()) {
      if (found.isEmpty()) {
        found = shifted(operand, book);
      }
    }
    return found;
  }

  /** Ranges that are taken row by row, not those that another function takes together first. */
  private static void gather(Syntax part, List<Ptg> ranges) {
    if (part.token() instanceof AreaPtg || part.token() instanceof Area3DPxg) {
      ranges.add(part.token());
    } else if (!(part.token() instanceof AbstractFunctionPtg function)
        || OF_EACH_ROW.contains(function.getName())) {
      part.operands().forEach(operand -> gather(operand, ranges));
    }
  }

  private static List<CellRange> pair(List<Ptg> ranges) {
    for (int i = 1; i < ranges.size(); i++) {
      CellRange first = WrittenFormula.range(ranges.get(0));
      CellRange other = WrittenFormula.range(ranges.get(i));
      boolean alike = first.lastRow() - first.firstRow() == other.lastRow() - other.firstRow();
      if (alike
          && first.lastRow() > first.firstRow()
          && first.firstRow() != other.firstRow()
          && sheet(ranges.get(0)).equals(sheet(ranges.get(i)))) {
        return List.of(first, other);
      }
    }
    return List.of();
  }

  private static String sheet(Ptg range) {
    return range instanceof Area3DPxg other
        ? other.getExternalWorkbookNumber() + "!" + other.getSheetName()
        : "";
  }
}
