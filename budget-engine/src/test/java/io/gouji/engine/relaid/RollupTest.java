package io.gouji.engine.relaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Refusal;
import io.gouji.engine.batch.Grade;
import io.gouji.engine.batch.Plan;
import io.gouji.engine.batch.Run;
import io.gouji.engine.batch.Told;
import io.gouji.engine.relaid.Page.Cell;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.engine.report.RunSummary.Spot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A department's workbook against those of its two units. */
class RollupTest {
  private static final Path SAMPLES = Path.of("..", "samples");
  private static final String NAME = "柳州市柳江区信息中心";
  private static final String OTHER = "柳州市柳江区数据服务站";
  private static final String DEPARTMENT = "柳州市柳江区大数据局";

  private static BudgetEngine engine;

  @TempDir private Path folder;
  private Path in;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  @BeforeEach
  void units() throws Exception {
    in = Files.createDirectories(folder.resolve("in"));
    Files.write(in.resolve("a.xlsx"), book(NAME, 1).write());
    Files.write(in.resolve("b.xlsx"), book(OTHER, 1).write());
  }

  /** The sample of another unit, every amount so many times as large. */
  private static Book book(String unit, int times) throws Exception {
    Book book =
        Book.of(Files.readAllBytes(SAMPLES.resolve("liujiang-2025/liujiang-2025-printed.xlsx")));
    for (Page page : book.pages) {
      page.unit = page.unit.replace(NAME, unit);
      UnaryOperator<Cell> larger =
          cell ->
              cell.isNumber()
                  ? new Cell(Math.round(cell.number() * times * 100) / 100.0, cell.format())
                  : cell;
      page.mapBody(page::isMoney, larger);
      page.mapBody(column -> true, cell -> cell.text().equals(NAME) ? Cell.text(unit) : cell);
    }
    return book;
  }

  private static Page page(Book book, String id) {
    return book.pages.stream().filter(page -> page.id.equals(id)).findFirst().orElseThrow();
  }

  /** The department's book: Table 2 names its units. */
  private static Book department(List<String> units) throws Exception {
    Book book = book(DEPARTMENT, 2);
    Page income = page(book, "T02");
    List<Cell> row = income.body.get(0);
    income.body.remove(0);
    Book one = book(NAME, 1);
    List<Cell> of = page(one, "T02").body.get(0);
    int at = row.stream().map(Cell::text).toList().indexOf(DEPARTMENT);
    for (String unit : units) {
      List<Cell> copy = new ArrayList<>(of);
      copy.set(at, Cell.text(unit));
      income.body.add(0, copy);
    }
    return book;
  }

  private record Rolled(Grade grade, Section section) {
    List<String> told() {
      return section.findings().stream().map(Across::finding).map(one -> one.rule()).toList();
    }
  }

  private Rolled rolled(Book department) throws Exception {
    Path file = folder.resolve("部门.xlsx");
    Files.write(file, department.write());
    return rolled(file);
  }

  private Rolled rolled(Path file) throws Exception {
    Path out = Files.createDirectories(folder.resolve("out"));
    Plan plan = Told.plan(in, out, Optional.empty(), Optional.of(file));
    List<Section> sections = new ArrayList<>();
    Told told = new Told(out);
    Grade grade =
        new Run(engine, plan, told, told, told)
            .execute(run -> sections.addAll(run.summary().sections()));
    return new Rolled(grade, sections.get(0));
  }

  @Test
  void aDepartmentThatIsTheSumOfItsUnitsIsInOrder() throws Exception {
    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.section().findings()).isEmpty();
    assertThat(rolled.section().note()).matches("与 2 个单位比较，[1-9]\\d+ 个数相符，\\d+ 个数不能比较。");
  }

  @Test
  void aFigureThatIsNotTheSumIsToldWithBothValues() throws Exception {
    Book department = department(List.of(NAME, OTHER));
    Page spending = page(department, "T03");
    int column = spending.column("基本支出");
    Cell cell = spending.body.get(3).get(column);
    spending.body.get(3).set(column, new Cell(cell.number() + 3.6, cell.format()));

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).containsExactly("H01");
    assertThat(rolled.section().findings().get(0).finding().difference().orElseThrow().value())
        .isEqualTo("3.60");
    assertThat(rolled.grade()).isEqualTo(Grade.ERRORS);
  }

  @Test
  void unitsThatAreMissingOrTooManyAreNamed() throws Exception {
    Rolled rolled = rolled(department(List.of(NAME, "柳州市柳江区网络中心")));

    assertThat(rolled.told()).containsExactly("H02", "H03");
  }

  /** What the department says of one unit is still compared with what that unit says. */
  @Test
  void whereAUnitIsMissingSumsAreOpenAndToldOnce() throws Exception {
    Book department = department(List.of(NAME, OTHER));
    assertThat(rolled(department).told()).isEmpty();
    Files.delete(in.resolve("b.xlsx"));

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).containsExactly("H02");
    assertThat(text(rolled, "H02"))
        .isEqualTo("部门的表中有单位“%s”，文件夹中没有它的工作簿；部门的数因此没有与各单位之和比较。".formatted(OTHER));
    assertThat(rolled.section().note()).matches("与 1 个单位比较，\\d\\d 个数相符，3\\d\\d 个数不能比较。");
    assertThat(rolled.grade()).isEqualTo(Grade.ERRORS);
  }

  /**
   * The department prints a table of one of its units, where a figure is not what the unit says.
   */
  private static Book withUnitThatDiffers() throws Exception {
    Book department = department(List.of(NAME, OTHER));
    Page own = page(book(NAME, 1), "T03");
    own.sheet = "表3 信息中心";
    int column = own.column("基本支出");
    Cell cell = own.body.get(3).get(column);
    own.body.get(3).set(column, new Cell(cell.number() + 1.5, cell.format()));
    department.pages.add(own);
    return department;
  }

  @Test
  void whatTheDepartmentSaysOfAUnitThatIsThereIsComparedAllTheSame() throws Exception {
    Book department = withUnitThatDiffers();
    Files.delete(in.resolve("b.xlsx"));

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).contains("H02", "H08").doesNotContain("H01", "H14");
    assertThat(rolled.section().note()).startsWith("与 1 个单位比较，");
  }

  /** A department that lists no units has those of the folder. */
  @Test
  void whereNobodyIsListedAUnitOfAnotherYearLeavesTheSumOpen() throws Exception {
    Book department = book(DEPARTMENT, 2);
    assertThat(rolled(department).told()).doesNotContain("H14");
    Book other = book(OTHER, 1);
    other.pages.forEach(page -> page.title = page.title.replace("2025", "2024"));
    Files.write(in.resolve("b.xlsx"), other.write());

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).containsExactly("H05", "H14");
    assertThat(text(rolled, "H14")).contains(OTHER);
    Files.write(in.resolve("c.xlsx"), book(OTHER, 1).write());
    assertThat(rolled(department).told()).contains("H05").doesNotContain("H14");
  }

  /** A workbook that was cut off on its way. */
  private void cut(String name) throws Exception {
    byte[] whole = Files.readAllBytes(in.resolve(name));
    Files.write(in.resolve(name), Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void whereNobodyIsListedAFileThatCannotBeReadLeavesTheSumOpen() throws Exception {
    cut("b.xlsx");

    Rolled rolled = rolled(book(DEPARTMENT, 2));

    assertThat(rolled.told()).containsExactly("H15");
    assertThat(text(rolled, "H15"))
        .isEqualTo("有 1 个文件或文件夹读不到（b.xlsx），可能是所属单位的；“%s”因此没有与各单位之和比较。".formatted(DEPARTMENT));
    assertThat(rolled.section().findings().get(0).spots())
        .containsExactly(new Spot("b.xlsx", "", ""));
    assertThat(rolled.section().note()).matches("与 \\d 个单位比较，0 个数相符，[1-9]\\d+ 个数不能比较。");
  }

  @Test
  void aFileThatCannotBeReadMayBeTheMissingUnits() throws Exception {
    Book department = withUnitThatDiffers();
    cut("b.xlsx");

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).contains("H16", "H08").doesNotContain("H01", "H02", "H14");
    assertThat(text(rolled, "H16"))
        .startsWith("有 1 个文件或文件夹读不到（b.xlsx），可能就是没有读到工作簿的 1 个单位的（%s）".formatted(OTHER));
    Files.delete(in.resolve("b.xlsx"));
    assertThat(rolled(department).told()).contains("H02").doesNotContain("H16");
  }

  @Test
  void aFileThatCannotBeReadDoesNotMatterWhereAllThatAreListedAreThere() throws Exception {
    Files.copy(in.resolve("a.xlsx"), in.resolve("c.xlsx"));
    cut("c.xlsx");

    assertThat(rolled(department(List.of(NAME, OTHER))).told()).isEmpty();
  }

  /** The total of such a table is compared; its one row says the same of the same. */
  @Test
  void aRowOfTheDepartmentItselfStandsForTheWhole() throws Exception {
    assertThat(rolled(book(DEPARTMENT, 2)).told()).isEmpty();
    assertThat(rolled(book(DEPARTMENT, 3)).told()).contains("H01");
  }

  /** Formulas of totals come to zero where the row is blank. */
  @Test
  void aRowOfTheDepartmentItselfMayBeBlankWhereTheTotalIsZero() throws Exception {
    Book department = book(DEPARTMENT, 2);
    List<List<Cell>> rows = page(department, "T02").body;
    List<Cell> own = rows.get(0);
    List<Cell> total = rows.get(rows.size() - 1);
    int zeros = 0;
    for (int at = own.indexOf(first(own)); at < own.size(); at++) {
      if (!own.get(at).isNumber() && !total.get(at).isNumber()) {
        total.set(at, new Cell(0.0, first(own).format()));
        zeros++;
      }
    }

    assertThat(zeros).isPositive();
    assertThat(rolled(department).told()).isEmpty();
  }

  @Test
  void aRowOfTheDepartmentItselfThatIsNotTheTotalIsToldAllTheSame() throws Exception {
    Book department = book(DEPARTMENT, 2);
    List<Cell> row = page(department, "T02").body.get(0);
    Cell first = first(row);
    row.set(row.indexOf(first), new Cell(first.number() + 1, first.format()));

    assertThat(rolled(department).told()).contains("H01");
  }

  private static Cell first(List<Cell> row) {
    return row.stream().filter(Cell::isNumber).findFirst().orElseThrow();
  }

  @Test
  void twoWorkbooksThatDifferLeaveTheSumOpen() throws Exception {
    Files.write(in.resolve("c.xlsx"), book(OTHER, 2).write());

    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.told()).containsExactly("H04", "H14");
    assertThat(text(rolled, "H14")).contains(OTHER);
  }

  @Test
  void aUnitThatHandsInTwiceCountsOnce() throws Exception {
    Book again = book(OTHER, 1);
    again.pages.get(0).notes.add("注：第二次报送");
    Files.write(in.resolve("c.xlsx"), again.write());

    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.told()).containsExactly("H04");
  }

  @Test
  void aUnitOfAnotherYearIsLeftOut() throws Exception {
    Book other = book(OTHER, 1);
    other.pages.forEach(page -> page.title = page.title.replace("2025", "2024"));
    Files.write(in.resolve("b.xlsx"), other.write());

    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.told()).containsExactly("H05", "H14");
    assertThat(text(rolled, "H05")).contains("b.xlsx", "2024", "2025");
  }

  @Test
  void aUnitThatUsesOtherTablesIsLeftOut() throws Exception {
    Files.copy(SAMPLES.resolve("shanghai-2026/shanghai-2026.xlsx"), in.resolve("c.xlsx"));

    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.told()).containsExactly("H06");
    assertThat(text(rolled, "H06")).contains("c.xlsx");
  }

  @Test
  void aTableThatAUnitLacksMakesTheDepartmentsOpenAndNotWrong() throws Exception {
    Book other = book(OTHER, 1);
    other.pages.removeIf(page -> page.id.equals("T06"));
    Files.write(in.resolve("b.xlsx"), other.write());

    Rolled rolled = rolled(department(List.of(NAME, OTHER)));

    assertThat(rolled.told()).containsExactly("H07");
    assertThat(text(rolled, "H07")).contains(OTHER);
    assertThat(rolled.section().note()).doesNotContain("，0 个数不能比较");
    assertThat(rolled.grade()).isEqualTo(Grade.ERRORS);
  }

  @Test
  void whatTheDepartmentSaysOfAUnitIsWhatTheUnitSays() throws Exception {
    Book department = withUnitThatDiffers();

    Rolled rolled = rolled(department);

    assertThat(rolled.told()).contains("H08").doesNotContain("H02", "H03");
    assertThat(text(rolled, "H08")).contains(NAME, "1.50");
  }

  @Test
  void aDepartmentThatCannotBeReadIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("部门.xlsx"), "不是工作簿");

    Rolled rolled = rolled(file);

    assertThat(rolled.told()).containsExactly("H09");
    assertThat(text(rolled, "H09")).contains("部门.xlsx");
    assertThat(rolled.grade()).isEqualTo(Grade.ERRORS);
  }

  private static String text(Rolled rolled, String rule) {
    return rolled.section().findings().stream()
        .map(Across::finding)
        .filter(one -> one.rule().equals(rule))
        .map(one -> one.text())
        .findFirst()
        .orElseThrow();
  }
}
