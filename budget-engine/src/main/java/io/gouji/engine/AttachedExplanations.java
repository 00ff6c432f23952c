package io.gouji.engine;

import io.gouji.engine.binding.Explanations;
import io.gouji.engine.pack.CsvTexts;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.WorkbookReader;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Explanations in a file of their own: a workbook by its first bytes, or else CSV. */
final class AttachedExplanations {
  private AttachedExplanations() {}

  /** What the file holds; empty where it cannot be read or heads no column of explanations. */
  static Optional<Explanations> read(Options.Attached file, ExplanationWords words) {
    byte[] bytes = file.bytes();
    boolean zip = begins(bytes, 'P', 'K');
    boolean old = begins(bytes, 0xd0, 0xcf);
    try {
      return zip || old
          ? workbook(WorkbookReader.read(bytes, Limits.DEFAULT), words)
          : Explanations.of(CsvTexts.rows(bytes), file.name(), words);
    } catch (UnreadableException | CharacterCodingException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean begins(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  /** The sheet of that name, or else the first that is headed like one. */
  private static Optional<Explanations> workbook(Workbook workbook, ExplanationWords words) {
    Stream<Sheet> named = Explanations.sheet(workbook, words).stream();
    return Stream.concat(named, workbook.sheets().stream())
        .flatMap(sheet -> Explanations.of(sheet, workbook.date1904(), words).stream())
        .findFirst();
  }

  /** Names under which a file of explanations beside a workbook is found. */
  static List<String> names(String stem, ExplanationWords words) {
    return words.sheets().stream().map(name -> stem + "-" + name + ".csv").toList();
  }
}
