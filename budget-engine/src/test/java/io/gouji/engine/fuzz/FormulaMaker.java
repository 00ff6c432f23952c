package io.gouji.engine.fuzz;

import java.util.List;
import java.util.Random;

/** Formulas of every function with arguments nobody would write. */
record FormulaMaker(Random random, List<String> functions) {
  private static final List<String> LEAVES =
      List.of(
          "1",
          "0",
          "-1",
          "2",
          "0.5",
          "1E9",
          "1E15",
          "1E300",
          "-1E300",
          "1E-300",
          "2147483647",
          "-2147483648",
          "2958465",
          "99999",
          "TRUE",
          "FALSE",
          "\"\"",
          "\"abc\"",
          "\"*\"",
          "\"~\"",
          "\">0\"",
          "\"1\"",
          "\"2024-02-30\"",
          "REPT(\"a\",32767)",
          "REPT(\"0\",300)",
          "A1",
          "A1:A60",
          "B1:D60",
          "$A:$A",
          "A:XFD",
          "1:1048576",
          "{1,2;3,4}",
          "{\"a\",1}",
          "#N/A",
          "#REF!",
          "",
          "E1",
          "ZZ99",
          "A1:A60*B1:B60",
          "ROW(A1:A60)",
          "甲",
          "A1%",
          "(A1,B2)",
          "A1:B2 B1:C3");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "^", "&", "=", "<>", "<=", ">");

  String formula() {
    return expression(0);
  }

  private String expression(int depth) {
    int kind = random.nextInt(10);
    if (depth > 3 || kind < 3) {
      return LEAVES.get(random.nextInt(LEAVES.size()));
    }
    if (kind < 4) {
      return expression(depth + 1)
          + OPERATORS.get(random.nextInt(OPERATORS.size()))
          + expression(depth + 1);
    }
    StringBuilder call = new StringBuilder(functions.get(random.nextInt(functions.size())) + "(");
    int arguments = random.nextInt(7);
    for (int i = 0; i < arguments; i++) {
      call.append(i == 0 ? "" : ",").append(expression(depth + 1));
    }
    return call.append(")").toString();
  }
}
