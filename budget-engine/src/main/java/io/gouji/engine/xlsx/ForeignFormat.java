package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OleDirectory;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.parts.ZipPart;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells by their content what files are that are no zip package of a workbook. */
final class ForeignFormat {
  private static final int SNIFF = 4096;

  /** Excel before 97, whose files nobody but Excel itself reads safely. */
  static final String OLD_EXCEL = "Excel 2.0\u201395";

  /** Documents of other programs by the stream that tells them. */
  static final Map<String, String> STREAMS =
      Map.of("WordDocument", "doc", "PowerPoint Document", "ppt");

  private ForeignFormat() {}

  /** Whether a file is, by its container or its first record, a workbook of Excel 97 to 2003. */
  static boolean holdsXls(byte[] bytes) {
    if (BiffScan.isBiff8(bytes)) {
      return true;
    }
    return isContainer(bytes) && "xls".equals(ole2(bytes).args().get("format"));
  }

  /** Whether a file is an OLE2 container, whatever is in it. */
  static boolean isContainer(byte[] bytes) {
    return bytes.length >= 512 && OleDirectory.begins(bytes);
  }

  /** Why a file that is no zip cannot be read. */
  static UnreadableException of(byte[] bytes) {
    if (bytes.length == 0) {
      return new UnreadableException(Reason.EMPTY, Map.of());
    }
    if (OleDirectory.begins(bytes)) {
      return ole2(bytes);
    }
    return text(bytes)
        .or(() -> biff(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)))
        .map(format -> UnreadableException.format(Reason.UNSUPPORTED_FORMAT, format))
        .orElseGet(() -> new UnreadableException(Reason.NOT_A_WORKBOOK, Map.of()));
  }

  /** Why a zip that is no workbook package cannot be read, if its entries tell. */
  static Optional<String> zip(List<ZipPart> parts) {
    for (ZipPart part : parts) {
      String key = part.key();
      if (key.equals("content.xml")) {
        return Optional.of("ods");
      }
      if (key.equals("ofd.xml")) {
        return Optional.of("ofd");
      }
      if (key.equals("index/document.iwa")) {
        return Optional.of("numbers");
      }
      if (key.equals("xl/workbook.bin")) {
        return Optional.of("xlsb");
      }
      if (key.equals("word/document.xml")) {
        return Optional.of("docx");
      }
      if (key.equals("ppt/presentation.xml")) {
        return Optional.of("pptx");
      }
    }
    return Optional.empty();
  }

  private static UnreadableException ole2(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Optional<String> format = Optional.empty();
    int root = 0;
    for (OleDirectory.Entry entry : OleDirectory.scan(file)) {
      root = root == 0 && entry.name().equals("Root Entry") ? entry.at() : root;
      switch (entry.name()) {
        case "EncryptionInfo", "EncryptedPackage" -> {
          return UnreadableException.format(Reason.ENCRYPTED, "xlsx");
        }
        case "Workbook", "Book" -> {
          if (locked(in, start(in, entry.at(), root))) {
            return UnreadableException.format(Reason.ENCRYPTED, "xls");
          }
          format = Optional.of("xls");
        }
        default -> format = format.or(() -> Optional.ofNullable(STREAMS.get(entry.name())));
      }
    }
    return format
        .map(known -> UnreadableException.format(Reason.UNSUPPORTED_FORMAT, known))
        .orElseGet(() -> new UnreadableException(Reason.NOT_A_WORKBOOK, Map.of()));
  }

  /** Where a stream begins; small ones live in the stream of the root entry, in units of 64. */
  private static long start(ByteBuffer in, int entry, int root) {
    int sector = 1 << Math.min(12, Math.max(9, in.getShort(30)));
    long first = in.getInt(entry + 116);
    return root > 0 && in.getInt(entry + 120) < in.getInt(56)
        ? (in.getInt(root + 116) + 1L) * sector + first * 64
        : (first + 1) * sector;
  }

  /** Whether a FILEPASS record stands near the beginning of the workbook stream ([MS-XLS]). */
  private static boolean locked(ByteBuffer in, long start) {
    long at = start;
    for (int record = 0; record < 8 && at >= 0 && at + 4 <= in.limit(); record++) {
      int id = in.getShort((int) at) & 0xFFFF;
      if (id == 0x2F) {
        return true;
      }
      at += 4 + (in.getShort((int) at + 2) & 0xFFFF);
    }
    return false;
  }

  /** The first record of a BIFF stream outside any container. */
  private static Optional<String> biff(ByteBuffer in) {
    int id = in.limit() >= 4 ? in.getShort(0) & 0xF1FF : 0;
    int length = in.limit() >= 4 ? in.getShort(2) : 0;
    return id == 0x0009 && length >= 4 && length <= 16 ? Optional.of(OLD_EXCEL) : Optional.empty();
  }

  private static Optional<String> text(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(SNIFF, bytes.length), StandardCharsets.ISO_8859_1);
    if (head.startsWith("%PDF")) {
      return Optional.of("pdf");
    }
    if (head.startsWith("{\\rtf")) {
      return Optional.of("rtf");
    }
    if (head.startsWith("ID;P")) {
      return Optional.of("sylk");
    }
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
      return Optional.of("xml-2003");
    }
    if (lower.contains("<html") || lower.contains("<table")) {
      return Optional.of("html");
    }
    if (lower.contains("<?xml")) {
      return Optional.of("xml");
    }
    return isPlainText(bytes) ? Optional.of(separated(head) ? "csv" : "text") : Optional.empty();
  }

  private static boolean separated(String head) {
    return head.indexOf(',') >= 0 || head.indexOf('\t') >= 0 || head.indexOf(';') >= 0;
  }

  private static boolean isPlainText(byte[] bytes) {
    boolean utf16 =
        bytes.length >= 2 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
    return utf16
        ? decodes(bytes, StandardCharsets.UTF_16)
        : decodes(bytes, StandardCharsets.UTF_8) || decodes(bytes, Charset.forName("GB18030"));
  }

  private static boolean decodes(byte[] bytes, Charset charset) {
    int length = Math.min(SNIFF, bytes.length);
    CharBuffer chars = CharBuffer.allocate(length + 1);
    boolean malformed =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, 0, length), chars, bytes.length <= SNIFF)
            .isError();
    return !malformed
        && chars.flip().chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
  }
}
