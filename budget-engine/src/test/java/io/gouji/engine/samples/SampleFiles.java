package io.gouji.engine.samples;

import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import io.gouji.engine.report.TemplateWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every generated file of the house, by its path from there. */
final class SampleFiles {
  /** Where templates and samples lie. */
  static final Path HOME = Path.of(System.getProperty("gouji.home", ".."));

  static final String CLEAN = "samples/liujiang-2025/liujiang-2025.xlsx";
  static final String PRINTED = "samples/liujiang-2025/liujiang-2025-printed.xlsx";
  static final String PRIOR = "samples/prior/liujiang-2024.xlsx";
  static final String SHANGHAI = "samples/shanghai-2026/shanghai-2026.xlsx";
  static final String BROKEN = "samples/broken/";
  static final String EXPLAINED = "samples/explained/FML08.xlsx";

  private SampleFiles() {}

  static SortedMap<String, byte[]> all() throws IOException, PackException {
    PackLibrary library = PackLibrary.load(HOME.resolve("templates"));
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Pack pack : library.packs()) {
      files.put("templates/" + pack.id() + "/template.xlsx", TemplateWriter.of(pack).blank());
    }
    files.putAll(liujiang(library.pack("guangxi-unit-2025")));
    Pack shanghai = library.pack("shanghai-unit-2026");
    files.put(SHANGHAI, TemplateWriter.of(shanghai).filled(NineTables.of(shanghai)));
    return files;
  }

  private static SortedMap<String, byte[]> liujiang(Pack pack) throws IOException {
    Seed seed = Seed.read();
    TemplateWriter writer = TemplateWriter.of(pack);
    byte[] clean = writer.filled(TwelveTables.of(Liujiang.YEAR_2025, pack, seed));
    byte[] printed = Printed.of(clean);
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(CLEAN, clean);
    files.put(PRINTED, printed);
    byte[] last = writer.filled(TwelveTables.of(Liujiang.YEAR_2024, pack, seed));
    files.put(PRIOR, last);
    files.put("samples/liujiang-2025/liujiang-2025.docx", NarrativeFile.of(seed));
    for (Broken broken : Broken.ALL) {
      files.put(BROKEN + broken.rule() + ".xlsx", broken.in(clean, printed));
      Optional<LastYear> own = broken.prior().filter(prior -> prior.file().isEmpty());
      if (own.isPresent()) {
        files.put(own.get().path(broken.rule()), own.get().in(last));
      }
    }
    files.put(EXPLAINED, FilledIn.of(files.get(BROKEN + "FML08.xlsx")));
    return files;
  }
}
