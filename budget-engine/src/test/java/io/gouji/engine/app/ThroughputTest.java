package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.batch.ManyWorkbooks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.poi.openxml4j.exceptions.PartAlreadyExistsException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder through the command against POI, both on two threads, the same files, taking turns.
 *
 * <p>What POI is asked is a floor of what an engine on it would do: open, evaluate every formula,
 * put fifty notes and fifty colours, write. It judges nothing. Ours is the whole command, from
 * opening the packs to files forced to the disk and both reports. {@code -Dgouji.throughput=N} sets
 * the files of a turn.
 */
@EnabledIfSystemProperty(named = "gouji.throughput", matches = "[1-9]\\d*")
class ThroughputTest {
  private static final int FILES = Integer.getInteger("gouji.throughput", 0);
  private static final int WARMING = 2;
  private static final int TURNS = 7;
  private static final int JOBS = 2;
  private static final int MARKS = 50;

  /** What holds on a machine that does much else; docs/speed.md tells what was measured. */
  private static final double LEAST = 0.5;

  @TempDir private Path folder;

  @Test
  void aFolderIsCheckedAndMarkedFasterThanPoiOpensAndWritesIt() throws Exception {
    assertThat(median(Kind.SOUND)).isGreaterThan(LEAST);
    assertThat(median(Kind.WRONG)).isGreaterThan(LEAST);
  }

  /** Workbooks in which figures agree, or in which most hold planted errors. */
  private enum Kind {
    SOUND,
    WRONG
  }

  private double median(Kind kind) throws Exception {
    List<Double> ratios = new ArrayList<>();
    for (int turn = 0; turn < WARMING + TURNS; turn++) {
      Path in = files(kind, turn);
      Path out = folder.resolve("out-" + kind + turn);
      boolean first = turn % 2 == 0;
      double before = first ? poi(in) : 0;
      double ours = ours(in, out, kind == Kind.SOUND ? 0 : 2);
      double poi = first ? before : poi(in);
      String told = kind + (turn < WARMING ? " warming" : "");
      print("%6.1f files/s POI  %7.1f files/s gouji batch  %s", FILES / poi, FILES / ours, told);
      if (turn >= WARMING) {
        ratios.add(poi / ours);
      }
    }
    ratios.sort(null);
    double median = ratios.get(ratios.size() / 2);
    print(
        "%s: %.1f times as fast (%.1f to %.1f)",
        kind, median, ratios.get(0), ratios.get(TURNS - 1));
    return median;
  }

  // A measurement is for whoever runs it.
  @SuppressWarnings("PMD.SystemPrintln")
  private static void print(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }

  /** Workbooks that both can read; a turn of its own each time. */
  private Path files(Kind kind, int turn) throws Exception {
    Path in = Files.createDirectories(folder.resolve("in-" + kind + turn));
    List<String> unreadable =
        kind == Kind.SOUND
            ? ManyWorkbooks.writeSound(in, FILES, 100 + turn)
            : ManyWorkbooks.write(in, FILES, 100 + turn);
    for (String path : unreadable) {
      Files.delete(in.resolve(path));
    }
    return in;
  }

  private double ours(Path in, Path out, int code) {
    long start = System.nanoTime();
    Spoken spoken =
        Spoken.by("batch", in.toString(), "-o", out.toString(), "--annotate", "--jobs", "" + JOBS);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(spoken.code()).as(spoken.err()).isEqualTo(code);
    return seconds;
  }

  private double poi(Path in) throws Exception {
    Path out = Files.createTempDirectory(folder, "poi");
    List<Path> files;
    try (var all = Files.walk(in)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    ExecutorService pool = Executors.newFixedThreadPool(JOBS);
    try {
      long start = System.nanoTime();
      List<Future<Integer>> works = new ArrayList<>();
      for (Path file : files) {
        works.add(pool.submit(() -> poi(file, out.resolve(file.getFileName()))));
      }
      int marks = 0;
      for (Future<Integer> work : works) {
        marks += work.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(marks).isEqualTo(files.size() * MARKS);
      return seconds;
    } finally {
      pool.shutdownNow();
    }
  }

  private static int poi(Path file, Path out) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file));
        OutputStream to = Files.newOutputStream(out)) {
      evaluate(workbook);
      int marks = mark(workbook);
      workbook.write(to);
      return marks;
    }
  }

  /** Formula by formula: one that POI cannot evaluate would end the whole. */
  private static void evaluate(XSSFWorkbook workbook) {
    FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            try {
              evaluator.evaluateFormulaCell(cell);
            } catch (RuntimeException unknownFunction) {
              continue;
            }
          }
        }
      }
    }
  }

  /** Fifty marks on the sheets in turn; some that have notes already POI cannot give more. */
  private static int mark(XSSFWorkbook workbook) {
    CellStyle style = workbook.createCellStyle();
    style.setFillForegroundColor(IndexedColors.YELLOW.getIndex());
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    Deque<Sheet> sheets = new ArrayDeque<>();
    workbook.forEach(sheets::add);
    int marks = 0;
    while (marks < MARKS) {
      Sheet sheet = sheets.remove();
      try {
        mark(sheet, 60 + marks, style);
        marks++;
        sheets.add(sheet);
      } catch (PartAlreadyExistsException itsFault) {
        continue;
      }
    }
    return marks;
  }

  private static void mark(Sheet sheet, int index, CellStyle style) {
    Row row = sheet.getRow(index) == null ? sheet.createRow(index) : sheet.getRow(index);
    Cell cell = row.createCell(3);
    cell.setCellStyle(style);
    CreationHelper making = sheet.getWorkbook().getCreationHelper();
    ClientAnchor anchor = making.createClientAnchor();
    anchor.setRow1(index);
    anchor.setRow2(index + 3);
    anchor.setCol1(4);
    anchor.setCol2(7);
    Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString(making.createRichTextString("合计与各行之和不相等"));
    cell.setCellComment(note);
  }
}
