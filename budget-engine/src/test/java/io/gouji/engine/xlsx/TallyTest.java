package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.gouji.engine.sheet.CellRef;
import io.gouji.engine.sheet.Place;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.MarkedCopy.Plain;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a file that was cleaned. */
class TallyTest {
  private static OwnSheets none() throws Exception {
    byte[] file = PackageBuilder.sheet("<sheetData/>").bytes();
    Workbook book = WorkbookReader.read(file, Limits.DEFAULT);
    return new OwnSheets(book);
  }

  @Test
  void cellsAreToldOnceAndInTheirOrder() throws Exception {
    Tally tally = new Tally();
    Place b2 = new Place("S", CellRef.parse("B2"));
    Place a1 = new Place("S", CellRef.parse("A1"));
    tally.left("S", b2.cell());
    tally.left("S", a1.cell());
    tally.left("S", b2.cell());
    assertThat(tally.isEmpty()).as("nothing was taken away").isTrue();
    Plain untouched = tally.untouched(new byte[0], none());
    assertThat(untouched.left()).containsExactly(b2, a1);
    assertThat(untouched.changed()).isFalse();
    tally.bared("S", a1.cell());
    tally.dressed();
    tally.noted(2);
    tally.named();
    assertThat(tally.isEmpty()).isFalse();
    Plain plain = tally.plain(new byte[0], none());
    assertThat(plain.left()).containsExactly(b2, a1);
    assertThat(plain.bare()).containsExactly(a1);
    assertThat(List.of(plain.cells(), plain.notes())).containsExactly(2, 2);
    assertThat(plain.named()).isTrue();
    assertThat(plain.changed()).isTrue();
  }

  /** A large table in our grey takes no longer for each of its cells than a small one. */
  @Test
  void manyCellsAreToldQuickly() throws Exception {
    Tally tally = new Tally();
    OwnSheets own = none();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int row = 0; row < 400_000; row++) {
            tally.left("S", new CellRef(row, 0));
          }
          assertThat(tally.untouched(new byte[0], own).left()).hasSize(400_000);
        });
  }
}
