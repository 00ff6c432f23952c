package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.table.Block;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A third region, made by templates/ADAPTING.md and no Java. */
class AdaptedPackTest {
  private static final String PACK = "yunling-unit-2026";
  private static final Path MADE = Path.of("src/test/resources/io/gouji/engine/app", PACK);

  @TempDir private Path folder;
  private Path templates;
  private PrintedPage page;
  private String asMade;

  @BeforeEach
  void addThePackAndFillItsForm() throws IOException {
    page = PrintedPage.read(Spoken.TEMPLATES.resolve("ADAPTING.md"));
    templates = folder.resolve("templates");
    copy(Spoken.TEMPLATES, templates);
    page.commands().get(0).holds(templates, folder);
    asMade = Files.readString(templates.resolve(PACK).resolve("rules.csv"));
    copy(MADE, templates.resolve(PACK));
    Path blank = folder.resolve("表.xlsx");
    assertThat(run("new", "--pack", PACK, "--unit", "云岭县某局", "-o", blank.toString()).code())
        .isZero();
    Files.createDirectories(folder.resolve("样表"));
    fill(blank, folder.resolve("样表.xlsx"), 60);
    fill(blank, folder.resolve("样表").resolve("样表.xlsx"), 60);
    fill(blank, folder.resolve("改错.xlsx"), 61);
  }

  @Test
  void everyCommandOfThePageDoesWhatThePageSays() {
    List<PrintedPage.Command> commands = page.commands();
    assertThat(commands).hasSizeGreaterThan(8);
    commands.stream().skip(1).forEach(command -> command.holds(templates, folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack.properties", "tables.csv", "columns.csv", "rows.csv", "rules.csv"})
  void theLinesOnThePageAreThoseOfThePack(String file) throws IOException {
    assertThat(page.lines(file)).isNotEmpty();
    assertThat(Files.readAllLines(MADE.resolve(file))).containsAll(page.lines(file));
  }

  @Test
  void itsRelationsSurviveExcel() {
    String csv = folder.resolve("回.csv").toString();
    String xlsx = folder.resolve("出.xlsx").toString();
    assertThat(run("rules", "export", "--pack", PACK, "-o", xlsx).code()).isZero();
    assertThat(run("rules", "import", xlsx, "--pack", PACK, "-o", csv).code()).isZero();
    assertThat(Path.of(csv)).hasSameTextualContentAs(MADE.resolve("rules.csv"));
  }

  @Test
  void theWrongFigureIsFoundAndNothingElse() {
    Spoken told = run("validate", folder.resolve("改错.xlsx").toString());
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.out())
        .contains(PACK, "T3-02")
        .contains("附表2!D6（201 一般公共服务支出·基本支出）：这里应当是公式 =D7，现在是 61.00 万元");
  }

  /** Only the relation of the region was typed; what was copied needed no hand. */
  @Test
  void itsRelationsAreThoseThatWereCopied() throws IOException {
    String own = String.join("\n", page.lines("rules.csv")) + "\n";
    assertThat(MADE.resolve("rules.csv")).content().isEqualTo(asMade + own);
  }

  /** The headings of the region name years, and its next form is read by this year's pack too. */
  @ParameterizedTest
  @ValueSource(ints = {2026, 2027})
  void eachYearStandsInItsColumn(int year) throws Exception {
    Path blank = folder.resolve(year + ".xlsx");
    String[] asked = {"new", "--pack", PACK, "--unit", "云岭县某局", "--year", "" + year, "-o"};
    assertThat(
            run(Stream.concat(Stream.of(asked), Stream.of(blank.toString())).toArray(String[]::new))
                .code())
        .isZero();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(blank))) {
      assertThat(book.getSheet("附表3").getRow(3).getCell(2).getStringCellValue())
          .isEqualTo(year + "年预算数");
    }
    Block block =
        BudgetEngine.open(templates, PACK)
            .read(Files.readAllBytes(blank), "", PACK)
            .orElseThrow()
            .book()
            .blocks("表7")
            .get(0);
    int row = block.row("三公合计");
    assertThat(block.heading().period()).isEqualTo("" + year);
    assertThat(block.cell(row, block.column("上年预算数")).a1()).startsWith("B");
    assertThat(block.cell(row, block.column("本年预算数")).a1()).startsWith("C");
  }

  private Spoken run(String... args) {
    return Spoken.by(Optional.of(templates), args);
  }

  /** Fills in a balanced budget of 100; where the class has not 60 basic, it is typed over. */
  private static void fill(Path blank, Path filled, double basic) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(blank));
        OutputStream out = Files.newOutputStream(filled)) {
      Sheet budget = book.getSheet("附表1");
      put(budget, 5, 1, 90);
      put(budget, 6, 1, 10);
      budget.getRow(5).getCell(2).setCellValue("一般公共服务支出");
      put(budget, 5, 3, 100);
      Sheet spending = book.getSheet("附表2");
      String[][] codes = {{"201", "一般公共服务支出"}, {"20103", "政府办公厅（室）及相关机构事务"}, {"2010301", "行政运行"}};
      for (int i = 0; i < codes.length; i++) {
        spending.getRow(5 + i).getCell(0).setCellValue(codes[i][0]);
        spending.getRow(5 + i).getCell(1).setCellValue(codes[i][1]);
        for (String column : List.of("D", "E")) {
          int at = column.charAt(0) - 'A';
          if (i < codes.length - 1) {
            spending.getRow(5 + i).getCell(at).setCellFormula(column + (7 + i));
          } else {
            put(spending, 5 + i, at, at == 3 ? 60 : 40);
          }
        }
      }
      if (basic != 60) {
        spending.getRow(5).getCell(3).setBlank();
        put(spending, 5, 3, basic);
      }
      Sheet visits = book.getSheet("附表3");
      put(visits, 5, 1, 0);
      put(visits, 6, 1, 3);
      put(visits, 7, 1, 1);
      put(visits, 5, 2, 0);
      put(visits, 6, 2, 3);
      put(visits, 7, 2, 1);
      book.setForceFormulaRecalculation(true);
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.write(out);
    }
  }

  private static void put(Sheet sheet, int row, int column, double value) {
    sheet.getRow(row).getCell(column).setCellValue(value);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
  }
}
