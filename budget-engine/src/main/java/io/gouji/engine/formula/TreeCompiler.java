package io.gouji.engine.formula;

import io.gouji.engine.formula.Function.Passing;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.AreaErrPtg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.Deleted3DPxg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntersectionPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RangePtg;
import org.apache.poi.ss.formula.ptg.RefErrorPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.apache.poi.ss.formula.ptg.UnionPtg;
import org.jspecify.annotations.Nullable;

/** Turns the tokens of one formula into what runs. */
final class TreeCompiler {
  private static final Map<Class<? extends Ptg>, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry(AddPtg.class, Operator.ADD),
          Map.entry(SubtractPtg.class, Operator.SUBTRACT),
          Map.entry(MultiplyPtg.class, Operator.MULTIPLY),
          Map.entry(DividePtg.class, Operator.DIVIDE),
          Map.entry(PowerPtg.class, Operator.POWER),
          Map.entry(ConcatPtg.class, Operator.CONCAT),
          Map.entry(EqualPtg.class, Operator.EQUAL),
          Map.entry(NotEqualPtg.class, Operator.NOT_EQUAL),
          Map.entry(LessThanPtg.class, Operator.LESS),
          Map.entry(LessEqualPtg.class, Operator.LESS_EQUAL),
          Map.entry(GreaterThanPtg.class, Operator.GREATER),
          Map.entry(GreaterEqualPtg.class, Operator.GREATER_EQUAL));
  private static final Map<Class<? extends Ptg>, Expr.Sign.Kind> SIGNS =
      Map.of(
          UnaryPlusPtg.class, Expr.Sign.Kind.PLUS,
          UnaryMinusPtg.class, Expr.Sign.Kind.MINUS,
          PercentPtg.class, Expr.Sign.Kind.PERCENT);
  private static final Map<Class<? extends Ptg>, Expr.Joined.Kind> JOINS =
      Map.of(
          RangePtg.class, Expr.Joined.Kind.RANGE,
          UnionPtg.class, Expr.Joined.Kind.UNION,
          IntersectionPtg.class, Expr.Joined.Kind.INTERSECTION);

  private static final String LET = "LET";
  private static final String LAMBDA = "LAMBDA";

  private final FormulaCompiler compiler;
  private final ParsingBook book;
  private final int sheet;
  private final Ptg[] tokens;
  private final OperandCompiler operands;
  private final List<Expr.Reference> precedents = new ArrayList<>();
  private int conditional;
  private @Nullable Scope scope;
  private int variables;

  /** A name of the formula's own that may be used here, and those around it. */
  private record Scope(String name, int variable, @Nullable Scope outer) {}

  TreeCompiler(
      FormulaCompiler compiler, ParsingBook book, int sheet, CellRef anchor, Ptg[] tokens) {
    this.compiler = compiler;
    this.book = book;
    this.sheet = sheet;
    this.tokens = tokens;
    this.operands = new OperandCompiler(compiler, anchor);
  }

  CompiledFormula formula(Passing passing) throws FormulaSyntaxException {
    Expr tree = tree(passing);
    Class<? extends Ptg> last = tokens[tokens.length - 1].getClass();
    boolean sum = last == AddPtg.class || last == SubtractPtg.class;
    return new CompiledFormula(
        sum && tree instanceof Expr.Chain chain ? chain.settled() : tree, precedents);
  }

  Expr tree(Passing passing) throws FormulaSyntaxException {
    return compile(Syntax.of(tokens), passing);
  }

  /** Whether a reference in it leads nowhere any more. */
  boolean isLost() {
    for (Ptg token : tokens) {
      if (token instanceof RefErrorPtg
          || token instanceof AreaErrPtg
          || token instanceof Deleted3DPxg
          || token == ErrPtg.REF_INVALID) {
        return true;
      }
    }
    return false;
  }

  /** The operand in the form it is wanted in. */
  private Expr compile(Syntax syntax, Passing passing) {
    Class<? extends Ptg> kind = syntax.token().getClass();
    if (OPERATORS.containsKey(kind)) {
      return chain(syntax, passing);
    }
    Expr.Sign.Kind sign = SIGNS.get(kind);
    if (sign != null) {
      return new Expr.Sign(sign, compile(syntax.operands().get(0), inner(passing)));
    }
    Expr.Joined.Kind join = JOINS.get(kind);
    if (join != null) {
      // The ends of a range are places; what lies between is read by whoever uses it.
      Expr left = compile(syntax.operands().get(0), Passing.PLACE);
      Expr right = compile(syntax.operands().get(1), Passing.PLACE);
      return inLine(new Expr.Joined(join, left, right), passing);
    }
    return operand(syntax, passing);
  }

  private Expr operand(Syntax syntax, Passing passing) {
    Ptg token = syntax.token();
    if (token instanceof AttrPtg) {
      return call("SUM", syntax.operands(), passing);
    }
    if (token instanceof AbstractFunctionPtg function) {
      return function(function, syntax.operands(), passing);
    }
    if (token instanceof NamePtg name) {
      Scope own = scoped(book.name(name));
      if (own != null) {
        return inLine(new Lambdas.Variable(own.variable()), passing);
      }
      return inLine(compiler.name(book.name(name), sheet, passing), passing);
    }
    if (token instanceof NameXPxg name) {
      return inLine(qualified(name, passing), passing);
    }
    Expr operand = operands.compile(token);
    return operand instanceof Expr.Reference reference ? reference(reference, passing) : operand;
  }

  private Expr reference(Expr.Reference reference, Passing passing) {
    if (passing == Passing.VALUE && reference.single()) {
      read(reference);
      return new Expr.CellRead(reference);
    }
    if (passing == Passing.RANGE || passing == Passing.ARRAY) {
      read(reference);
    }
    return inLine(reference, passing);
  }

  private void read(Expr.Reference reference) {
    if (conditional == 0) {
      precedents.add(reference);
    }
  }

  private static Expr inLine(Expr expr, Passing passing) {
    return passing == Passing.VALUE
            && !(expr instanceof Expr.Constant)
            && !(expr instanceof Expr.CellRead)
            && !(expr instanceof Expr.InLine)
        ? new Expr.InLine(expr)
        : expr;
  }

  private static Passing inner(Passing passing) {
    return passing == Passing.ARRAY || passing == Passing.PLACE ? Passing.ARRAY : Passing.VALUE;
  }

  private Expr chain(Syntax syntax, Passing passing) {
    Deque<Syntax> spine = new ArrayDeque<>();
    Syntax first = syntax;
    while (OPERATORS.containsKey(first.token().getClass())) {
      spine.push(first);
      first = first.operands().get(0);
    }
    Expr start = compile(first, inner(passing));
    List<Expr.Chain.Step> steps = new ArrayList<>(spine.size());
    for (Syntax step : spine) {
      steps.add(
          new Expr.Chain.Step(
              OPERATORS.get(step.token().getClass()),
              compile(step.operands().get(1), inner(passing))));
    }
    return new Expr.Chain(start, steps);
  }

  private Expr qualified(NameXPxg name, Passing passing) {
    if (name.getExternalWorkbookNumber() > 0) {
      return operands.external(name.getExternalWorkbookNumber());
    }
    int own = name.getSheetName() == null ? sheet : compiler.sheet(name.getSheetName());
    return own < 0
        ? new Expr.Constant(Value.Error.REF)
        : compiler.name(name.getNameName(), own, passing);
  }

  private Expr function(AbstractFunctionPtg function, List<Syntax> arguments, Passing passing) {
    if (!function.isExternalFunction()) {
      return call(function.getName(), arguments, passing);
    }
    List<Syntax> rest = arguments.subList(1, arguments.size());
    Ptg name = arguments.get(0).token();
    if (name instanceof NamePtg known) {
      return call(book.name(known), rest, passing);
    }
    return name instanceof NameXPxg foreign && foreign.getExternalWorkbookNumber() == 0
        ? call(foreign.getNameName(), rest, passing)
        : new Expr.Obstacle(UndecidedCell.Reason.UNKNOWN_FUNCTION, name.toFormulaString());
  }

  private Expr call(String written, List<Syntax> syntax, Passing passing) {
    String name = Functions.plain(written);
    if (name.equals(LET)) {
      return let(syntax, passing);
    }
    Optional<Lambdas.Kind> kind = Lambdas.Kind.of(name);
    if (kind.isPresent()) {
      return inLine(applied(kind.get(), syntax), passing);
    }
    @Nullable Function function = Functions.find(name);
    if (function == null) {
      return new Expr.Obstacle(UndecidedCell.Reason.UNKNOWN_FUNCTION, name);
    }
    if (syntax.size() < function.min() || syntax.size() > function.max()) {
      return new Expr.Obstacle(UndecidedCell.Reason.UNREADABLE, name + "/" + syntax.size());
    }
    return function instanceof Function.Lazy lazy
        ? inLine(new Expr.Choice(lazy, choices(syntax, passing)), passing)
        : inLine(eager((Function.Eager) function, syntax, passing), passing);
  }

  private @Nullable Scope scoped(String name) {
    for (Scope one = scope; one != null; one = one.outer()) {
      if (one.name().equalsIgnoreCase(name)) {
        return one;
      }
    }
    return null;
  }

  /** Names a part of what follows; nothing where it is no name that is written there. */
  private OptionalInt bind(Syntax name) {
    if (!(name.token() instanceof NamePtg written)) {
      return OptionalInt.empty();
    }
    scope = new Scope(book.name(written), variables, scope);
    return OptionalInt.of(variables++);
  }

  private Expr let(List<Syntax> syntax, Passing passing) {
    Scope outer = scope;
    int last = syntax.size() - 1;
    List<Integer> names = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    for (int i = 0; i + 1 < last; i += 2) {
      // What a name stands for does not know the name.
      values.add(compile(syntax.get(i + 1), within(passing, Passing.RANGE)));
      bind(syntax.get(i)).ifPresent(names::add);
    }
    Expr tree =
        last < 2 || last % 2 != 0 || names.size() < values.size()
            ? new Expr.Obstacle(UndecidedCell.Reason.UNREADABLE, LET)
            : new Lambdas.Let(names, values, compile(syntax.get(last), passing));
    scope = outer;
    return inLine(tree, passing);
  }

  private Expr applied(Lambdas.Kind kind, List<Syntax> syntax) {
    int last = syntax.size() - 1;
    Optional<FunctionCall> call =
        kind.takes(syntax.size()) ? FunctionCall.of(syntax.get(last), book) : Optional.empty();
    if (call.filter(one -> one.is(LAMBDA)).isEmpty()) {
      return new Expr.Obstacle(UndecidedCell.Reason.UNKNOWN_FUNCTION, kind.name());
    }
    List<Expr> arguments = new ArrayList<>();
    for (Syntax argument : syntax.subList(0, last)) {
      arguments.add(compile(argument, Passing.ARRAY));
    }
    List<Syntax> parts = call.get().arguments();
    Scope outer = scope;
    List<Integer> names = new ArrayList<>();
    for (Syntax name : parts.subList(0, Math.max(0, parts.size() - 1))) {
      bind(name).ifPresent(names::add);
    }
    Expr tree =
        names.size() != parts.size() - 1 || names.size() != last
            ? new Expr.Obstacle(UndecidedCell.Reason.UNREADABLE, kind.name())
            : new Lambdas.Applied(
                kind,
                arguments,
                new Lambdas.Lambda(names, compile(parts.get(names.size()), Passing.ARRAY)));
    scope = outer;
    return tree;
  }

  private Expr eager(Function.Eager function, List<Syntax> syntax, Passing passing) {
    List<Expr> arguments = new ArrayList<>(syntax.size());
    for (int i = 0; i < syntax.size(); i++) {
      arguments.add(compile(syntax.get(i), within(passing, function.passing(i))));
    }
    return new Expr.Call(function, arguments);
  }

  /** In an array everything under a single value becomes an array too. */
  private static Passing within(Passing outer, Passing wanted) {
    return outer == Passing.ARRAY && wanted != Passing.PLACE ? Passing.ARRAY : wanted;
  }

  /** The first argument is always evaluated; what the others read is known when they are. */
  private List<Expr> choices(List<Syntax> syntax, Passing passing) {
    List<Expr> arguments = new ArrayList<>(syntax.size());
    for (Syntax argument : syntax) {
      boolean first = arguments.isEmpty();
      arguments.add(compile(argument, first ? inner(passing) : passing));
      conditional += first ? 1 : 0;
    }
    conditional -= syntax.isEmpty() ? 0 : 1;
    return arguments;
  }
}
