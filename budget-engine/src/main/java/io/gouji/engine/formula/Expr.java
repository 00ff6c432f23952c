package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellRange;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Sheet;
import java.util.ArrayList;
import java.util.List;

/** A node of a compiled formula; immutable, and the same for every cell that shares the formula. */
interface Expr {
  Operand eval(Frame frame);

  /** What stands in the formula itself. */
  record Constant(Operand operand) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      return operand;
    }
  }

  /** A place in the formula that cannot be decided, should the evaluation come to it. */
  record Obstacle(UndecidedCell.Reason reason, String subject) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      throw new Unresolved(reason, subject);
    }
  }

  /**
   * A reference. A relative row or column is a distance from the asking cell; beyond the edge it
   * comes in again at the other side.
   *
   * @param firstSheet index, or -1 for the sheet of the asking cell
   */
  record Reference(int firstSheet, int lastSheet, Corner first, Corner last) implements Expr {
    static final int OWN_SHEET = -1;

    /** One corner of a reference. */
    record Corner(int row, boolean rowRelative, int column, boolean columnRelative) {
      int rowFor(Frame frame) {
        return rowRelative ? frame.row() + row & CellRef.MAX_ROWS - 1 : row;
      }

      int columnFor(Frame frame) {
        return columnRelative ? frame.column() + column & CellRef.MAX_COLUMNS - 1 : column;
      }
    }

    boolean single() {
      return first.equals(last) && firstSheet == lastSheet;
    }

    @Override
    public Area eval(Frame frame) {
      int one = first.rowFor(frame);
      int two = last.rowFor(frame);
      int left = first.columnFor(frame);
      int right = last.columnFor(frame);
      return new Area(
          frame.cells(),
          firstSheet == OWN_SHEET ? frame.sheet() : firstSheet,
          firstSheet == OWN_SHEET ? frame.sheet() : lastSheet,
          Math.min(one, two),
          Math.min(left, right),
          Math.max(one, two),
          Math.max(left, right));
    }
  }

  /** Cells of another workbook, as they were last seen; nowhere else is anything known of them. */
  record Linked(String file, Sheet kept, Reference reference) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      Area area = reference.eval(frame);
      long size = (long) area.rows() * area.columns();
      if (size > Limits.KEPT_CELLS) {
        throw new Unresolved(UndecidedCell.Reason.EXTERNAL_LINK, file);
      }
      CellRange range =
          new CellRange(area.firstRow(), area.firstColumn(), area.lastRow(), area.lastColumn());
      return frame.cells().kept(new Cells.Kept(file, kept, range));
    }
  }

  /** A part of which something is to be said, whatever it yields. */
  record Remarked(Expr inner, UndecidedCell.Reason reason, String subject) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      frame.cells().remark(reason, subject);
      return inner.eval(frame);
    }
  }

  /** The one cell of a reference to a single cell, where one value is wanted. */
  record CellRead(Reference reference) implements Expr {
    @Override
    public Value eval(Frame frame) {
      int sheet =
          reference.firstSheet() == Reference.OWN_SHEET ? frame.sheet() : reference.firstSheet();
      Reference.Corner cell = reference.first();
      return frame.cells().value(sheet, cell.rowFor(frame), cell.columnFor(frame));
    }
  }

  /**
   * An operand where one value is wanted: of an area the cell in line; arrays stay what they are.
   */
  record InLine(Expr inner) implements Expr {
    @Override
    public Operand eval(Frame frame) {
      Operand operand = inner.eval(frame);
      if (operand instanceof Area area) {
        return area.intersect(frame);
      }
      return operand instanceof Areas ? Value.Error.VALUE : operand;
    }
  }

  /**
   * Operators of any rank after one another, from the left; a chain of thousands needs no stack.
   */
  record Chain(Expr first, List<Step> steps) implements Expr {
    /** One operator and what stands to its right. */
    record Step(Operator operator, Expr operand) {}

    public Chain {
      steps = List.copyOf(steps);
    }

    @Override
    public Operand eval(Frame frame) {
      Operand result = first.eval(frame);
      for (Step step : steps) {
        result = step.operator().apply(result, step.operand().eval(frame), frame.dates());
      }
      return result;
    }

    /** The chain whose last step is the last of its formula. */
    Chain settled() {
      List<Step> settled = new ArrayList<>(steps);
      Step last = settled.remove(settled.size() - 1);
      settled.add(new Step(last.operator().last(), last.operand()));
      return new Chain(first, settled);
    }
  }

  /** A sign or a percent sign. */
  record Sign(Kind kind, Expr operand) implements Expr {
    /** Which sign. */
    enum Kind {
      PLUS,
      MINUS,
      PERCENT
    }

    @Override
    public Operand eval(Frame frame) {
      Operand value = operand.eval(frame);
      return kind == Kind.PLUS ? value : Matrix.map(value, one -> one(one, frame.dates()));
    }

    private Value one(Value value, DateSystem dates) {
      try {
        double number = Convert.number(value, dates);
        return Value.of(kind == Kind.MINUS ? 0 - number : number / 100);
      } catch (ErrorSignal signal) {
        return signal.error();
      }
    }
  }

  /** Operators between references: range, union, intersection. */
  record Joined(Kind kind, Expr left, Expr right) implements Expr {
    /** Which operator. */
    enum Kind {
      RANGE,
      UNION,
      INTERSECTION
    }

    @Override
    public Operand eval(Frame frame) {
      Operand a = left.eval(frame);
      Operand b = right.eval(frame);
      if (a instanceof Value.Error) {
        return a;
      }
      if (b instanceof Value.Error) {
        return b;
      }
      try {
        return join(a, b);
      } catch (ErrorSignal signal) {
        return signal.error();
      }
    }

    private Operand join(Operand a, Operand b) {
      return switch (kind) {
        case UNION -> References.union(a, b);
        case RANGE -> References.range(a, b);
        case INTERSECTION -> References.intersection(a, b);
      };
    }
  }

  /** A call with its arguments evaluated; single values stand for whole arrays value by value. */
  record Call(Function.Eager function, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Operand eval(Frame frame) {
      Operand[] operands = new Operand[arguments.size()];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = arguments.get(i).eval(frame);
      }
      return function.call(operands, frame);
    }
  }

  /** A call that decides itself which arguments it needs. */
  record Choice(Function.Lazy function, List<Expr> arguments) implements Expr {
    public Choice {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Operand eval(Frame frame) {
      try {
        return function.body().apply(arguments, frame);
      } catch (ErrorSignal signal) {
        return signal.error();
      }
    }
  }
}
