package io.gouji.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.finding.Fault;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Instance;
import io.gouji.engine.finding.Location;
import io.gouji.engine.finding.NotApplicable;
import io.gouji.engine.finding.RuleId;
import io.gouji.engine.finding.Undecided;
import io.gouji.engine.pack.PackException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What came of many rules: in one order, counted whole, and no more than anybody can read. */
class OutcomeTest {
  private static final int MOST = 50_000;
  private static Finding some;

  private final Outcome outcome = new Outcome();

  /** One true finding; what an outcome needs of it is where it stands. */
  @BeforeAll
  static void find() throws PackException {
    SmallPack pack = new SmallPack().rule("X01", "表7!三公合计 = 表7!公务接待");
    BookBuilder book = new BookBuilder(pack.pack()).block("表7").single("9", "1").done();
    some = Checker.check(pack.compile(), book.book()).findings().get(0);
  }

  private static Finding in(String sheet) {
    List<Location> at = new ArrayList<>();
    for (Location location : some.locations()) {
      Location.Cell cell = (Location.Cell) location;
      at.add(
          new Location.Cell(
              sheet,
              cell.ref(),
              cell.table(),
              cell.row(),
              cell.column(),
              cell.role(),
              cell.quantity()));
    }
    return new Finding(
        some.rule(),
        some.message(),
        some.instance(),
        some.severity(),
        some.kind(),
        some.arguments(),
        some.left(),
        some.right(),
        some.difference(),
        some.tolerance(),
        at,
        some.proposed(),
        some.fingerprint());
  }

  private static Outcome.Place place(int block, String unit, int row, int column, String rule) {
    return new Outcome.Place(block, unit, row, column, new RuleId(rule));
  }

  private static Undecided open(String rule, String unit, String row, String column) {
    return new Undecided(new RuleId(rule), new Instance(unit, row, column), List.of(row, column));
  }

  private void find(String sheet, int times) {
    Finding finding = in(sheet);
    for (int i = 0; i < times; i++) {
      outcome.find(place(0, "", i, 0, "X01"), finding);
    }
  }

  private void leave(int times) {
    for (int i = 0; i < times; i++) {
      outcome.leave(open("X02", "", "甲", "乙"));
    }
  }

  private Checking checking() {
    return outcome.checking(7, Joint.NONE, Ledger.EMPTY);
  }

  @Test
  void asManyAsAllowedAreTold() {
    find("表一", MOST - 1);
    leave(1);

    assertThat(checking().findings()).hasSize(MOST - 1);
    assertThat(checking().undecided()).hasSize(1);
  }

  @Test
  void oneFindingMoreIsTooManyAndTheSheetOfMostIsNamed() {
    find("表二", MOST / 2 - 1);
    find("表一", MOST / 2);
    leave(1);

    TooManyException caught = catchThrowableOfType(TooManyException.class, () -> find("表三", 1));
    assertThat(caught.most()).isEqualTo(MOST);
    assertThat(caught.sheet()).isEqualTo("表一");
    assertThat(caught).hasMessage("more than 50000 in 表一");
  }

  @Test
  void oneOpenQuestionMoreIsTooManyToo() {
    leave(MOST);

    TooManyException caught = catchThrowableOfType(TooManyException.class, () -> leave(1));
    assertThat(caught.sheet()).isEqualTo("甲 乙");
  }

  @Test
  void twoThatAreFewAreTooManyTogether() {
    find("表一", MOST / 2);
    Outcome other = new Outcome();
    for (int i = 0; i <= MOST / 2; i++) {
      other.leave(open("X02", "", "甲", "乙"));
    }

    TooManyException caught =
        catchThrowableOfType(TooManyException.class, () -> outcome.add(other));
    assertThat(caught.sheet()).isEqualTo("表一");
  }

  /** Block, unit, row, column, rule: each decides where all before it are equal. */
  @Test
  void findingsStandInOneOrderWhateverOrderTheyCameIn() {
    List<Outcome.Place> places =
        List.of(
            place(0, "乙", 9, 9, "X09"),
            place(1, "乙", 9, 9, "X09"),
            place(1, "甲", 1, 9, "X09"),
            place(1, "甲", 2, 1, "X09"),
            place(1, "甲", 2, 2, "X01"),
            place(1, "甲", 2, 2, "X02"));
    List<Outcome.Place> mixed = new ArrayList<>(places);
    Collections.shuffle(mixed, new Random(1));
    mixed.forEach(at -> outcome.find(at, in("表" + places.indexOf(at))));

    assertThat(checking().findings())
        .extracting(finding -> ((Location.Cell) finding.locations().get(0)).sheet())
        .containsExactly("表0", "表1", "表2", "表3", "表4", "表5");
    assertThat(mixed.stream().sorted()).containsExactlyElementsOf(places);
  }

  @Test
  void openQuestionsStandInOneOrderToo() {
    List<Undecided> all =
        List.of(
            open("X01", "乙", "2", "2"),
            open("X02", "丙", "9", "9"),
            open("X02", "乙", "1", "9"),
            open("X02", "乙", "2", "1"),
            open("X02", "乙", "2", "2"));
    List<Undecided> mixed = new ArrayList<>(all);
    Collections.shuffle(mixed, new Random(2));
    mixed.forEach(outcome::leave);

    assertThat(checking().undecided()).containsExactlyElementsOf(all);
  }

  @Test
  void judgedAndOpenAreTheInstances() {
    outcome.judged();
    outcome.judged();
    leave(3);

    assertThat(outcome.instances()).isEqualTo(5);
    assertThat(checking().instances()).isEqualTo(5);
    assertThat(checking().judged()).isEqualTo(2);
    assertThat(checking().declared()).isEqualTo(7);
  }

  private static NotApplicable lack(String rule) {
    return new NotApplicable(new RuleId(rule), "A01", "表9");
  }

  @Test
  void whyARuleDoesNotApplyIsSaidOnceAndOnlyIfNothingOfItWasJudged() {
    outcome.lackingUnlessJudged(lack("X01"));
    outcome.lackingUnlessJudged(lack("X02"));
    assertThat(checking().notApplicable()).containsExactly(lack("X01"));

    Outcome judged = new Outcome();
    judged.judged();
    judged.lackingUnlessJudged(lack("X01"));
    Outcome left = new Outcome();
    left.leave(open("X01", "", "", ""));
    left.lackingUnlessJudged(lack("X01"));
    judged.add(left);
    assertThat(judged.checking(1, Joint.NONE, Ledger.EMPTY).notApplicable()).isEmpty();
  }

  @Test
  void whatIsAddedIsAllThere() {
    outcome.lackingUnlessJudged(lack("X02"));
    Outcome other = new Outcome();
    other.lackingUnlessJudged(lack("X01"));
    other.faults.add(new Fault("乙", "b"));
    other.faults.add(new Fault("丙", "c"));
    other.judged();
    other.find(place(0, "", 1, 0, "X01"), in("表一"));
    other.leave(open("X03", "", "", ""));
    outcome.add(other);

    Checking all = checking();
    assertThat(all.notApplicable()).containsExactly(lack("X01"), lack("X02"));
    assertThat(all.faults()).extracting(Fault::where).containsExactly("丙", "乙");
    assertThat(all.findings()).hasSize(1);
    assertThat(all.undecided()).hasSize(1);
    assertThat(all.judged()).isEqualTo(1);
  }
}
