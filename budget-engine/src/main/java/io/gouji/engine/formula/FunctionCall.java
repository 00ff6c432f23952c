package io.gouji.engine.formula;

import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;

/**
 * A function with its arguments, whichever way the grammar writes it.
 *
 * @param name without the prefix of newer functions
 */
record FunctionCall(String name, List<Syntax> arguments) {
  FunctionCall {
    arguments = List.copyOf(arguments);
  }

  /** The call that a part of a formula is; nothing where it is none. */
  static Optional<FunctionCall> of(Syntax part, ParsingBook book) {
    Ptg token = part.token();
    if (token instanceof AttrPtg) {
      return Optional.of(new FunctionCall("SUM", part.operands()));
    }
    if (!(token instanceof AbstractFunctionPtg function)) {
      return Optional.empty();
    }
    if (!function.isExternalFunction()) {
      return Optional.of(new FunctionCall(Functions.plain(function.getName()), part.operands()));
    }
    Ptg name = part.operands().get(0).token();
    String written =
        name instanceof NamePtg known
            ? book.name(known)
            : name instanceof NameXPxg foreign ? foreign.getNameName() : "";
    List<Syntax> rest = part.operands().subList(1, part.operands().size());
    return Optional.of(new FunctionCall(Functions.plain(written), rest));
  }

  boolean is(String other) {
    return name.equals(other);
  }
}
