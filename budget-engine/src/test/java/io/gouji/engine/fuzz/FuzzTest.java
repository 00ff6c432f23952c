package io.gouji.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.NarrativeEngine;
import io.gouji.engine.NarrativeEvaluation;
import io.gouji.engine.Options;
import io.gouji.engine.OwnRules;
import io.gouji.engine.Refusal;
import io.gouji.engine.formula.Calculator;
import io.gouji.engine.formula.Recalculation;
import io.gouji.engine.report.JsonReport;
import io.gouji.engine.report.ResultCopies;
import io.gouji.engine.report.Wording;
import io.gouji.engine.sheet.CellFormula;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.CellValue;
import io.gouji.engine.sheet.SheetBuilder;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.RandomWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in: an answer or a refusal in words, in time, and the same the second time. */
class FuzzTest {
  private static final Path HOME = Path.of("..");
  private static final Path TEMPLATES = HOME.resolve("templates");
  private static final Path SAMPLES = HOME.resolve("samples");

  private static BudgetEngine engine;
  private static NarrativeEngine prose;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    engine = BudgetEngine.open(TEMPLATES);
    prose = NarrativeEngine.of(engine.packs());
  }

  private static byte[] file(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void workbooks() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : List.of("broken/X03", "broken/T3-01", "liujiang-2025/liujiang-2025")) {
      seeds.add(file(SAMPLES.resolve(name + ".xlsx")));
    }
    seeds.add(RandomWorkbook.of(1));
    assertThat(
            Fuzzing.run(
                "workbooks",
                random -> new Mutator(random).packed(any(seeds, random)),
                FuzzTest::checked))
        .isEmpty();
  }

  @Test
  void oldWorkbooks() throws Exception {
    List<byte[]> seeds = List.of(old());
    assertThat(
            Fuzzing.run(
                "old workbooks",
                random -> new Mutator(random).bytes(any(seeds, random)),
                FuzzTest::checked))
        .isEmpty();
  }

  private static byte[] old() throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.createSheet("表3");
      for (int row = 0; row < 30; row++) {
        for (int column = 0; column < 8; column++) {
          sheet.createRow(row).createCell(column).setCellValue(row * column);
        }
        sheet.getRow(row).createCell(9).setCellFormula("SUM(A" + (row + 1) + ":H1)*2");
        sheet.getRow(row).createCell(10).setCellValue("科目" + row);
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  /**
   * Checks a file as the command does. A marked copy is a workbook that says the same, and checking
   * twice says the same.
   */
  private static void checked(byte[] input) throws Exception {
    Evaluation found;
    try {
      found = engine.evaluate(input, "a.xlsx", Options.AUTO);
    } catch (Refusal refused) {
      assertThat(refused.problems()).isNotEmpty();
      return;
    }
    assertThat(found.faults()).isEmpty();
    String told = told(found);
    assertThat(told(engine.evaluate(input, "a.xlsx", Options.AUTO))).isEqualTo(told);
    var unlocked = io.gouji.engine.Unlocked.of(input, Optional.empty());
    ResultCopies copies = new ResultCopies(engine, unlocked, found, Wording.of(found, "zh"));
    Optional<ResultCopies.Copy> marked = copies.annotated().copy();
    if (marked.isPresent() && marked.get().kind().equals("annotated")) {
      Evaluation again = engine.evaluate(marked.get().bytes(), "a.xlsx", Options.AUTO);
      assertThat(again.findings()).hasSameSizeAs(found.findings());
    }
  }

  private static String told(Evaluation found) {
    return new JsonReport(Wording.of(found, "zh")).write(found, List.of());
  }

  @Test
  void formulas() throws Exception {
    List<String> functions = functions();
    assertThat(functions).hasSizeGreaterThan(300);
    assertThat(
            Fuzzing.run(
                "formulas",
                random -> {
                  String formula = new FormulaMaker(random, functions).formula();
                  String text =
                      random.nextInt(6) == 0 ? new Mutator(random).text(formula) : formula;
                  return text.getBytes(StandardCharsets.UTF_8);
                },
                input -> calculated(new String(input, StandardCharsets.UTF_8))))
        .isEmpty();
  }

  /** All functions the page on formulas tells of. */
  private static List<String> functions() throws IOException {
    Pattern line = Pattern.compile("^\\| ([A-Z][A-Z0-9.]*) \\| \\d.*");
    try (Stream<String> lines = Files.lines(Path.of("docs", "formulas.md"))) {
      return lines
          .map(line::matcher)
          .filter(java.util.regex.Matcher::matches)
          .map(found -> found.group(1))
          .distinct()
          .toList();
    }
  }

  /** A cell of its own, among data, that others read. */
  private static void calculated(String formula) {
    SheetBuilder sheet = new SheetBuilder("S");
    Random random = new Random(5);
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 4; column++) {
        CellValue value =
            random.nextInt(6) == 0
                ? new CellValue.Text("项目" + random.nextInt(9))
                : new CellValue.Number(random.nextInt(100_000) / 100.0 - 200);
        sheet.cell(row, column, value, 0, -1);
      }
    }
    put(sheet, "E1", formula);
    put(sheet, "F1", "E1+1");
    Workbook book = new Workbook(List.of(sheet.build()), List.of(), List.of(), List.of(), false);
    Recalculation first = Calculator.recalculate(book);
    assertThat(first.faults()).isEmpty();
    assertThat(Calculator.recalculate(book).undecided()).isEqualTo(first.undecided());
  }

  private static void put(SheetBuilder sheet, String cell, String formula) {
    CellRef place = CellRef.parse(cell);
    sheet.cell(
        place.row(),
        place.column(),
        CellValue.Blank.BLANK,
        0,
        sheet.formula(CellFormula.at(place, formula)));
  }

  @Test
  void rulesOfTheUsers() throws Exception {
    String rules =
        Files.readString(TEMPLATES.resolve("guangxi-unit-2025/rules.csv"), StandardCharsets.UTF_8);
    String head = rules.substring(0, rules.indexOf('\n') + 1);
    List<String> lines = rules.lines().skip(1).filter(line -> !line.isBlank()).toList();
    assertThat(
            Fuzzing.run(
                "rules",
                random ->
                    new Mutator(random)
                        .text(
                            (head + any(lines, random) + "\n" + any(lines, random) + "\n")
                                .getBytes(StandardCharsets.UTF_8)),
                input -> {
                  OwnRules own = new OwnRules("own.csv", input);
                  try {
                    BudgetEngine with =
                        BudgetEngine.open(
                            TEMPLATES, Optional.of("guangxi-unit-2025"), List.of(own));
                    checkedBy(with);
                  } catch (Refusal wrong) {
                    assertThat(wrong.problems()).isNotEmpty();
                  }
                }))
        .isEmpty();
  }

  private static void checkedBy(BudgetEngine with) throws Refusal {
    byte[] sample = file(SAMPLES.resolve("broken/X03.xlsx"));
    assertThat(
            with.evaluate(sample, "a.xlsx", new Options(Optional.of("guangxi-unit-2025"))).faults())
        .isEmpty();
  }

  @Test
  void filesOfPacks() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.walk(TEMPLATES)) {
      files =
          all.filter(file -> file.toString().matches(".*[.](csv|properties)")).sorted().toList();
    }
    for (Path file : files) {
      Path copy = folder.resolve(TEMPLATES.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    assertThat(
            Fuzzing.run(
                "packs",
                random -> {
                  Path file = any(files, random);
                  String name = TEMPLATES.relativize(file) + "\n";
                  byte[] changed = new Mutator(random).text(file(file));
                  byte[] start = name.getBytes(StandardCharsets.UTF_8);
                  byte[] all = java.util.Arrays.copyOf(start, start.length + changed.length);
                  System.arraycopy(changed, 0, all, start.length, changed.length);
                  return all;
                },
                this::opened))
        .isEmpty();
  }

  /** Opens the packs with one file in the place of its original. */
  private void opened(byte[] input) throws IOException {
    int end = 0;
    while (input[end] != '\n') {
      end++;
    }
    String name = new String(input, 0, end, StandardCharsets.UTF_8);
    Path place = folder.resolve(name);
    byte[] original = Files.readAllBytes(place);
    Files.write(place, java.util.Arrays.copyOfRange(input, end + 1, input.length));
    try {
      BudgetEngine.open(folder);
    } catch (Refusal wrong) {
      assertThat(wrong.problems()).isNotEmpty();
    } finally {
      Files.write(place, original);
    }
  }

  @Test
  void narratives() throws Exception {
    byte[] text = text(SAMPLES.resolve("liujiang-2025/liujiang-2025.docx"));
    byte[] word = file(SAMPLES.resolve("liujiang-2025/liujiang-2025.docx"));
    byte[] page =
        ("<html><p>"
                + new String(text, StandardCharsets.UTF_8).replace("\n", "</p><p>")
                + "</html>")
            .getBytes(StandardCharsets.UTF_8);
    Evaluation tables =
        engine.evaluate(
            file(SAMPLES.resolve("liujiang-2025/liujiang-2025.xlsx")), "a.xlsx", Options.AUTO);
    assertThat(
            Fuzzing.run(
                "narratives",
                random -> {
                  Mutator mutator = new Mutator(random);
                  return switch (random.nextInt(3)) {
                    case 0 -> mutator.packed(word);
                    case 1 -> mutator.text(page);
                    default -> mutator.text(text);
                  };
                },
                input -> {
                  try {
                    NarrativeEvaluation.Input open =
                        NarrativeEngine.open(input, "a", Optional.empty());
                    prose.evaluate(open, Optional.of(tables), Optional.empty());
                    prose.evaluate(open, Optional.empty(), Optional.empty());
                  } catch (Refusal refused) {
                    assertThat(refused.problems()).isNotEmpty();
                  }
                }))
        .isEmpty();
  }

  private static byte[] text(Path word) throws Exception {
    NarrativeEvaluation.Input open = NarrativeEngine.open(file(word), "a.docx", Optional.empty());
    StringBuilder text = new StringBuilder();
    open.text().paragraphs().forEach(paragraph -> text.append(paragraph.text()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
