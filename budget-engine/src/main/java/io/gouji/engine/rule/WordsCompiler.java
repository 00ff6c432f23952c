package io.gouji.engine.rule;

import io.gouji.engine.rule.Expression.Part;
import io.gouji.engine.rule.RuleMistake.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the arguments of predicates about words and tables. */
final class WordsCompiler {
  private final Schema schema;

  WordsCompiler(Schema schema) {
    this.schema = schema;
  }

  /** Columns of words of this row, all of one block. */
  List<String> columns(Expression.Call call) throws RuleMistake {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < Math.max(call.arguments().size(), 1); i++) {
      columns.add(column(call, i));
    }
    return columns;
  }

  /** The column of words that comes first. */
  String column(Expression.Call call) throws RuleMistake {
    return column(call, 0);
  }

  /** The column of words that is the only argument. */
  String only(Expression.Call call) throws RuleMistake {
    if (call.arguments().size() != 1) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return column(call, 0);
  }

  private String column(Expression.Call call, int index) throws RuleMistake {
    if (index < call.arguments().size()
        && call.arguments().get(index) instanceof Expression.Area area
        && area.part() == Part.THIS_ROW
        && schema.isText(area.block(), area.column())) {
      return area.column();
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  /** Texts with wildcards, from an argument on; at least one. */
  List<String> patterns(Expression.Call call, int from) throws RuleMistake {
    List<String> patterns = new ArrayList<>();
    for (int i = from; i < call.arguments().size(); i++) {
      if (!(call.arguments().get(i) instanceof Expression.Text text)) {
        throw RuleMistake.at(Kind.ARGUMENTS, call);
      }
      patterns.add(text.value());
    }
    if (patterns.isEmpty()) {
      throw RuleMistake.at(Kind.ARGUMENTS, call);
    }
    return patterns;
  }

  /** The block whose column comes first: it stands for its table. */
  String table(Expression.Call call) throws RuleMistake {
    if (!call.arguments().isEmpty()
        && call.arguments().get(0) instanceof Expression.Area area
        && area.part() == Part.DATA) {
      return area.block();
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }

  /** What should be alike, by the vocabulary's word. */
  Predicate.Fact fact(Expression.Call call) throws RuleMistake {
    if (call.arguments().size() == 1 && call.arguments().get(0) instanceof Expression.Text text) {
      return schema.fact(text.value()).orElseThrow(() -> RuleMistake.at(Kind.ARGUMENTS, call));
    }
    throw RuleMistake.at(Kind.ARGUMENTS, call);
  }
}
