package io.gouji.engine.formula;

import io.gouji.engine.Corpus;
import io.gouji.engine.sheet.CellKind;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * LibreOffice's suite of functions: one workbook a function, the formulas in column A from the
 * second sheet on, what its authors expect in B, their verdict in C.
 */
final class KnownAnswers {
  /** LibreOffice itself does not confirm these; see the README beside them. */
  private static final Set<String> BROKEN =
      Set.of(
          "array/linest", "date_time/hour", "mathematical/mod", "text/clean", "fods/own_function");

  private static final Map<String, CellValue> ANEW = FreshAnswers.read();

  private KnownAnswers() {}

  /** The workbooks of the suite by family and function, such as {@code text/left}. */
  static Map<String, Path> suite() {
    Map<String, Path> suite = new TreeMap<>();
    for (Path file : Corpus.files("formula/libreoffice_xlsx", ".xlsx")) {
      String name =
          file.getParent().getFileName() + "/" + file.getFileName().toString().replace(".xlsx", "");
      if (!BROKEN.contains(name)) {
        suite.put(name, file);
      }
    }
    return suite;
  }

  /**
   * Whether an answer is the known one: what the authors expect, what stands in the file, or what
   * LibreOffice says to the file as it is; which error it is, it seldom says in Excel's words.
   */
  static boolean answered(String function, Sheet sheet, int row, CellValue fresh) {
    CellValue anew =
        ANEW.getOrDefault(
            function + " " + sheet.name() + "!" + new CellRef(row, 0), sheet.value(row, 0));
    return right(sheet, row, fresh)
        || same(fresh, anew)
        || fresh instanceof CellValue.Error && refused(function, sheet, row);
  }

  /** Whether LibreOffice's answer to a formula is an error; it says so of malformed ones, too. */
  static boolean refused(String function, Sheet sheet, int row) {
    CellValue anew = ANEW.get(function + " " + sheet.name() + "!" + new CellRef(row, 0));
    return sheet.value(row, 0) instanceof CellValue.Error || anew instanceof CellValue.Error;
  }

  private static boolean right(Sheet sheet, int row, CellValue fresh) {
    CellValue cached = sheet.value(row, 0);
    CellValue expected = sheet.value(row, 1);
    if (fresh instanceof CellValue.Error && refused(expected)) {
      return true;
    }
    boolean confirmed =
        same(sheet.value(row, 2), new CellValue.Bool(true)) || sheet.kind(0, 1) != CellKind.TEXT;
    return same(fresh, expected)
        || same(fresh, cached) && (blank(expected) || confirmed || same(cached, expected));
  }

  /** Where the authors wanted an error they wrote it in many ways. */
  private static boolean refused(CellValue expected) {
    return expected instanceof CellValue.Error
        || expected instanceof CellValue.Text text
            && text.value().matches("(?i)#?err.*|#(N/A|NUM!|VALUE!|REF!|DIV/0!|NAME\\?)");
  }

  private static boolean blank(CellValue value) {
    return value == CellValue.Blank.BLANK
        || value instanceof CellValue.Text text && text.value().isEmpty();
  }

  static boolean same(CellValue one, CellValue two) {
    double a = number(one);
    double b = number(two);
    if (!Double.isNaN(a) && !Double.isNaN(b)) {
      double gap = Math.abs(a - b);
      return gap <= Math.max(1e-12, 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
    }
    if (one instanceof CellValue.Text first && two instanceof CellValue.Text second) {
      return excelsSign(first.value()).equals(excelsSign(second.value()))
          || ComplexFunctions.alike(first.value(), second.value(), 1e-9);
    }
    return blank(one) && blank(two) || one.equals(two);
  }

  /** Where Excel writes {@code Sheet1!A1}, LibreOffice writes a dot. */
  private static String excelsSign(String text) {
    return text.replaceFirst("^('[^']+'|\\w+)\\.(\\$?[A-Z]{1,3}\\$?\\d+)$", "$1!$2");
  }

  /** LibreOffice stores truth values as numbers. */
  private static double number(CellValue value) {
    if (value instanceof CellValue.Bool bool) {
      return bool.value() ? 1 : 0;
    }
    return value instanceof CellValue.Number number ? number.value() : Double.NaN;
  }

  /** Answers that differ from LibreOffice's because Excel's do. */
  record Difference(String function, List<String> cells, String why, Group group) {}

  /** How it is known that Excel's answer is another. */
  enum Group {
    /** Microsoft's documentation says so, in words or in an example. */
    DOCUMENTED("Microsoft documents it, in words or by an example"),
    /** Excel's own ways, which workbooks that it saved show: day 1 is 1900-01-01 and the like. */
    EXCEL("Excel counts, converts and compares in another way"),
    LIBREOFFICE("the formula asks for something only LibreOffice has"),
    FILE("the converted file lacks a name that the formula needs");

    private final String told;

    Group(String told) {
      this.told = told;
    }

    String told() {
      return told;
    }
  }

  static List<Difference> reviewed() throws IOException {
    return table("differences.csv").stream().map(KnownAnswers::difference).toList();
  }

  /** How many formulas in the workbooks of POI's functions stay undecided, and why. */
  static List<String[]> undecided() throws IOException {
    return table("undecided.csv");
  }

  private static List<String[]> table(String name) throws IOException {
    InputStream file = Objects.requireNonNull(KnownAnswers.class.getResourceAsStream(name));
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return in.lines().skip(1).map(line -> line.split("\\|")).toList();
    }
  }

  private static Difference difference(String[] parts) {
    Group group = Group.valueOf(parts[3].toUpperCase(Locale.ROOT));
    return new Difference(parts[0], List.of(parts[1].split(" ")), parts[2], group);
  }

  /** The reviewed cells, such as {@code text/left Sheet2!A11}. */
  static Set<String> differences() throws IOException {
    return differences(EnumSet.allOf(Group.class));
  }

  /** Those of them that differ for one of these reasons. */
  static Set<String> differences(Set<Group> groups) throws IOException {
    Set<String> cells = new TreeSet<>();
    for (Difference difference :
        reviewed().stream().filter(one -> groups.contains(one.group())).toList()) {
      for (String cell : difference.cells()) {
        cells.add(difference.function() + (cell.contains("!") ? " " : " Sheet2!") + cell);
      }
    }
    return cells;
  }
}
