package io.gouji.engine.xlsx;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.gouji.engine.Corpus;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Workbook;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Odd workbooks of other programs and real budgets, and what is known of marking them. */
final class MarkedCorpus {
  /** The budgets' files; their conversions to {@code .xls} are not for the patcher. */
  private static final List<String> FOLDERS = List.of("robust", "budgets");

  private MarkedCorpus() {}

  /**
   * A file that can be read as OOXML.
   *
   * @param name its place in the corpus
   */
  record Readable(String name, byte[] bytes, Workbook workbook) {}

  /** Every file, in order; {@code manifest.csv} and the like among them. */
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    FOLDERS.forEach(folder -> files.addAll(Corpus.files(folder, "")));
    return files.stream()
        .filter(
            file ->
                !file.getFileName()
                    .toString()
                    .matches("manifest.csv|growth.csv|.*[.]txt|.*[.]json"))
        .toList();
  }

  static String name(Path file) {
    return Corpus.path("").toAbsolutePath().relativize(file.toAbsolutePath()).toString();
  }

  /** The files the patcher is for. */
  static List<Readable> readable() {
    return files().stream().flatMap(file -> read(file).stream()).toList();
  }

  static Optional<Readable> read(Path file) {
    byte[] bytes = Corpus.bytes(file);
    try {
      return WorkbookReader.format(bytes).equals("xls")
          ? Optional.empty()
          : Optional.of(
              new Readable(name(file), bytes, WorkbookReader.read(bytes, Limits.DEFAULT)));
    } catch (UnreadableException refused) {
      return Optional.empty();
    }
  }

  /**
   * What comes of each file, reviewed: {@code marked}, {@code xls} (for another writer), or why it
   * cannot be read; and whether LibreOffice opens the original.
   */
  static Map<String, List<String>> reviewed() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    CsvParserSettings settings = new CsvParserSettings();
    settings.setHeaderExtractionEnabled(true);
    settings.setNullValue("");
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(MarkedCorpus.class.getResourceAsStream("marked.csv")),
            StandardCharsets.UTF_8)) {
      new CsvParser(settings)
          .parseAll(in)
          .forEach(row -> rows.put(row[0], List.of(row[1], row[2])));
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return rows;
  }
}
