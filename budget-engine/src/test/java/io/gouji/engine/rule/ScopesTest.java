package io.gouji.engine.rule;

import static io.gouji.engine.table.Block.Part.OVERVIEW;
import static io.gouji.engine.table.Block.Part.SLICE;
import static io.gouji.engine.table.Block.Part.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gouji.engine.table.Block;
import io.gouji.engine.table.Block.Part;
import io.gouji.engine.table.BudgetBook;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tables of a workbook belong together: those of one budget unit and one year. */
class ScopesTest {
  private static final List<String> BOTH = List.of("表1收入", "表7");

  private final BookBuilder book = new BookBuilder(new SmallPack().pack());

  private ScopesTest with(String block, String unit, String year, Part part) {
    book.block(block).of(unit).year(year).part(part).total("收入总计", "1").label("甲", "1");
    return this;
  }

  private ScopesTest with(String block, String unit, Part part) {
    return with(block, unit, "2025", part);
  }

  private ScopesTest with(String block, String unit) {
    return with(block, unit, WHOLE);
  }

  private List<Scope> of(List<String> names) {
    return new Scopes(book.book(), new Schema(new SmallPack().pack())).of(names);
  }

  private static List<String> units(List<Scope> scopes) {
    return scopes.stream().map(Scope::unit).toList();
  }

  private static Part part(Scope scope, String block) {
    return scope.find(block).orElseThrow().heading().part();
  }

  @Test
  void tablesThereAreOnceAreOfOneUnitWhateverTheyCallThemselves() {
    List<Scope> scopes = with("表1收入", "").with("表7", "某局").of(BOTH);

    assertThat(units(scopes)).containsExactly("某局");
    assertThat(scopes.get(0).blocks()).containsOnlyKeys("表1收入", "表7");
  }

  @Test
  void theFirstTableThatNamesTheUnitNamesItForAll() {
    assertThat(units(with("表1收入", "甲局").with("表7", "乙局").of(BOTH))).containsExactly("甲局");
  }

  @Test
  void withoutAnyOfTheTablesThereIsOneScopeThatHasNone() {
    List<Scope> scopes = with("表3", "某局").of(BOTH);

    assertThat(units(scopes)).containsExactly("");
    assertThat(scopes.get(0).blocks()).isEmpty();
  }

  @Test
  void ofSeveralUnitsEachHasItsOwnInOrderOfTheirNames() {
    List<Scope> scopes =
        with("表1收入", "乙").with("表7", "乙").with("表7", "甲").with("表1收入", "甲").of(BOTH);

    assertThat(units(scopes)).containsExactly("乙", "甲");
    for (Scope scope : scopes) {
      assertThat(scope.blocks().values())
          .extracting(index -> index.block().heading().unitName())
          .containsExactly(scope.unit(), scope.unit());
      assertThat(scope.twice()).isEmpty();
    }
  }

  @Test
  void aUnitThatLacksATableIsAScopeWithoutIt() {
    List<Scope> scopes = with("表1收入", "甲").with("表7", "甲").with("表7", "乙").of(BOTH);

    assertThat(scopes)
        .extracting(Scope::unit, scope -> scope.has("表1收入"), scope -> scope.has("表7"))
        .containsExactly(tuple("乙", false, true), tuple("甲", true, true));
  }

  @Test
  void twoYearsOfOneUnitAreTwoBooksTheEarlierFirst() {
    List<Scope> scopes =
        with("表7", "甲", "2025", WHOLE).with("表7", "甲", "2024", WHOLE).of(List.of("表7"));

    assertThat(scopes)
        .extracting(scope -> scope.find("表7").orElseThrow().heading().period())
        .containsExactly("2024", "2025");
  }

  @Test
  void ofATableTwiceNeitherIsTaken() {
    List<Scope> scopes = with("表7", "甲").with("表7", "甲").with("表1收入", "甲").of(BOTH);

    assertThat(scopes).hasSize(1);
    assertThat(scopes.get(0).twice()).containsExactly("表7");
    assertThat(scopes.get(0).blocks()).containsOnlyKeys("表1收入");
  }

  @Test
  void ofRowsOfSeveralUnitsEachUnitComesBeforeTheWhole() {
    List<Scope> scopes =
        with("表7", "全部", OVERVIEW).with("表7", "乙", SLICE).with("表7", "丙", SLICE).of(List.of("表7"));

    assertThat(units(scopes)).containsExactly("丙", "乙", "全部");
    assertThat(scopes.stream().map(scope -> part(scope, "表7")))
        .containsExactly(SLICE, SLICE, OVERVIEW);
  }

  /** One slice alone is still a part: the table it is cut from is another block. */
  @Test
  void aSliceIsNeverTakenForTheWholeTable() {
    List<Scope> scopes =
        with("表7", "全部", OVERVIEW).with("表7", "乙", SLICE).with("表1收入", "全部").of(BOTH);

    assertThat(units(scopes)).containsExactly("全部");
    assertThat(part(scopes.get(0), "表7")).isEqualTo(OVERVIEW);
  }

  @Test
  void aUnitsRowsAreJoinedOnlyWhereEveryTableHasThem() {
    List<Scope> scopes =
        with("表1收入", "全部", OVERVIEW)
            .with("表1收入", "乙", SLICE)
            .with("表1收入", "丙", SLICE)
            .with("表7", "全部", OVERVIEW)
            .with("表7", "乙", SLICE)
            .of(BOTH);

    assertThat(units(scopes)).containsExactly("乙", "全部");
    assertThat(part(scopes.get(0), "表1收入")).isEqualTo(SLICE);
  }

  @Test
  void aUnitWithATableOfItsOwnIsNotToldAgainAsRowsOfAnother() {
    List<Scope> scopes =
        with("表7", "甲")
            .with("表7", "乙")
            .with("表7", "甲", SLICE)
            .with("表7", "丁", SLICE)
            .of(List.of("表7"));

    assertThat(units(scopes)).containsExactly("乙", "甲", "丁");
    assertThat(part(scopes.get(2), "表7")).isEqualTo(SLICE);
  }

  @Test
  void severalOverviewsAreJoinedByUnit() {
    List<Scope> scopes =
        with("表1收入", "甲", OVERVIEW)
            .with("表7", "甲", OVERVIEW)
            .with("表1收入", "乙", OVERVIEW)
            .with("表7", "丙", OVERVIEW)
            .of(BOTH);

    assertThat(units(scopes)).containsExactly("甲");
    assertThat(scopes.get(0).blocks()).containsOnlyKeys("表1收入", "表7");
  }

  @Test
  void anOverviewOfAUnitThatHasTheTableIsNotToldTwice() {
    List<Scope> scopes =
        with("表7", "甲").with("表7", "乙").with("表7", "甲", OVERVIEW).of(List.of("表7"));

    assertThat(units(scopes)).containsExactly("乙", "甲");
    assertThat(scopes.get(1).twice()).containsExactly("表7");
  }

  @Test
  void blocksAreThoseOfTheBookInItsOrder() {
    with("表7", "乙").with("表1收入", "甲");
    BudgetBook made = book.book();

    assertThat(new Scopes(made, new Schema(new SmallPack().pack())).blocks())
        .extracting(Block::heading)
        .extracting(Block.Heading::name)
        .containsExactly("表7", "表1收入");
  }
}
