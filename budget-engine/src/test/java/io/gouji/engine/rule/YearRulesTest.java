package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that sets a table beside last year's: right, wrong, too little, unreadable, none. */
class YearRulesTest {
  private static final Set<String> KINDS = Set.of("GROWN_ALIKE", "SAME_SCALE", "NOT_COPIED");
  private static final List<String> LAST = List.of("100", "200", "300", "400", "500", "600");
  private static final List<String> NOW = List.of("110", "212", "330", "408", "575", "606");

  static boolean asks(Pack pack, RuleSpec rule) {
    return LabelRulesTest.asks(pack, rule) && KINDS.contains(kind(pack, rule));
  }

  private static String kind(Pack pack, RuleSpec rule) {
    return pack.vocabulary().predicates().get(FormulaText.function(rule.formula()).orElseThrow());
  }

  static Stream<Arguments> rules() throws PackException {
    List<Arguments> all = new ArrayList<>();
    for (PackRulesTest.Kind kind : PackRulesTest.Kind.values()) {
      Pack pack = kind.pack();
      pack.rules().stream()
          .filter(rule -> asks(pack, rule))
          .forEach(rule -> all.add(Arguments.of(kind, rule.id().value())));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anOrdinaryYearIsSilent(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, NOW, LAST);

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.notApplicable()).isEmpty();
    assertThat(checking.judged()).isPositive();
  }

  private static List<String> wrong(String kind) {
    return switch (kind) {
      case "GROWN_ALIKE" -> List.of("110", "212", "3300", "408", "575", "606");
      case "SAME_SCALE" -> NOW.stream().map(amount -> amount + "000").toList();
      default -> LAST;
    };
  }

  @ParameterizedTest
  @MethodSource("rules")
  void whatIsWrongIsToldOnceWithBothFigures(PackRulesTest.Kind kind, String id)
      throws PackException {
    Pack pack = kind.pack();
    String asked = kind(pack, rule(pack, id));
    List<Finding> findings = check(kind, id, wrong(asked), LAST).findings();

    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    assertThat(pack.messages().sentences(finding.arguments().get(Finding.SENTENCE), "zh"))
        .isPresent();
    assertThat(finding.locations())
        .extracting(at -> ((Location.Cell) at).file())
        .containsExactly("", "上年.xlsx");
    assertThat(finding.principal()).map(Location.Cell::file).contains("");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ofTooFewFiguresNothingCanBeSaid(PackRulesTest.Kind kind, String id) throws PackException {
    Checking checking = check(kind, id, List.of("1000"), List.of("1000"));

    assertThat(checking.findings()).isEmpty();
    assertThat(checking.judged()).isZero();
    assertThat(checking.notApplicable())
        .extracting(NotApplicable::rule, NotApplicable::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(new RuleId(id), "A08"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void withoutLastYearItDoesNotApply(PackRulesTest.Kind kind, String id) throws PackException {
    Pack pack = kind.pack();
    Checking checking = Checker.check(compiled(pack, id), book(pack, rule(pack, id), NOW, "2025"));

    assertThat(checking.undecided()).isEmpty();
    assertThat(checking.judged()).isZero();
    assertThat(checking.notApplicable()).extracting(NotApplicable::reason).containsExactly("A07");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aFigureNobodyCanReadLeavesItOpenInEitherYear(PackRulesTest.Kind kind, String id)
      throws PackException {
    List<String> hole = new ArrayList<>(LAST);
    hole.set(1, "?");

    assertThat(check(kind, id, NOW, hole).undecided())
        .flatExtracting(io.gouji.engine.finding.Undecided::missing)
        .singleElement()
        .asString()
        .startsWith("上年.xlsx ");
    assertThat(check(kind, id, hole, LAST).undecided()).hasSize(1);
    assertThat(check(kind, id, hole, LAST).findings()).isEmpty();
  }

  /** One of two rows cannot be out of the ordinary; a small sum is no matter. */
  @ParameterizedTest
  @CsvSource({
    "100 200 300 400 500 600, 100 200 300 400 500 1100, 0",
    "100 200 300 400 500 600, 100 200 300 400 500 1900, 1",
    "100 200 300 400 500 600, 10 200 300 400 500 600, 1",
    "1 200 300 400 500 600, 9 200 300 400 500 600, 0",
    "100 200 300 400 500 600, 200 400 600 800 1000 1200, 0",
    "100 200 300 400 500 600, 200 400 600 800 1000 600, 0",
    "100 200 300 400 500 600, 200 400 600 800 1000 350, 1",
    "100 200 300 400 500 600, 50 400 100 1600 900 6000, 0",
    "0 200 300 400 500 600, 900 200 300 400 500 600, 0",
  })
  void aRowIsOutOfTheOrdinaryBesideTheOthersOnly(String last, String now, int found)
      throws PackException {
    Checking checking =
        check(PackRulesTest.Kind.GUANGXI, "X32", List.of(now.split(" ")), List.of(last.split(" ")));

    assertThat(checking.findings()).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "100 200, 1000 2000, 1",
    "100 200, 10 20, 1",
    "100 200, 1000 2001, 0",
    "100 200, 100 200, 0",
    "100 200, 200 400, 0",
    "1 2 3, 12000 19000 3, 1",
    "12000 19000 3, 1 2 3, 1",
    "1 2 3 4, 12000 19000 3 4, 0",
  })
  void aTableIsOfAnotherOrderIfMostOfItIsOrAllOfItExactly(String last, String now, int found)
      throws PackException {
    Checking checking =
        check(PackRulesTest.Kind.GUANGXI, "X34", List.of(now.split(" ")), List.of(last.split(" ")));

    assertThat(checking.findings()).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "增减相近(表3[@合计],表3[合计],5,3.5,3,1%)",
        "增减相近(表3[@合计],上年表5[合计],5,3.5,3,1%)",
        "增减相近(表3[合计],上年表3[合计],5,3.5,3,1%)",
        "增减相近(表3[@合计],上年表3[合计],5,3.5,3)",
        "增减相近(表3[@合计],上年表3[合计],2.5,3.5,3,1%)",
        "增减相近(表3[@合计],上年表3[合计],5,0,3,1%)",
        "增减相近(表3[@合计],上年表3[合计],5,表3!合计,3,1%)",
        "数量级相符(表3[@合计],上年表3[合计],100)",
        "数量级相符(表3[合计],上年表3[合计])",
        "不同于上年(表3[合计],表3[合计],4)"
      })
  void aPredicateWithWrongArgumentsIsAMistakeOfThePack(String formula) throws PackException {
    Pack pack = PackRulesTest.Kind.GUANGXI.pack();
    Pack one = LabelRulesTest.with(pack, List.of(LabelRulesTest.rule(formula)));
    PackException told = catchThrowableOfType(PackException.class, () -> RuleCompiler.compile(one));
    assertThat(told.mistakes()).extracting(mistake -> mistake.message()).containsExactly("R13");
  }

  private static RuleSpec rule(Pack pack, String id) {
    return pack.rules().stream().filter(r -> r.id().value().equals(id)).findFirst().orElseThrow();
  }

  private static RuleSet compiled(Pack pack, String id) throws PackException {
    return RuleCompiler.compile(LabelRulesTest.with(pack, List.of(rule(pack, id))));
  }

  private static Checking check(
      PackRulesTest.Kind kind, String id, List<String> now, List<String> last)
      throws PackException {
    Pack pack = kind.pack();
    RuleSpec rule = rule(pack, id);
    BudgetBook before = book(pack, rule, last, "2024");
    BudgetBook both =
        book(pack, rule, now, "2025")
            .after(before.blocks().stream().map(block -> block.in("上年.xlsx")).toList());
    return Checker.check(compiled(pack, id), both);
  }

  /** A block whose rows say the same in every column. */
  private static BudgetBook book(Pack pack, RuleSpec rule, List<String> amounts, String year) {
    String name = rule.formula().replaceAll(".*?\\((.*?)\\[.*", "$1");
    BookBuilder.Sheet sheet = new BookBuilder(pack).block(name).year(year);
    TableSpec table =
        pack.tables().stream()
            .filter(one -> one.blocks().stream().map(BlockSpec::name).toList().contains(name))
            .findFirst()
            .orElseThrow();
    int columns =
        table.blocks().stream()
            .filter(block -> block.name().equals(name))
            .mapToInt(block -> block.amounts().size())
            .sum();
    for (int i = 0; i < amounts.size(); i++) {
      String[] row = new String[columns];
      Arrays.fill(row, amounts.get(i));
      boolean coded = table.keys() == TableSpec.Keys.CODE;
      RowKey key =
          coded
              ? new RowKey.Code(Integer.toString(30101 + i), 1)
              : new RowKey.Item(i + 1, "项目" + i);
      Map<LabelColumn, String> labels =
          coded ? Map.of() : Map.of(LabelColumn.NAME, "项目" + i, LabelColumn.TOP, "TRUE");
      sheet.add(key, labels, row);
    }
    return sheet.done().book();
  }
}
