package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.batch.Hierarchy;
import io.gouji.engine.batch.Sum;
import io.gouji.engine.batch.UnitFigures;
import io.gouji.engine.batch.UnitFigures.Figure;
import io.gouji.engine.batch.UnitFigures.Place;
import io.gouji.flink.UnitRemarks.Remark;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a unit above others where some of those do not count. */
class RemarkingTest {
  private static final Place PLACE = new Place("表3", "C5", "万元", 6, 2);

  private static Handed handed(String unit, String path, String year, long fen) {
    Figure figure =
        new Figure("T03", "表3", "C", "208", "合计", true, true, new Sum(fen, 0, 0), PLACE);
    UnitFigures figures =
        new UnitFigures("单位" + unit, "", year, "pack", List.of(figure), List.of(), List.of());
    return new Handed(unit, path, figures, new ArrayList<>(), true);
  }

  private static Handed handed(String unit, long fen) {
    return handed(unit, unit + ".xlsx", "2025", fen);
  }

  /** Remarks about a unit that states 10, its list saying that so many units are below it. */
  private static UnitRemarks remarks(int listed, Handed... below) throws Exception {
    StringBuilder csv = new StringBuilder("编码,名称,上级编码\n0,单位0,\n");
    for (int unit = 1; unit <= listed; unit++) {
      csv.append("%d,单位%d,0\n".formatted(unit, unit));
    }
    Hierarchy list = Hierarchy.read("units.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    Handed own = handed("0", 10);
    Remarking remarking = new Remarking("0", list);
    remarking.take(Line.of("0", Line.OWN, Line.Workbook.of(own)));
    String form = Line.Workbook.of(own).form();
    Fact fact = Fact.own("0", form, own.figures().figures().get(0));
    for (Handed one : below) {
      Line.Workbook workbook = Line.Workbook.of(one);
      remarking.take(Line.of("0", Line.BELOW, workbook));
      if (workbook.form().equals(form)) {
        fact = fact.plus(Fact.part("0", form, one.figures().figures().get(0)));
      }
    }
    new Comparing()
        .flatMap(
            fact,
            new org.apache.flink.util.Collector<>() {
              @Override
              public void collect(Line line) {
                remarking.take(line);
              }

              @Override
              public void close() {
                // Nothing is open.
              }
            });
    return remarking.remarks();
  }

  private static List<String> ids(UnitRemarks remarks) {
    return remarks.remarks().stream().map(Remark::id).toList();
  }

  @Test
  void whereAllCountTheirSumIsCompared() throws Exception {
    assertThat(remarks(2, handed("1", 4), handed("2", 6)))
        .matches(all -> all.remarks().isEmpty() && all.agreeing() == 1 && all.units() == 2);
    assertThat(ids(remarks(2, handed("1", 4), handed("2", 5)))).containsExactly("H01");
  }

  /** Also where the sum seems right: nobody knows what it would be with the one that is missing. */
  @Test
  void whereOneIsMissingEverythingIsOpenAndToldOnce() throws Exception {
    for (long present : new long[] {4, 6, 12}) {
      UnitRemarks all = remarks(2, handed("1", present));

      assertThat(ids(all)).containsExactly("H12", "H14");
      assertThat(all.remarks().get(1).names()).containsExactly("单位2");
      assertThat(all).matches(one -> one.agreeing() == 0 && one.open() == 1 && one.units() == 0);
    }
    UnitRemarks none = remarks(7);
    assertThat(ids(none)).hasSize(8).endsWith("H14");
    assertThat(none.remarks().get(7).names())
        .containsExactly("单位1", "单位2", "单位3", "单位4", "单位5", "…");
    assertThat(none.remarks().get(7).blanks()).containsEntry("count", "7");
  }

  @Test
  void aWorkbookOfAnotherYearCountsAsNone() throws Exception {
    UnitRemarks all = remarks(2, handed("1", 4), handed("2", "2.xlsx", "2024", 6));

    assertThat(ids(all)).containsExactly("H05", "H14");
    assertThat(all.remarks().get(1).names()).containsExactly("单位2");
  }

  @Test
  void twoWorkbooksLeaveItOpenUnlessTheySayTheSame() throws Exception {
    Handed first = handed("2", "a.xlsx", "2025", 6);
    Handed same = handed("2", "b.xlsx", "2025", 6).or(first);
    Handed other = handed("2", "b.xlsx", "2025", 7).or(first);

    assertThat(remarks(2, handed("1", 4), same))
        .matches(all -> ids(all).equals(List.of("H04")) && all.agreeing() == 1);
    UnitRemarks open = remarks(2, handed("1", 4), other.or(handed("2", "c.xlsx", "2025", 6)));
    assertThat(ids(open)).containsExactly("H04", "H04", "H14");
    assertThat(open.remarks().get(0).blanks())
        .containsEntry("other", "a.xlsx")
        .containsEntry("file", "b.xlsx");
  }
}
