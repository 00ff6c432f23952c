package io.gouji.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.BudgetEngine;
import io.gouji.engine.app.Gouji;
import io.gouji.flink.MadeUnits.Spot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A province in four levels: what was planted is found, and nothing else. */
class SummedUpIT {
  private static final int UNITS = Integer.getInteger("gouji.units");
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));

  @TempDir private Path folder;

  /** Of each finding across files: rule, place, sentence, and the three figures. */
  private static List<String> across(Path out) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxCharsPerColumn(-1);
    settings.setNullValue("");
    settings.getFormat().setComment('\0');
    List<String> found = new ArrayList<>();
    for (String[] row : new CsvParser(settings).parseAll(out.resolve("findings.csv").toFile())) {
      if (row[7].matches("H(0\\d|1[234])")) {
        found.add(String.join(" | ", row[7], row[10], row[11], row[13], row[15], row[16]));
      }
    }
    return found;
  }

  private Path run(String name, Path in, String... more) {
    Path out = folder.resolve(name);
    List<String> args =
        new ArrayList<>(List.of("batch", in.toString(), "-o", out.toString(), "--format", "csv"));
    args.addAll(List.of(more));
    Gouji.run(args.toArray(String[]::new));
    return out;
  }

  @Test
  void whatWasPlantedIsFoundAndRoundingIsNoError() throws Exception {
    MadeUnits made = new MadeUnits(BudgetEngine.open(HOME.resolve("templates")), UNITS, 7);
    Path in = folder.resolve("in");
    List<String> expected = new ArrayList<>();
    // As much as rounding may make is no error; one quantum more is one, at every level.
    made.plant("D0-0", made.figure(0), made.rounding("D0-0"));
    expected.add(wrong(made, "D0-0", made.figure(1), made.rounding("D0-0") + 1));
    expected.add(wrong(made, "D0-1", made.figure(2), -made.rounding("D0-1") - 1));
    made.plant("C0", made.figure(3), -made.rounding("C0"));
    expected.add(wrong(made, "C1", made.figure(4), made.rounding("C1") + 1));
    expected.add(wrong(made, MadeUnits.TOP, made.figure(5), made.rounding(MadeUnits.TOP) + 1));
    made.plant(MadeUnits.TOP, made.figure(6), made.rounding(MadeUnits.TOP));
    String missing = made.below("D1-1").get(2);
    made.lose(missing);
    expected.add("H12 above/D1-1.xlsx");
    // Every figure of the unit above is larger by what is missing, which is told once.
    expected.add("H14 above/D1-1.xlsx");
    made.write(in);
    String twice = made.below("D1-0").get(1);
    Files.write(in.resolve("D1-0/Z.xlsx"), made.workbook(twice));
    expected.add("H04 D1-0/Z.xlsx");
    Files.write(in.resolve("D1-0/外来.xlsx"), made.workbook("外来单位", 3, Map.of()));
    expected.add("H13 D1-0/外来.xlsx");
    Path list = Files.writeString(folder.resolve("units.csv"), made.list());

    Path out = run("out", in, "--engine", "flink", "--hierarchy", list.toString());

    List<String> found = across(out);
    assertThat(
            found.stream()
                .map(one -> one.split(" \\| "))
                .map(one -> one[0] + " " + one[1])
                .toList())
        .as(String.join("\n", found))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(found)
        .anyMatch(one -> one.startsWith("H04") && one.contains("算的是路径在前的 D1-0/" + twice + ".xlsx"));
    // The folder run says the same of a department and its units, to the letter.
    Path alone =
        run("alone", in.resolve("D0-0"), "--rollup", in.resolve("above/D0-0.xlsx").toString());
    String ofUnits = "表2“" + made.name("D0-0");
    assertThat(across(alone).stream().filter(one -> !one.contains(ofUnits)).map(SummedUpIT::told))
        .isNotEmpty()
        .containsExactlyElementsOf(
            found.stream()
                .filter(one -> one.contains("D0-0.xlsx#"))
                .map(SummedUpIT::told)
                .toList());
  }

  /** Without where the file lies, which the two runs say each from its own folder. */
  private static String told(String finding) {
    return finding.replaceFirst("\\| [^|]*D0-0.xlsx#", "| ");
  }

  private static String wrong(MadeUnits made, String code, Spot spot, long quanta) {
    made.plant(code, spot, quanta);
    return "H01 above/%s.xlsx#%s!%s".formatted(code, spot.sheet(), spot.cell().a1());
  }
}
