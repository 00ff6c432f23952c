package io.gouji.engine.formula;

import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compiles the formulas of one workbook, each distinct one once. */
final class FormulaCompiler {
  private record Key(String text, int sheet, boolean array) {}

  private record NameKey(String name, int sheet, Function.Passing passing) {}

  /** A name ready to run, and how many names that takes; names of names of names soon are many. */
  private record Named(Expr expr, long weight) {}

  private static final int ANY_SHEET = -1;
  private static final CellRef ORIGIN = new CellRef(0, 0);

  private final Workbook workbook;
  private final Map<String, Integer> sheets = new HashMap<>();
  private final boolean localNames;
  private final NamedTables tables;
  private final Map<Key, CompiledFormula> known = new HashMap<>();
  private final Map<Key, Optional<Expr>> references = new HashMap<>();
  private final Map<NameKey, Named> names = new HashMap<>();
  private int namesOpen;
  private long weight;

  FormulaCompiler(Workbook workbook) {
    this.workbook = workbook;
    for (int i = 0; i < workbook.sheets().size(); i++) {
      sheets.putIfAbsent(folded(workbook.sheets().get(i).name()), i);
    }
    this.tables = new NamedTables(workbook);
    this.localNames =
        workbook.names().stream().anyMatch(name -> name.sheet() != DefinedName.GLOBAL);
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** The formula, ready to run for its anchor and every cell that shares it. */
  CompiledFormula compile(int sheet, CellFormula formula) {
    String text = tables.resolved(formula.text(), formula.anchor().row());
    // Names of a sheet's own may mean something else on the next one.
    Key key =
        new Key(
            RelativeText.of(text, formula.anchor()),
            localNames ? sheet : ANY_SHEET,
            formula.array());
    CompiledFormula compiled = known.get(key);
    if (compiled == null) {
      compiled = fresh(sheet, formula.anchor(), text, formula.array());
      known.put(key, compiled);
    }
    return compiled;
  }

  private CompiledFormula fresh(int sheet, CellRef anchor, String text, boolean array) {
    try {
      return parsed(sheet, anchor, text)
          .formula(array ? Function.Passing.ARRAY : Function.Passing.VALUE);
    } catch (FormulaSyntaxException e) {
      return new CompiledFormula(unreadable(e), List.of());
    }
  }

  private TreeCompiler parsed(int sheet, CellRef anchor, String text)
      throws FormulaSyntaxException {
    ParsedFormula formula = ParsedFormula.of(text, anchor.row());
    return new TreeCompiler(this, formula.book(), sheet, anchor, formula.tokens());
  }

  /**
   * A text that stands in no cell; its relative references are written for the first of a sheet.
   */
  private TreeCompiler meant(int sheet, String text) throws FormulaSyntaxException {
    return parsed(sheet, ORIGIN, tables.resolved(text, NamedTables.NO_ROW));
  }

  private static Expr unreadable(FormulaSyntaxException e) {
    return new Expr.Obstacle(
        UndecidedCell.Reason.UNREADABLE, Optional.ofNullable(e.getMessage()).orElse(""));
  }

  /** A reference as text, for INDIRECT, to be run from the first cell; empty where it is none. */
  Optional<Expr> reference(String text, int sheet) {
    return references.computeIfAbsent(
        new Key(text, sheet, false),
        key -> {
          try {
            return Optional.of(meant(sheet, text).tree(Function.Passing.RANGE));
          } catch (FormulaSyntaxException noReference) {
            return Optional.empty();
          }
        });
  }

  /** What a defined name stands for; #NAME? for a name that nobody defined. */
  Expr name(String name, int sheet, Function.Passing passing) {
    NameKey key = new NameKey(folded(name), localNames ? sheet : ANY_SHEET, passing);
    Named known = names.get(key);
    if (known == null) {
      long outer = weight;
      weight = 1;
      Expr expr = named(name, sheet, passing);
      known =
          weight > Limits.NAMES_TOGETHER
              ? new Named(new Expr.Obstacle(UndecidedCell.Reason.TOO_LARGE, name), 1)
              : new Named(expr, weight);
      names.put(key, known);
      weight = outer;
    }
    weight += known.weight();
    return known.expr();
  }

  private Expr named(String name, int sheet, Function.Passing passing) {
    Optional<String> formula =
        defined(name, sheet).map(DefinedName::formula).or(() -> tables.data(name));
    if (formula.isEmpty()) {
      return new Expr.Constant(Value.Error.NAME);
    }
    if (namesOpen >= Limits.NAMES_IN_NAMES) {
      return new Expr.Obstacle(UndecidedCell.Reason.CIRCULAR, name);
    }
    namesOpen++;
    try {
      TreeCompiler meant = meant(sheet, formula.get());
      Expr tree = meant.tree(passing);
      return meant.isLost() ? new Expr.Remarked(tree, UndecidedCell.Reason.LOST_NAME, name) : tree;
    } catch (FormulaSyntaxException e) {
      return unreadable(e);
    } finally {
      namesOpen--;
    }
  }

  private Optional<DefinedName> defined(String name, int sheet) {
    Optional<DefinedName> global = Optional.empty();
    for (DefinedName candidate : workbook.names()) {
      if (candidate.name().equalsIgnoreCase(name)) {
        if (candidate.sheet() == sheet) {
          return Optional.of(candidate);
        }
        if (candidate.sheet() == DefinedName.GLOBAL) {
          global = Optional.of(candidate);
        }
      }
    }
    return global;
  }

  /** The index of a sheet, or -1. */
  int sheet(String name) {
    return sheets.getOrDefault(folded(name), -1);
  }

  /** What the workbook keeps of a sheet of another one. */
  Optional<Sheet> kept(int number, String sheet) {
    return linked(number).flatMap(book -> book.sheet(sheet));
  }

  private Optional<LinkedBook> linked(int number) {
    List<LinkedBook> books = workbook.externals();
    return number >= 1 && number <= books.size()
        ? Optional.of(books.get(number - 1))
        : Optional.empty();
  }

  /** The file behind a link number, as far as the workbook knows it. */
  String external(int number) {
    return linked(number).map(LinkedBook::file).orElse("[" + number + "]");
  }
}
