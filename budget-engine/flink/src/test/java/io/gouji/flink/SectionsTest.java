package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.report.AcrossWords;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.flink.UnitRemarks.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Remarks in the order and words of the reports. */
class SectionsTest {
  private static UnitRemarks missing(String above, String path, String unit) {
    Map<String, String> blanks = Map.of("unit", unit, "code", "1");
    return new UnitRemarks(
        above,
        above,
        path,
        0,
        0,
        0,
        List.of(new Remark("H12", "", blanks, path, List.of(), List.of())));
  }

  private static List<Section> sections(String language, UnitRemarks... units) throws Exception {
    BudgetEngine engine = BudgetEngine.open(Path.of(System.getProperty("gouji.home"), "templates"));
    return new Sections(new AcrossWords(engine, language)).of(List.of(units));
  }

  private static List<String> told(Section section) {
    return section.findings().stream().map(one -> one.finding().text()).toList();
  }

  @Test
  void whateverNoWorkbookIsAboveIsOneSection() throws Exception {
    List<Section> all =
        sections("zh", missing("b", "", "丙"), missing("c", "c.xlsx", "丁"), missing("", "", "甲"));

    assertThat(all).hasSize(2);
    assertThat(told(all.get(0)))
        .containsExactly("单位名录中有“甲”（1），没有读到它的工作簿。", "单位名录中有“丙”（1），没有读到它的工作簿。");
    assertThat(told(all.get(1))).hasSize(1);
  }

  @Test
  void unitsThatCannotBeCountedOnAreNamed() throws Exception {
    Map<String, String> blanks = Map.of("unit", "Above", "count", "2");
    Remark open = new Remark("H14", "", blanks, "a.xlsx", List.of("B", "C"), List.of());

    List<Section> all =
        sections("en", new UnitRemarks("a", "Above", "a.xlsx", 0, 0, 195, List.of(open)));

    assertThat(told(all.get(0)))
        .containsExactly(
            "“Above” was not compared with the sum of the units below it: 2 of them cannot be counted on (B, C).");
    assertThat(all.get(0).note()).contains("195");
    assertThat(all.get(0).findings().get(0).finding().severity().name()).isEqualTo("ERROR");
  }
}
