package io.gouji.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the catalogues that the tables of a pack name, with the former names of classes. */
final class CatalogueReader {
  static final String FOLDER = "catalogues/";
  private static final String FORMER = "/former.csv";
  private static final int CLASS_DIGITS = 3;
  private static final CsvFile.Form CODES =
      new CsvFile.Form(List.of("code", "name", "level"), Map.of(), true);
  private static final CsvFile.Form NAMES =
      new CsvFile.Form(List.of("catalogue", "code", "name", "until", "now"), Map.of(), true);

  private final TemplatesFolder folder;
  private final String year;
  private final Mistakes mistakes;
  private final Map<String, Catalogue> catalogues = new TreeMap<>();

  private CatalogueReader(TemplatesFolder folder, String year, Mistakes mistakes) {
    this.folder = folder;
    this.year = year;
    this.mistakes = mistakes;
  }

  /** Catalogues by name; a table that names none that exists is a mistake of its line. */
  static Map<String, Catalogue> read(
      TemplatesFolder folder,
      String year,
      List<TableSpec> tables,
      Keywords keywords,
      Mistakes mistakes) {
    CatalogueReader reader = new CatalogueReader(folder, year, mistakes);
    for (TableSpec table : tables) {
      String name = table.catalogue();
      if (name.isEmpty() || reader.catalogues.containsKey(name)) {
        continue;
      }
      if (folder.has(reader.file(name))) {
        reader.catalogues.put(name, reader.catalogue(name));
      } else {
        Source row = table.source();
        Source cell = new Source(row.file(), row.line(), keywords.heading("catalogue"));
        mistakes.add(cell, Mistakes.NO_CATALOGUE, "value", name);
      }
    }
    return reader.catalogues;
  }

  private String file(String name) {
    return FOLDER + year + "/" + name + ".csv";
  }

  private Catalogue catalogue(String name) {
    Map<String, String> names = new HashMap<>();
    Map<String, String> classes = new HashMap<>();
    Cells.Seen codes = new Cells.Seen(mistakes);
    for (CsvRow row : CsvFile.read(folder, file(name), CODES, mistakes)) {
      String code = row.text("code");
      codes.isNew(code, code, row.source("code"));
      add(row, names, classes);
    }
    return new Catalogue(names, classes, former(name, names, classes));
  }

  private void add(CsvRow row, Map<String, String> names, Map<String, String> classes) {
    String code = row.text("code");
    if (code.isEmpty() || !code.chars().allMatch(Character::isDigit)) {
      mistakes.add(row.source("code"), Mistakes.BAD_CODE, "value", code);
    }
    if (row.text("name").isEmpty()) {
      mistakes.add(row.source("name"), Mistakes.EMPTY);
    }
    names.put(code, row.text("name"));
    if (code.length() == CLASS_DIGITS) {
      classes.putIfAbsent(row.text("name"), code);
    }
  }

  /** Names that classes had in earlier years still lead to their codes. */
  private List<Catalogue.Former> former(
      String catalogue, Map<String, String> names, Map<String, String> classes) {
    List<Catalogue.Former> former = new ArrayList<>();
    if (!folder.has(FOLDER + year + FORMER)) {
      return former;
    }
    for (CsvRow row : CsvFile.read(folder, FOLDER + year + FORMER, NAMES, mistakes)) {
      if (row.text("catalogue").equals(catalogue)) {
        String code = row.text("code");
        String now = row.text("now").isEmpty() ? code : row.text("now");
        if (!names.containsKey(now)) {
          String wrong = row.text("now").isEmpty() ? "code" : "now";
          mistakes.add(row.source(wrong), Mistakes.NO_SUCH_CODE, "value", now);
        }
        former.add(new Catalogue.Former(code, row.text("name"), row.text("until"), now));
        if (now.length() == CLASS_DIGITS) {
          classes.putIfAbsent(row.text("name"), now);
        }
      }
    }
    return former;
  }
}
