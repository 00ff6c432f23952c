package io.gouji.engine.report;

import java.util.List;

/**
 * What a report about many files says of all of them at once.
 *
 * @param title of the report, as people read it; empty for the product's own
 * @param language of the results and of the report: {@code zh} or {@code en}
 * @param engine version of the engine that checked them
 * @param packs what they were checked by
 * @param files how many there are
 * @param sections what was found across files, in groups; empty where files were not compared
 */
public record RunSummary(
    String title,
    String language,
    String engine,
    List<Checked> packs,
    int files,
    List<Section> sections) {
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

  public RunSummary {
    packs = List.copyOf(packs);
    sections = List.copyOf(sections);
  }
}
