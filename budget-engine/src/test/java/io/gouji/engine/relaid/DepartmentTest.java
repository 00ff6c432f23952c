package io.gouji.engine.relaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Evaluation;
import io.gouji.engine.Options;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.Verdict;
import io.gouji.engine.binding.Listing;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.relaid.Page.Cell;
import io.gouji.engine.report.Transfer;
import io.gouji.engine.report.Transferred;
import io.gouji.engine.report.Transferred.Kind;
import io.gouji.engine.report.Transferred.Reason;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A department with two units: joined by unit, and an error in one of them is told of that one. */
class DepartmentTest {
  private static final Path SAMPLE =
      Path.of("..", "samples", "liujiang-2025", "liujiang-2025-printed.xlsx");
  private static final String NAME = "柳州市柳江区信息中心";
  private static final List<String> UNITS = List.of("柳州市柳江区信息中心", "柳州市柳江区数据服务站");
  private static final String DEPARTMENT = "柳州市柳江区大数据局";

  /** How the rows of a listing by code tell their unit. */
  enum Units {
    /** Every table is printed once for each unit. */
    SHEETS,
    /** Table 2 lists the units. */
    LISTED,
    /** Tables 3 and 5 have the unit in a column too, in every row. */
    COLUMN,
    /** The same, the unit being written once for all its rows. */
    COLUMN_ONCE,
    /** A row for each unit sums up its codes below. */
    SUBTOTAL
  }

  private static final String PACK = "guangxi-unit-2025";

  private static BudgetEngine engine;

  @BeforeAll
  static void open() throws Refusal {
    engine = BudgetEngine.open(Path.of("..", "templates"));
  }

  private static Book unit(int index) throws IOException {
    Book book = Book.of(Files.readAllBytes(SAMPLE));
    for (Page page : book.pages) {
      page.sheet = "%d %s".formatted(index + 1, page.id);
      page.unit = page.unit.replace(NAME, UNITS.get(index));
      page.mapBody(
          column -> true, cell -> cell.text().equals(NAME) ? Cell.text(UNITS.get(index)) : cell);
    }
    return book;
  }

  private static Page page(Book book, String id) {
    return book.pages.stream().filter(page -> page.id.equals(id)).findFirst().orElseThrow();
  }

  /** The books of both units in one. */
  private static byte[] department(Book one, Book two, Units units) throws IOException {
    if (units != Units.SHEETS) {
      join(one, two, "T02");
    }
    if (units.ordinal() > Units.LISTED.ordinal()) {
      for (String id : List.of("T03", "T05")) {
        withUnits(page(one, id), UNITS.get(0), units);
        withUnits(page(two, id), UNITS.get(1), units);
        join(one, two, id);
      }
    }
    one.pages.addAll(two.pages);
    return one.write();
  }

  private static void withUnits(Page page, String unit, Units units) {
    page.insert(0, "单位名称");
    List<Cell> total = page.body.get(page.body.size() - 1);
    boolean first = true;
    for (List<Cell> row : page.body) {
      if (row != total && (units == Units.COLUMN || units == Units.COLUMN_ONCE && first)) {
        row.set(0, Cell.text(unit));
      }
      first = false;
    }
    if (units == Units.SUBTOTAL) {
      List<Cell> subtotal = new ArrayList<>(total);
      subtotal.replaceAll(cell -> cell.isNumber() ? cell : Cell.BLANK);
      subtotal.set(0, Cell.text(unit));
      page.body.add(0, subtotal);
    }
  }

  /** Puts the rows of the second page below those of the first, and their sum under both. */
  private static void join(Book one, Book two, String id) {
    Page page = page(one, id);
    Page other = page(two, id);
    List<Cell> total = page.body.remove(page.body.size() - 1);
    List<Cell> otherTotal = other.body.remove(other.body.size() - 1);
    List<Cell> sum = new ArrayList<>(Collections.nCopies(page.width(), Cell.BLANK));
    sum.set(0, Cell.text("合计"));
    for (int column = 0; column < page.width(); column++) {
      if (total.get(column).isNumber() && otherTotal.get(column).isNumber()) {
        double both = total.get(column).number() + otherTotal.get(column).number();
        sum.set(column, new Cell(Math.round(both * 100) / 100.0, total.get(column).format()));
      }
    }
    page.body.addAll(other.body);
    page.body.add(sum);
    page.unit = page.unit.replace(UNITS.get(0), DEPARTMENT);
    page.merges.removeIf(CellRangeAddress::isFullColumnRange);
    two.pages.remove(other);
  }

  private static Evaluation evaluate(byte[] bytes) throws Refusal {
    return engine.evaluate(bytes, "部门.xlsx", Options.AUTO);
  }

  @ParameterizedTest
  @EnumSource(Units.class)
  void aSoundDepartmentIsClean(Units units) throws Exception {
    Evaluation evaluation = evaluate(department(unit(0), unit(1), units));

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() != Severity.INFO)
        .isEmpty();
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.faults()).isEmpty();
    assertThat(evaluation.verdict()).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @EnumSource(Units.class)
  void anErrorInOneUnitIsToldOfThatUnitOnly(Units units) throws Exception {
    Book two = unit(1);
    Page spending = page(two, "T03");
    int column = spending.column("基本支出");
    Cell wrong = spending.body.get(3).get(column);
    spending.body.get(3).set(column, new Cell(wrong.number() + 3.6, wrong.format()));

    Evaluation evaluation = evaluate(department(unit(0), two, units));

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .isNotEmpty()
        .extracting(finding -> finding.rule() + " " + finding.instance().unit())
        .allMatch(told -> told.endsWith(UNITS.get(1)) || told.equals("T3-02B " + DEPARTMENT))
        .contains("T3-01 " + UNITS.get(1), "T3-02 " + UNITS.get(1))
        .doesNotHaveDuplicates();
    assertThat(evaluation.undecided()).isEmpty();
    assertThat(evaluation.verdict()).isEqualTo(Verdict.ERRORS);
  }

  /** A template is of one unit: the tables of the other have no place, and nothing is lost. */
  @ParameterizedTest
  @EnumSource(Units.class)
  void ofADepartmentOneUnitIsImportedAndTheOtherListed(Units units) throws Exception {
    byte[] source = department(unit(0), unit(1), units);
    Reading reading = engine.read(source, "样本", PACK).orElseThrow();

    Transferred result = Transfer.everything(reading, engine, PACK);

    assertThat(result.counts().placed() + result.counts().calculated() + result.counts().left())
        .isEqualTo(result.counts().figures());
    assertThat(result.left()).isNotEmpty().allMatch(left -> left.reason() == Reason.UNIT);
    assertThat(result.differences()).allMatch(gap -> gap.kind() == Kind.ROUNDING);
    assertThat(UNITS).contains(result.unit());
    assertThat(result.counts().figures()).isEqualTo(numbers(reading).size());
  }

  /** Cells with an amount, a quantity or a share in any row of any table. */
  private static Set<String> numbers(Reading reading) {
    Set<String> cells = new HashSet<>();
    for (Listing listing : reading.binding().listings()) {
      Block block = listing.block();
      for (int row = 0; row < block.rowCount(); row++) {
        for (String column : listing.columns()) {
          int amount = block.column(column);
          boolean number =
              amount < 0
                  ? Set.of("数量", "单价", "增减率").contains(column)
                      && listing.number(row, column).isPresent()
                  : block.state(row, amount) == FactState.STATED;
          if (number) {
            cells.add(block.heading().sheet() + "!" + listing.cell(row, column).a1());
          }
        }
      }
    }
    return cells;
  }

  @Test
  void theListOfUnitsIsHeldAgainstEachUnit() throws Exception {
    Book two = unit(1);
    Page income = page(two, "T02");
    int column = income.column("合计");
    income.body.get(0).set(column, new Cell(270.0, "0.00"));

    Evaluation evaluation = evaluate(department(unit(0), two, Units.LISTED));

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .extracting(finding -> finding.rule() + " " + finding.instance().unit())
        .contains("X01 " + UNITS.get(1), "T2-01 " + UNITS.get(1), "T2-02 " + DEPARTMENT)
        .noneMatch(told -> told.endsWith(UNITS.get(0)));
  }

  /**
   * Beside itself a year earlier: each unit copied its tables, and repeats a last year before that
   * one.
   */
  @ParameterizedTest
  @EnumSource(Units.class)
  void everyUnitIsHeldAgainstItsOwnYearBefore(Units units) throws Exception {
    byte[] now = department(unit(0), unit(1), units);
    Options options =
        Options.AUTO.withPrior(engine.openPrior(yearBefore(now), "上年.xlsx", Options.AUTO));

    Evaluation evaluation = engine.evaluate(now, "部门.xlsx", options);

    assertThat(evaluation.findings())
        .filteredOn(finding -> finding.severity() != Severity.INFO)
        .extracting(finding -> finding.rule() + " " + finding.instance().unit())
        .containsExactlyInAnyOrderElementsOf(
            UNITS.stream()
                .flatMap(
                    unit ->
                        Stream.of("X18", "X18F", "X18H", "X35", "X35C").map(r -> r + " " + unit))
                .toList());
    assertThat(evaluation.workbook().prior()).map(Evaluation.Compared::used).contains(true);
    assertThat(evaluation.undecided()).isEmpty();
  }

  private static byte[] yearBefore(byte[] workbook) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            if (cell.getCellType() == CellType.STRING) {
              cell.setCellValue(cell.getStringCellValue().replace("2025年", "2024年"));
            }
          }
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }
}
