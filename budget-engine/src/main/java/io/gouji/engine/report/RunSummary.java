package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Version;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a report about many files says of all of them at once.
 *
 * @param title of the report, as people read it; empty for the product's own
 * @param language of the results and of the report: {@code zh} or {@code en}
 * @param engine version of the engine that checked them
 * @param packs what they were checked by
 * @param files how many there are
 * @param sections what was found across files, in groups; empty where files were not compared
 * @param root folder the paths of files are relative to, seen from the report; empty where reports
 *     lie in that folder. Files that were written are named as seen from the report always.
 */
public record RunSummary(
    String title,
    String language,
    String engine,
    List<Checked> packs,
    int files,
    List<Section> sections,
    String root) {
  /** A pack some files were checked by. */
  public record Checked(String id, String title) {}

  /**
   * What was found of one kind across files.
   *
   * @param title what was compared
   * @param note what it came to, in a sentence; or empty
   */
  public record Section(String title, String note, List<Across> findings) {
    public Section {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A finding that takes part of more than one file to see.
   *
   * @param finding told as one of a single file; its places are empty
   * @param spots where it is seen, the one to look at first
   */
  public record Across(FileResult.Item finding, List<Spot> spots) {
    public Across {
      spots = List.copyOf(spots);
    }
  }

  /**
   * A cell of one of the files.
   *
   * @param path as in {@link FileResult#path}
   * @param sheet empty, as {@code ref}, where the file as a whole is meant
   */
  public record Spot(String path, String sheet, String ref) {}

  /** Of a run whose reports lie where the files do. */
  public RunSummary(
      String title,
      String language,
      String engine,
      List<Checked> packs,
      int files,
      List<Section> sections) {
    this(title, language, engine, packs, files, sections, "");
  }

  public RunSummary {
    packs = List.copyOf(packs);
    sections = List.copyOf(sections);
  }

  /** What the results say of themselves, with the product's own title and nothing across files. */
  public static RunSummary of(BudgetEngine engine, String language, Iterable<FileResult> results) {
    Set<String> packs = new TreeSet<>();
    int files = 0;
    for (FileResult result : results) {
      packs.add(result.pack());
      files++;
    }
    return new RunSummary("", language, Version.current(), packs(engine, packs), files, List.of());
  }

  /** The packs of some ids, in order; ids the engine does not know are left out. */
  public static List<Checked> packs(BudgetEngine engine, Collection<String> ids) {
    return engine.packs().stream()
        .filter(pack -> ids.contains(pack.id()))
        .map(pack -> new Checked(pack.id(), pack.properties().getOrDefault("title", pack.id())))
        .toList();
  }

  /** Where a file is found from a report, percent-encoded. */
  String address(String path) {
    boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:/.*");
    boolean same = absolute || root.isEmpty();
    return FileUri.of(same ? path : root + (root.endsWith("/") ? "" : "/") + path);
  }
}
