package io.gouji.engine.formula;

import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.CellError;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What LibreOffice answers when it opens the very xlsx file and calculates anew, where that is not
 * what stands in the file. The files were converted from LibreOffice's own format, and some of what
 * decides an answer got lost on the way: that patterns are regular expressions, that conditions fit
 * parts of cells, which of two functions CEILING is, that TRUE has a number below it.
 */
final class FreshAnswers {
  private static final String FILE = "fresh.csv";

  private FreshAnswers() {}

  /** By workbook and cell, such as {@code text/left Sheet2!A11}. */
  static Map<String, CellValue> read() {
    Map<String, CellValue> answers = new HashMap<>();
    try (InputStream in =
        Objects.requireNonNull(FreshAnswers.class.getResourceAsStream(FILE), FILE)) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\\|", 3))
          .forEach(parts -> answers.put(parts[0] + " " + parts[1], value(parts[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers;
  }

  private static CellValue value(String written) {
    String rest = written.substring(1);
    return switch (written.charAt(0)) {
      case 'n' -> new CellValue.Number(Double.parseDouble(rest));
      case 'b' -> new CellValue.Bool(Boolean.parseBoolean(rest));
      case 'e' -> new CellValue.Error(CellError.of(rest).orElse(CellError.UNKNOWN));
      case 't' -> new CellValue.Text(rest.translateEscapes());
      default -> CellValue.Blank.BLANK;
    };
  }

  private static String written(CellValue value) {
    if (value instanceof CellValue.Number number) {
      return "n" + number.value();
    }
    if (value instanceof CellValue.Bool bool) {
      return "b" + bool.value();
    }
    if (value instanceof CellValue.Error error) {
      return "e" + error.code().text();
    }
    return value instanceof CellValue.Text text
        ? "t" + text.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        : "-";
  }

  /**
   * Writes the file anew from a folder of converted workbooks: {@code soffice --headless
   * --convert-to xlsx --outdir FOLDER} over the suite, each file named {@code
   * family@function.xlsx}, with "Recalculation on File Load" set to "Always" for Excel 2007 and
   * newer.
   *
   * @param args the folder, and where to write
   */
  public static void main(String[] args) throws IOException, UnreadableException {
    StringBuilder out = new StringBuilder("file|cell|LibreOffice's answer to the xlsx file\n");
    for (Map.Entry<String, Path> entry : KnownAnswers.suite().entrySet()) {
      Path converted = Path.of(args[0], entry.getKey().replace('/', '@') + ".xlsx");
      Workbook old = WorkbookReader.read(Corpus.bytes(entry.getValue()), Limits.DEFAULT);
      Workbook fresh = WorkbookReader.read(Files.readAllBytes(converted), Limits.DEFAULT);
      Set<String> unsteady = new HashSet<>();
      Calculator.recalculate(old)
          .noted()
          .forEach(cell -> unsteady.add(cell.sheet() + "!" + cell.cell()));
      for (int i = 1; i < old.sheets().size(); i++) {
        Sheet sheet = old.sheets().get(i);
        for (int row = 0; row < sheet.rowCount(); row++) {
          String at = sheet.name() + "!" + new CellRef(row, 0);
          CellValue now = fresh.sheets().get(i).value(row, 0);
          boolean formula = sheet.formulaIndex(row, 0) >= 0 && !unsteady.contains(at);
          if (formula && !KnownAnswers.same(now, sheet.value(row, 0))) {
            out.append(entry.getKey()).append('|').append(at).append('|').append(written(now));
            out.append('\n');
          }
        }
      }
    }
    Files.write(Path.of(args[1]), out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
