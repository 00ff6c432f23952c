package io.gouji.engine;

import com.univocity.parsers.common.TextParsingException;
import io.gouji.engine.pack.CsvTexts;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/** Reads the lists that people give beside workbooks, as their spreadsheet programs save them. */
public final class GivenRows {
  private GivenRows() {}

  /**
   * Rows of trimmed texts, blank rows among them so that a row's place is its line.
   *
   * @param csv in UTF-8, GB18030 or, with a byte order mark, UTF-16; comma, tab or semicolon
   *     between the texts
   * @return nothing where the bytes are no such text
   */
  public static Optional<List<List<String>>> of(byte[] csv) {
    try {
      return Optional.of(CsvTexts.rows(csv));
    } catch (CharacterCodingException | TextParsingException unreadable) {
      return Optional.empty();
    }
  }
}
