package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.report.AcrossWords;
import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunSummary;
import io.gouji.engine.report.RunSummary.Section;
import io.gouji.engine.report.RunSummary.Spot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is seen only when all files of a run are looked at together. */
final class Across {
  private final BudgetEngine engine;
  private final Plan plan;
  private final Manifest manifest;
  private final Listing listing;
  private final AcrossWords words;

  Across(BudgetEngine engine, Plan plan, Manifest manifest, Listing listing) {
    this.engine = engine;
    this.plan = plan;
    this.manifest = manifest;
    this.listing = listing;
    this.words = new AcrossWords(engine, plan.asked().language());
  }

  /** The sections that say something. */
  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    plan.department().ifPresent(file -> sections.add(rollup(file)));
    twice().ifPresent(sections::add);
    if (plan.prior().isPresent()) {
      withoutPrior().ifPresent(sections::add);
    }
    return sections;
  }

  /** What all of them come to. */
  static Grade grade(List<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.findings().stream())
        .map(one -> grade(one.finding().severity()))
        .reduce(Grade.CLEAN, Grade::worse);
  }

  private static Grade grade(Severity severity) {
    return switch (severity) {
      case ERROR -> Grade.ERRORS;
      case WARNING, VERIFY -> Grade.WARNINGS;
      case INFO -> Grade.CLEAN;
    };
  }

  private Section rollup(Path file) {
    Units units = new Units(engine, plan.password());
    String told = Listing.between(plan.folder(), file);
    Optional<Units.Opened> department = units.open(file, plan.asked().pack().orElse(""));
    if (department.isEmpty()) {
      return one(
          words.say("across.rollup", Map.of("unit", "", "file", told)),
          finding("H09", Severity.ERROR, Map.of("file", told), List.of(spot(told))));
    }
    Rollup rollup = new Rollup(words, told, department.get().reading());
    for (Entry entry : listing.files()) {
      Optional<Manifest.Line> line = manifest.line(entry.path());
      boolean read = line.isPresent() && line.get().state() == FileResult.State.CHECKED;
      if (!read && !entry.path().equals(told)) {
        rollup.unread(entry.path());
      }
      boolean counts =
          read && !line.get().ours() && !line.get().sha256().equals(department.get().sha256());
      if (counts) {
        units
            .open(entry.file(), department.get().reading().packId())
            .ifPresent(unit -> rollup.add(entry.path(), unit.reading()));
      }
    }
    listing.unseen().forEach(unseen -> rollup.unread(unseen.path()));
    return rollup.section();
  }

  /** Files that are the same byte for byte; what cannot be read, or is empty, is told already. */
  private Optional<Section> twice() {
    Map<String, String> first = new HashMap<>();
    List<RunSummary.Across> findings = new ArrayList<>();
    for (Entry entry : listing.files()) {
      String sha256 =
          manifest
              .line(entry.path())
              .filter(line -> line.state() == FileResult.State.CHECKED && !line.ours())
              .map(Manifest.Line::sha256)
              .orElse("");
      String other = sha256.isEmpty() ? null : first.putIfAbsent(sha256, entry.path());
      if (other != null) {
        Map<String, String> blanks =
            Map.of("file", Voice.line(entry.path()), "other", Voice.line(other));
        findings.add(
            finding("H10", Severity.WARNING, blanks, List.of(spot(entry.path()), spot(other))));
      }
    }
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(words.say("across.twice", Map.of()), "", findings));
  }

  private Optional<Section> withoutPrior() {
    List<RunSummary.Across> findings = new ArrayList<>();
    for (Entry entry : listing.files()) {
      manifest
          .line(entry.path())
          .filter(line -> line.state() == FileResult.State.CHECKED && !line.ours())
          .filter(line -> line.prior().isEmpty())
          .ifPresent(
              line ->
                  findings.add(
                      finding(
                          "H11",
                          Severity.INFO,
                          Map.of("file", Voice.line(entry.path()), "unit", line.unit()),
                          List.of(spot(entry.path())))));
    }
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(words.say("across.prior", Map.of()), "", findings));
  }

  private static Section one(String title, RunSummary.Across finding) {
    return new Section(title, "", List.of(finding));
  }

  private RunSummary.Across finding(
      String id, Severity severity, Map<String, String> blanks, List<Spot> spots) {
    String print = Rollup.print(id, new TreeMap<>(blanks).toString(), "");
    return words.finding(id, severity, "", blanks, Optional.empty(), print, spots);
  }

  private static Spot spot(String path) {
    return new Spot(path, "", "");
  }
}
