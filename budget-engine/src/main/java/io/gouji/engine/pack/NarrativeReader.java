package io.gouji.engine.pack;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code narrative.csv}, the common one and a pack's own. */
final class NarrativeReader {
  static final String FILE = "narrative.csv";
  private static final CsvFile.Form FORM =
      new CsvFile.Form(
          List.of("kind", "id", "words", "value", "example", "reading"), java.util.Map.of(), false);

  private NarrativeReader() {}

  /** The lines of a file; none where a pack has no prose of its own. */
  static NarrativeSpec read(TemplatesFolder folder, String file, Mistakes mistakes) {
    if (!folder.has(file)) {
      return NarrativeSpec.NONE;
    }
    List<NarrativeSpec.Entry> entries = new ArrayList<>();
    for (CsvRow row : CsvFile.read(folder, file, FORM, mistakes)) {
      if (row.text("kind").isEmpty()) {
        mistakes.add(row.source("kind"), Mistakes.EMPTY);
      }
      entries.add(
          new NarrativeSpec.Entry(
              row.text("kind"),
              row.text("id"),
              row.text("words"),
              row.text("value"),
              row.text("example"),
              row.text("reading"),
              row.source("words")));
    }
    return new NarrativeSpec(entries);
  }

  /** The common lines, and after them a pack's own. */
  static NarrativeSpec joined(NarrativeSpec common, NarrativeSpec own) {
    List<NarrativeSpec.Entry> all = new ArrayList<>(common.entries());
    all.addAll(own.entries());
    return new NarrativeSpec(all);
  }
}
