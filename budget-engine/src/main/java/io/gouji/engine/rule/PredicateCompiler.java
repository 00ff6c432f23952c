package io.gouji.engine.rule;

import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import io.gouji.engine.table.LabelColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a call like {@code 在目录(T[@科目编码])} into a predicate. */
final class PredicateCompiler {
  private final Schema schema;
  private final LabelCompiler labels;
  private final WordsCompiler words;
  private final YearsCompiler years;
  private final FiguresCompiler figures;

  PredicateCompiler(Schema schema) {
    this.schema = schema;
    labels = new LabelCompiler(schema);
    words = new WordsCompiler(schema);
    years = new YearsCompiler(schema);
    figures = new FiguresCompiler(schema);
  }

  /** Empty if the formula calls no predicate of the vocabulary. */
  Optional<Predicate> compile(Expression whole) throws RuleMistake {
    if (!(whole instanceof Expression.Call call)) {
      return Optional.empty();
    }
    Optional<Predicate.Kind> kind = schema.predicate(call.function());
    return kind.isEmpty() ? Optional.empty() : Optional.of(compile(kind.get(), call));
  }

  private Predicate compile(Predicate.Kind kind, Expression.Call call) throws RuleMistake {
    return switch (kind) {
      case IN_CATALOGUE -> new Predicate.InCatalogue(ofCode(call, LabelColumn.CODE));
      case NAMED -> new Predicate.Named(ofCode(call, LabelColumn.CODE, LabelColumn.NAME));
      case PARENT_PRINTED -> {
        require(call, LabelColumn.CODE);
        yield new Predicate.ParentPrinted();
      }
      case AMONG -> new Predicate.Among(criteria(call), true);
      case NOT_AMONG -> new Predicate.Among(criteria(call), false);
      case ORDERED -> new Predicate.Ordered(ofCode(call, LabelColumn.CODE));
      case UNIQUE -> new Predicate.Unique(only(call));
      case UNBROKEN -> {
        require(call, LabelColumn.SERIAL);
        yield new Predicate.Unbroken();
      }
      case CONSTANT -> constant(call);
      case UNIT_KNOWN -> new Predicate.UnitKnown(unit(call));
      case RATIO -> figures.ratio(call);
      case PRODUCT -> figures.product(call);
      case FILLED -> new Predicate.Filled(words.columns(call));
      case WITHOUT -> new Predicate.Without(words.column(call), words.patterns(call, 1));
      case TARGETS -> new Predicate.Targets(words.only(call));
      case EMPTY_TOLD -> new Predicate.EmptyTold(words.table(call));
      case EMPTY_TRUE -> new Predicate.EmptyTrue(words.table(call));
      case EMPTY_ABOUT -> new Predicate.EmptyAbout(words.table(call), words.patterns(call, 1));
      case ALIKE -> new Predicate.Alike(words.fact(call));
      case GROWN_ALIKE -> years.grownAlike(call);
      case SAME_SCALE -> years.sameScale(call);
      case NOT_COPIED -> years.notCopied(call);
      case SCOPE -> throw RuleMistake.at(Kind.ARGUMENTS, call);
    };
  }

  private Catalogue ofCode(Expression.Call call, LabelColumn... columns) throws RuleMistake {
    require(call, columns);
    return schema
        .catalogue(label(call, 0).block())
        .orElseThrow(() -> RuleMistake.at(Kind.ARGUMENTS, call));
  }

  private void require(Expression.Call call, LabelColumn... columns) throws RuleMistake {
    if (call.arguments().size() != columns.length) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    for (int i = 0; i < columns.length; i++) {
      if (column(label(call, i)) != columns[i]) {
        throw RuleMistake.at(Kind.ARGUMENTS, call);
      }
    }
  }

  private LabelColumn only(Expression.Call call) throws RuleMistake {
    if (call.arguments().size() != 1) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return column(label(call, 0));
  }

  private Predicate constant(Expression.Call call) throws RuleMistake {
    if (call.arguments().size() != 2) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return new Predicate.Constant(column(label(call, 0)), column(label(call, 1)));
  }

  private LabelColumn unit(Expression.Call call) throws RuleMistake {
    LabelColumn column = only(call);
    if (column != LabelColumn.UNIT && column != LabelColumn.UNIT_CODE) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return column;
  }

  private List<Criterion> criteria(Expression.Call call) throws RuleMistake {
    List<Expression> arguments = call.arguments();
    if (arguments.size() < 2) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    Expression.Area area = label(call, 0);
    List<Criterion> criteria = new ArrayList<>();
    for (Expression wanted : arguments.subList(1, arguments.size())) {
      criteria.add(labels.criterion(area, wanted));
    }
    return criteria;
  }

  /** An argument that is a label of this row. */
  private static Expression.Area label(Expression.Call call, int index) throws RuleMistake {
    if (index < call.arguments().size()
        && call.arguments().get(index) instanceof Expression.Area area
        && area.part() == Part.THIS_ROW) {
      return area;
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  private LabelColumn column(Expression.Area area) throws RuleMistake {
    return schema
        .label(area.block(), area.column())
        .orElseThrow(() -> RuleMistake.at(Kind.AMOUNT_AS_LABEL, area));
  }
}
