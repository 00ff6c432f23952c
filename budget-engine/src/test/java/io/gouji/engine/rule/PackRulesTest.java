package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.BudgetBook;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of both packs against books that are consistent by construction, and spoilt ones. */
class PackRulesTest {
  private static final long[] SEEDS = {1, 2, 3};

  /** More than any invented figure, so that an inequality is broken too. */
  private static final long SPOILT = 100_000 * Amounts.WAN;

  /** A pack with its rules compiled and its layouts. */
  enum Kind {
    GUANGXI("guangxi-unit-2025"),
    SHANGHAI("shanghai-unit-2026");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    Pack pack() throws PackException {
      return PackLibrary.load(Path.of("../templates")).pack(id);
    }

    /** The pack with its relations only; what it says of labels is tried by LabelRulesTest. */
    Pack relations() throws PackException {
      Pack pack = pack();
      return LabelRulesTest.with(
          pack, pack.rules().stream().filter(rule -> !LabelRulesTest.asks(pack, rule)).toList());
    }

    List<TrueBook> books(Pack pack, long seed) {
      return alone(pack, seed).stream().map(YearBefore::beside).toList();
    }

    private List<TrueBook> alone(Pack pack, long seed) {
      return this == GUANGXI
          ? GuangxiBook.LAYOUTS.stream().map(layout -> GuangxiBook.of(pack, layout, seed)).toList()
          : List.of(
              ShanghaiBook.of(pack, false, true, seed),
              ShanghaiBook.of(pack, true, true, seed),
              ShanghaiBook.of(pack, false, false, seed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void allRulesCompileInTheOrderOfThePack(Kind kind) throws PackException {
    Pack pack = kind.pack();
    assertThat(RuleCompiler.compile(pack).ids())
        .isEqualTo(pack.rules().stream().map(RuleSpec::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void aConsistentBookHasNothingToTellAndEveryRuleHoldsInSomeLayout(Kind kind)
      throws PackException {
    Pack pack = kind.relations();
    RuleSet rules = RuleCompiler.compile(pack);
    Set<RuleId> held = new TreeSet<>();
    for (long seed : SEEDS) {
      for (TrueBook book : kind.books(pack, seed)) {
        Checking checking = Checker.check(rules, book.exact());
        held.addAll(applicable(rules, checking));
        assertThat(checking)
            .isEqualTo(
                new Checking(
                    List.of(),
                    List.of(),
                    checking.notApplicable(),
                    List.of(),
                    rules.ids().size(),
                    checking.judged(),
                    checking.judged(),
                    new Joint(checking.joint().relations(), 0, 0, 0, 0, 0),
                    Ledger.EMPTY));
      }
    }
    assertThat(held).isEqualTo(new TreeSet<>(rules.ids()));
  }

  private static Set<RuleId> applicable(RuleSet rules, Checking checking) {
    Set<RuleId> applicable = new TreeSet<>(rules.ids());
    checking.notApplicable().stream().map(NotApplicable::rule).forEach(applicable::remove);
    return applicable;
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleIsBrokenBySomeWrongFigure(Kind kind) throws PackException {
    Pack pack = kind.relations();
    RuleSet rules = RuleCompiler.compile(pack);
    Set<RuleId> broken = new TreeSet<>();
    for (TrueBook book : kind.books(pack, SEEDS[0])) {
      Set<RuleId> open = applicable(rules, Checker.check(rules, book.exact()));
      open.removeAll(broken);
      List<TrueBook.Spot> spots = new ArrayList<>(book.spots());
      Collections.shuffle(spots, new Random(SEEDS[0]));
      for (int i = 0; i < spots.size() && !open.isEmpty(); i++) {
        broken.addAll(brokenBy(spots.get(i), SPOILT, book, rules));
        broken.addAll(brokenBy(spots.get(i), -SPOILT, book, rules));
        open.removeAll(broken);
      }
    }
    assertThat(broken).isEqualTo(new TreeSet<>(rules.ids()));
  }

  /** A table that should be there and is not leaves what is said of it undecided. */
  @ParameterizedTest
  @EnumSource
  void everyRuleIsUndecidedOrDoesNotApplyWithoutATableItSpeaksOf(Kind kind) throws PackException {
    Pack pack = kind.relations();
    RuleSet rules = RuleCompiler.compile(pack);
    for (TrueBook book : kind.books(pack, SEEDS[0])) {
      Set<RuleId> open = new TreeSet<>();
      Set<RuleId> undecided = new TreeSet<>();
      for (TableSpec table : pack.tables()) {
        List<Block> left =
            book.exact().blocks().stream()
                .filter(block -> !block.heading().table().equals(table.id()))
                .toList();
        Checking checking = Checker.check(rules, new BudgetBook(left, Set.of(table.id())));
        assertThat(checking.findings()).isEmpty();
        checking.undecided().forEach(gap -> undecided.add(gap.rule()));
        checking.notApplicable().forEach(gap -> open.add(gap.rule()));
      }
      open.addAll(undecided);
      assertThat(open).isEqualTo(new TreeSet<>(rules.ids()));
      assertThat(undecided).hasSizeGreaterThan(rules.ids().size() / 2);
    }
  }

  /** What is told of a book with one wrong figure; all of it must name that figure's cell. */
  private static Set<RuleId> brokenBy(
      TrueBook.Spot spot, long spoilt, TrueBook book, RuleSet rules) {
    BudgetBook wrong = book.with(spot, spoilt).exact();
    int column = wrong.blocks(spot.block()).get(0).column(spot.column());
    CellRef cell = wrong.blocks(spot.block()).get(0).cell(spot.row(), column);
    Set<RuleId> broken = new TreeSet<>();
    for (Finding finding : Checker.check(rules, wrong).findings()) {
      assertThat(finding.kind()).isEqualTo(FindingClass.ERROR);
      assertThat(finding.locations())
          .describedAs("%s for %s", finding.rule(), spot)
          .anySatisfy(
              location -> {
                Location.Cell at = (Location.Cell) location;
                assertThat(List.of(at.sheet(), at.ref())).isEqualTo(List.of(spot.block(), cell));
              });
      broken.add(finding.rule());
    }
    return broken;
  }

  @ParameterizedTest
  @EnumSource
  void roundingATrueBookNeverMakesAnError(Kind kind) throws PackException {
    Pack pack = kind.relations();
    RuleSet rules = RuleCompiler.compile(pack);
    List<Finding> errors = new ArrayList<>();
    for (long seed = 1; seed <= 10; seed++) {
      for (TrueBook book : kind.books(pack, seed)) {
        for (int decimals = 0; decimals <= 4; decimals++) {
          Checker.check(rules, book.rounded(decimals)).findings().stream()
              .filter(finding -> finding.kind() == FindingClass.ERROR)
              .forEach(errors::add);
        }
      }
    }
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfRulesAndBlocksChangesNothing(Kind kind) throws PackException {
    Pack pack = kind.relations();
    TrueBook book = kind.books(pack, SEEDS[0]).get(0);
    List<TrueBook.Spot> spots = book.spots();
    Random random = new Random(7);
    for (int i = 0; i < 5; i++) {
      TrueBook spoilt = book.with(spots.get(random.nextInt(spots.size())), SPOILT);
      BudgetBook straight = spoilt.exact();
      List<RuleSpec> specs = new ArrayList<>(pack.rules());
      Collections.shuffle(specs, random);
      List<Block> blocks = new ArrayList<>(straight.blocks());
      Collections.shuffle(blocks, random);
      Pack shuffled =
          new Pack(
              pack.id(),
              pack.properties(),
              pack.tables(),
              specs,
              pack.catalogues(),
              pack.vocabulary(),
              pack.messages());
      assertThat(
              Checker.check(
                  RuleCompiler.compile(shuffled),
                  new BudgetBook(blocks, straight.missing(), straight.prior())))
          .isEqualTo(Checker.check(RuleCompiler.compile(pack), straight));
    }
  }
}
