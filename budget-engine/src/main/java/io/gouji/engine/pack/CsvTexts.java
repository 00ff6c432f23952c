package io.gouji.engine.pack;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cells of a CSV file somebody sends along, as Excel and WPS write them on any computer. */
public final class CsvTexts {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CsvTexts() {}

  /**
   * Rows of trimmed texts, blank rows among them so that a row's place is its line.
   *
   * @throws CharacterCodingException if the bytes are text neither in UTF-8 nor in GB18030 nor, by
   *     their byte order mark, in UTF-16
   */
  public static List<List<String>> rows(byte[] bytes) throws CharacterCodingException {
    CsvParserSettings settings = CsvFile.settings();
    settings.setDelimiterDetectionEnabled(true, ',', '\t', ';');
    CsvParser parser = new CsvParser(settings);
    parser.beginParsing(new StringReader(text(bytes)));
    List<List<String>> rows = new ArrayList<>();
    String[] cells;
    while ((cells = parser.parseNext()) != null) {
      rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.strip()).toList());
    }
    return rows;
  }

  /**
   * All of it, without byte order mark.
   *
   * @throws CharacterCodingException as {@link #rows}
   */
  static String text(byte[] bytes) throws CharacterCodingException {
    String text = decoded(bytes);
    return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      return decode(StandardCharsets.UTF_16, bytes);
    }
    try {
      return decode(StandardCharsets.UTF_8, bytes);
    } catch (CharacterCodingException notUtf8) {
      return decode(GB18030, bytes);
    }
  }

  /** A decoder of its own, because String would silently replace what cannot be read. */
  private static String decode(Charset charset, byte[] bytes) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
