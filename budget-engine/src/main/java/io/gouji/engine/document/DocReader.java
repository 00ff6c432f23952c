package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Reads documents of Word 97 to 2003, and of WPS, through POI. */
final class DocReader {
  /** The formats of [MS-OSHARED] 2.2.1.3 (MSONFC) by the names of their successors. */
  private static final Map<Integer, String> FORMATS =
      Map.ofEntries(
          Map.entry(1, "upperRoman"),
          Map.entry(2, "lowerRoman"),
          Map.entry(3, "upperLetter"),
          Map.entry(4, "lowerLetter"),
          Map.entry(10, "ideographDigital"),
          Map.entry(11, "japaneseCounting"),
          Map.entry(14, "decimalFullWidth"),
          Map.entry(17, "japaneseDigitalTenThousand"),
          Map.entry(18, "decimalEnclosedCircle"),
          Map.entry(22, "decimalZero"),
          Map.entry(23, "bullet"),
          Map.entry(26, "decimalEnclosedFullstop"),
          Map.entry(27, "decimalEnclosedParen"),
          Map.entry(28, "decimalEnclosedCircleChinese"),
          Map.entry(29, "ideographEnclosedCircle"),
          Map.entry(30, "ideographTraditional"),
          Map.entry(31, "ideographZodiac"),
          Map.entry(33, "taiwaneseCounting"),
          Map.entry(34, "ideographLegalTraditional"),
          Map.entry(35, "taiwaneseCountingThousand"),
          Map.entry(36, "taiwaneseDigital"),
          Map.entry(37, "chineseCounting"),
          Map.entry(38, "chineseLegalSimplified"),
          Map.entry(39, "chineseCountingThousand"),
          Map.entry(255, "none"));

  private final ParagraphList paragraphs;
  private final WordNumbering numbering = new WordNumbering();
  private final Set<Integer> lists = new HashSet<>();
  private int tables;
  private int instructions;

  private DocReader(DocumentLimits limits) {
    this.paragraphs = new ParagraphList(limits);
  }

  static Document read(byte[] bytes, DocumentLimits limits, Optional<String> password)
      throws UnreadableException {
    // POI keeps the password for the thread.
    Biff8EncryptionKey.setCurrentUserPassword(password.orElse(null));
    try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes));
        HWPFDocument document = new HWPFDocument(container)) {
      return new DocReader(limits).read(document);
    } catch (EncryptedDocumentException locked) {
      Reason reason = password.isPresent() ? Reason.WRONG_PASSWORD : Reason.ENCRYPTED;
      throw new UnreadableException(reason, Map.of("format", "doc"), locked);
    } catch (OldWordFileFormatException old) {
      throw new UnreadableException(
          Reason.UNSUPPORTED_FORMAT, Map.of("format", "Word 2.0\u201395"), old);
    } catch (IOException | RuntimeException broken) {
      throw UnreadableException.damaged("doc", broken);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private Document read(HWPFDocument document) throws UnreadableException {
    add(document.getRange());
    add(document.getMainTextboxRange());
    add(document.getFootnoteRange());
    add(document.getEndnoteRange());
    return paragraphs.document(Document.Format.DOC);
  }

  private void add(Range range) throws UnreadableException {
    int count = range.numParagraphs();
    for (int i = 0; i < count; i++) {
      org.apache.poi.hwpf.usermodel.Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        add(table);
        i += Math.max(1, table.numParagraphs()) - 1;
      } else {
        add(paragraph, Optional.empty());
      }
    }
  }

  private void add(Table table) throws UnreadableException {
    int number = ++tables;
    for (int row = 0; row < table.numRows(); row++) {
      for (int column = 0; column < table.getRow(row).numCells(); column++) {
        TableCell cell = table.getRow(row).getCell(column);
        Optional<Cell> place = Optional.of(new Cell(number, row + 1, column + 1));
        for (int i = 0; i < cell.numParagraphs(); i++) {
          add(cell.getParagraph(i), place);
        }
      }
    }
  }

  private void add(org.apache.poi.hwpf.usermodel.Paragraph paragraph, Optional<Cell> cell)
      throws UnreadableException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      if (!run.isMarkedDeleted() && !run.isVanished()) {
        append(text, run.text());
      }
    }
    instructions = 0;
    String label = label(paragraph);
    int level = paragraph.getLvl();
    int heading = level >= 0 && level < 9 ? level + 1 : 0;
    for (SoftBreaks.Part part : SoftBreaks.parts(text)) {
      paragraphs.add(SoftBreaks.text(text, part), cell, 0, heading, label);
      label = "";
    }
  }

  /** Characters as they print: instructions of fields and anchors do not. */
  private void append(StringBuilder text, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case 0x13 -> instructions++;
        case 0x14 -> instructions = Math.max(0, instructions - 1);
        case 0x15 -> {}
        default -> {
          if (instructions == 0) {
            plain(text, c);
          }
        }
      }
    }
  }

  private static void plain(StringBuilder text, char c) {
    switch (c) {
      case '\t' -> text.append(c);
      case 0x0B, 0x0C -> text.append(SoftBreaks.BREAK);
      case 0x1E -> text.append('-');
      default -> {
        if (c >= ' ') {
          text.append(c);
        }
      }
    }
  }

  private String label(org.apache.poi.hwpf.usermodel.Paragraph paragraph) {
    if (!paragraph.isInList()) {
      return "";
    }
    HWPFList list = paragraph.getList();
    int id = list.getLsid();
    if (lists.add(id)) {
      numbering.add(id, levels(list));
    }
    return numbering.next(id, id, paragraph.getIlvl());
  }

  private static Map<Integer, WordNumbering.Level> levels(HWPFList list) {
    Map<Integer, WordNumbering.Level> levels = new HashMap<>();
    for (char level = 0; level < WordNumbering.LEVELS; level++) {
      String text = list.getNumberText(level);
      if (text == null) {
        break;
      }
      String format = FORMATS.getOrDefault(list.getNumberFormat(level), "decimal");
      levels.put(
          (int) level,
          new WordNumbering.Level(list.getStartAt(level), format, pattern(text), false, "", -1));
    }
    return levels;
  }

  /** A control character stands for the number of its level. */
  private static String pattern(String text) {
    StringBuilder pattern = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (c < WordNumbering.LEVELS) {
                pattern.append('%').append(c + 1);
              } else {
                pattern.append((char) c);
              }
            });
    return pattern.toString();
  }
}
