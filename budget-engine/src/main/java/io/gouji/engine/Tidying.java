package io.gouji.engine;

import io.gouji.engine.pack.FormulaSigns;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes from cells what spreadsheet programs and Chinese keyboards put there: the sign that begins
 * an Excel formula, an apostrophe before a text, line breaks, full-width signs in formulas.
 *
 * @param remarks what was changed
 */
record Tidying(RuleSheet sheet, List<RuleTable.Remark> remarks) {
  private static final Set<String> FORMULAS = Set.of("formula", "condition");

  static Tidying of(PackLibrary library, RuleSheet sheet) {
    List<RuleTable.Remark> remarks = new ArrayList<>();
    List<RuleSheet.Line> lines = new ArrayList<>();
    String[] heads = new String[0];
    for (RuleSheet.Line line : sheet.lines()) {
      heads = lines.isEmpty() ? line.cells() : heads;
      String[] cells = line.cells().clone();
      for (int i = 0; i < cells.length && !lines.isEmpty(); i++) {
        String head = i < heads.length && heads[i] != null ? heads[i].strip() : "";
        if (cells[i] != null) {
          boolean formula = FORMULAS.contains(library.ruleField(head));
          cells[i] = tidy(cells[i], formula, line.number(), head, remarks);
        }
      }
      lines.add(new RuleSheet.Line(line.number(), cells));
    }
    return new Tidying(RuleSheet.of(sheet.file(), lines, sheet.addressed()), remarks);
  }

  private static String tidy(
      String text, boolean formula, long line, String head, List<RuleTable.Remark> remarks) {
    String tidy = text;
    tidy = changed("apostrophe", tidy, withoutApostrophe(tidy), line, head, remarks);
    tidy = changed("break", tidy, tidy.replaceAll("\\s*[\\r\\n]+\\s*", " "), line, head, remarks);
    if (formula) {
      String plain = tidy.strip();
      tidy = changed("equals", plain, withoutSign(plain), line, head, remarks);
      tidy = changed("width", tidy, FormulaSigns.halfWidth(tidy), line, head, remarks);
    }
    return tidy;
  }

  private static String changed(
      String kind,
      String before,
      String after,
      long line,
      String head,
      List<RuleTable.Remark> remarks) {
    if (!before.equals(after)) {
      remarks.add(new RuleTable.Remark(kind, line, head, after));
    }
    return after;
  }

  private static String withoutApostrophe(String text) {
    return text.startsWith("'") || text.startsWith("‘") ? text.substring(1) : text;
  }

  private static String withoutSign(String formula) {
    return formula.startsWith("=") || formula.startsWith("＝")
        ? formula.substring(1).strip()
        : formula;
  }
}
