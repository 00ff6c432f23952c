package io.gouji.flink;

import io.gouji.engine.batch.Digest;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AcrossWords;
import io.gouji.engine.report.AcrossWords.Pair;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.engine.report.RunSummary.Spot;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Unit;
import io.gouji.flink.UnitRemarks.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remarks about units in the words of the reports. */
record Sections(AcrossWords words) {
  private static final int PRINT = 16;

  /**
   * A section about the list of units, then one for each unit that was compared or of which there
   * is something to tell.
   */
  List<Section> of(List<UnitRemarks> units) {
    List<UnitRemarks> inOrder =
        units.stream().sorted((one, other) -> one.unit().compareTo(other.unit())).toList();
    List<Section> sections = new ArrayList<>();
    List<Across> ofList =
        inOrder.stream()
            .filter(unit -> unit.path().isEmpty())
            .flatMap(unit -> unit.remarks().stream())
            .map(this::finding)
            .toList();
    if (!ofList.isEmpty()) {
      sections.add(new Section(words.say("across.hierarchy", Map.of()), "", ofList));
    }
    inOrder.stream()
        .filter(unit -> !unit.path().isEmpty())
        .filter(unit -> unit.units() > 0 || !unit.remarks().isEmpty())
        .map(this::section)
        .forEach(sections::add);
    return sections;
  }

  private Section section(UnitRemarks unit) {
    List<Across> findings = unit.remarks().stream().map(this::finding).toList();
    Map<String, String> counts =
        Map.of(
            "units", Integer.toString(unit.units()),
            "agreeing", Integer.toString(unit.agreeing()),
            "open", Integer.toString(unit.open()));
    return new Section(
        words.say("across.rollup", Map.of("unit", unit.name(), "file", unit.path())),
        words.say("across.rollup.note", counts),
        findings);
  }

  private Across finding(Remark remark) {
    Severity severity =
        switch (remark.id()) {
          case "H05", "H06", "H07" -> Severity.WARNING;
          default -> Severity.ERROR;
        };
    String print =
        new Digest()
            .add(remark.id())
            .add(new TreeMap<>(remark.blanks()).toString())
            .add(remark.table())
            .hex()
            .substring(0, PRINT);
    Optional<Fact> fact = remark.facts().stream().findFirst();
    Spot spot =
        new Spot(
            remark.path(),
            fact.map(one -> one.place().sheet()).orElse(""),
            fact.map(one -> one.place().cell()).orElse(""));
    Map<String, String> blanks = new TreeMap<>(remark.blanks());
    blanks.put("units", words.list(remark.names()));
    return words.finding(
        remark.id(),
        severity,
        remark.table(),
        blanks,
        fact.map(Sections::pair),
        print,
        remark.path().isEmpty() ? List.of() : List.of(spot));
  }

  private static Pair pair(Fact fact) {
    return new Pair(
        new Amount(fact.own().fen()),
        new Amount(fact.parts().fen()),
        new Unit(fact.place().money(), fact.place().fenDigits()),
        fact.place().decimals());
  }
}
