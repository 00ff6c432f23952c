package io.gouji.engine.formula;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.finding.Fault;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run over all formulas of a workbook, each after the cells it reads. What waits is kept in a
 * list, not on the thread's stack, so that the length of a chain does not matter.
 */
final class Calculation {
  private static final String FORMULA = "formula";

  private final Workbook workbook;
  private final CheckPoint checkPoint;
  private final FormulaCompiler compiler;
  private final Nodes nodes;
  private final Cells cells;
  private final List<@Nullable CompiledFormula[]> compiled = new ArrayList<>();
  private final List<Visit> path = new ArrayList<>();
  private final Circles circles;
  private final Map<Integer, Operand> filled = new HashMap<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  Calculation(Workbook workbook, CheckPoint checkPoint) {
    this.workbook = workbook;
    this.checkPoint = checkPoint;
    this.compiler = new FormulaCompiler(workbook);
    this.nodes = new Nodes(workbook.sheets());
    this.cells = new Cells(workbook, compiler, nodes, checkPoint);
    this.circles = new Circles(nodes, cells);
    for (Sheet sheet : workbook.sheets()) {
      compiled.add(new CompiledFormula[sheet.formulas().size()]);
    }
  }

  Nodes nodes() {
    return nodes;
  }

  Cells cells() {
    return cells;
  }

  void run() {
    for (int node = 0; node < nodes.count(); node++) {
      run(node);
    }
  }

  /** Calculates one node, and those it needs. */
  void run(int node) {
    if (cells.state(node) == Cells.NEW) {
      enter(node);
      drain();
    }
  }

  private void drain() {
    while (!path.isEmpty()) {
      Visit top = path.get(path.size() - 1);
      if (cells.state(top.node) >= Cells.DONE) {
        path.remove(path.size() - 1);
        continue;
      }
      int awaited = top.next(cells);
      if (awaited >= 0 && cells.state(awaited) == Cells.OPEN) {
        circles.meet(top, awaited);
        top.passOver();
      } else if (awaited >= 0) {
        enter(awaited);
      } else if (top.circular) {
        path.remove(path.size() - 1);
        circles.leave(top, path);
      } else {
        evaluate(top);
      }
    }
  }

  private void enter(int node) {
    checkPoint.pass();
    cells.open(node);
    Visit visit = new Visit(node, nodes.place(node));
    path.add(visit);
    circles.enter(visit);
    try {
      prepare(visit);
    } catch (Unresolved doubt) {
      cells.leave(node, doubt);
    } catch (RuntimeException | StackOverflowError ours) {
      fail(visit, ours);
    }
  }

  /** Finds the formula of a node and what it always reads. */
  private void prepare(Visit visit) {
    Sheet sheet = workbook.sheets().get(visit.place.sheet());
    CellRef cell = new CellRef(visit.place.row(), visit.place.column());
    int index = sheet.formulaIndex(cell.row(), cell.column());
    CellFormula formula = index < 0 ? arrayOver(sheet, cell) : sheet.formulas().get(index);
    visit.formula = formula;
    int anchor = nodes.at(visit.place.sheet(), formula.anchor().row(), formula.anchor().column());
    if (formula.array() && !formula.anchor().equals(cell) && anchor >= 0) {
      visit.anchor = anchor;
      visit.awaited.add(
          Area.of(cells, visit.place.sheet(), formula.anchor().row(), formula.anchor().column()));
      return;
    }
    CompiledFormula code = index < 0 ? compile(visit, formula) : compiled(visit, index);
    visit.code = code;
    for (Expr.Reference reference : code.precedents()) {
      visit.awaited.add(reference.eval(visit.frame(cells)));
    }
  }

  private static CellFormula arrayOver(Sheet sheet, CellRef cell) {
    return sheet.formulas().stream()
        .filter(formula -> formula.array())
        .filter(formula -> formula.extent().contains(cell.row(), cell.column()))
        .findFirst()
        .orElseThrow();
  }

  private CompiledFormula compiled(Visit visit, int index) {
    @Nullable CompiledFormula[] known = compiled.get(visit.place.sheet());
    CompiledFormula code = known[index];
    if (code == null) {
      code = compile(visit, workbook.sheets().get(visit.place.sheet()).formulas().get(index));
      known[index] = code;
    }
    return code;
  }

  private CompiledFormula compile(Visit visit, CellFormula formula) {
    return compiler.compile(visit.place.sheet(), formula);
  }

  private void evaluate(Visit visit) {
    cells.begin();
    try {
      Value value = visit.anchor >= 0 ? share(visit) : compute(visit);
      Unresolved remark = cells.remark();
      if (remark != null) {
        remark(visit, remark, value);
      }
      cells.settle(visit.node, cells.shown(visit.place, value));
    } catch (Suspension suspension) {
      visit.awaited.add(suspension.awaited());
    } catch (Unresolved doubt) {
      Unresolved remark = cells.remark();
      // A function may be of two minds about a range only because it lies in another workbook.
      leave(
          visit, remark != null && doubt.reason() == UndecidedCell.Reason.UNCLEAR ? remark : doubt);
    } catch (RuntimeException | StackOverflowError ours) {
      fail(visit, ours);
    }
  }

  /** An error that comes of another workbook comes of what is not kept of it. */
  private void remark(Visit visit, Unresolved remark, Value value) {
    if (value instanceof Value.Error && remark.reason() == UndecidedCell.Reason.EXTERNAL_LINK) {
      throw remark;
    }
    cells.leave(visit.node, remark);
  }

  /** A mistake of ours costs one cell, and those that read it, not the workbook. */
  private void fail(Visit visit, Throwable ours) {
    if (ours instanceof CheckPoint.Cancelled cancelled) {
      throw cancelled;
    }
    boolean deep = ours instanceof StackOverflowError;
    String name = nodes.name(visit.node);
    if (!deep) {
      faults.putIfAbsent(String.valueOf(ours), name);
    }
    UndecidedCell.Reason reason =
        deep ? UndecidedCell.Reason.TOO_LARGE : UndecidedCell.Reason.FAILED;
    cells.leave(visit.node, new Unresolved(reason, name));
  }

  /** What we failed with, once each, with the first cell of it. */
  List<Fault> faults() {
    return faults.entrySet().stream()
        .map(fault -> new Fault(FORMULA, fault.getValue() + ": " + fault.getKey()))
        .toList();
  }

  private Value compute(Visit visit) {
    Operand result = visit.code().root().eval(visit.frame(cells));
    if (visit.formula().array() && !(result instanceof Value)) {
      Operand whole = Matrix.map(result, value -> value);
      filled.put(visit.node, whole);
      return stored(whole.at(0, 0));
    }
    return stored(result instanceof Value value ? value : result.at(0, 0));
  }

  /** The part of an array formula's result that belongs into a cell it fills. */
  private Value share(Visit visit) {
    Value first = cells.result(visit.anchor);
    Operand whole = filled.get(visit.anchor);
    CellRef anchor = visit.formula().anchor();
    return whole == null
        ? first
        : stored(
            whole.spread(visit.place.row() - anchor.row(), visit.place.column() - anchor.column()));
  }

  private static Value stored(Value value) {
    return value == Value.Blank.BLANK || value == Value.Missing.MISSING ? Value.ZERO : value;
  }

  /** A cell that hangs on the clock keeps the value it has; its dependants work with that. */
  private void leave(Visit visit, Unresolved doubt) {
    Nodes.Place place = visit.place;
    Value cached =
        Cells.constant(workbook.sheets().get(place.sheet()), place.row(), place.column());
    cells.leave(visit.node, doubt);
    if (doubt.reason() == UndecidedCell.Reason.VOLATILE && cached != Value.Blank.BLANK) {
      cells.settle(visit.node, cached);
    }
  }
}
