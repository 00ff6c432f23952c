package io.gouji.engine.document;

import io.gouji.engine.parts.OleDirectory;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file is by its content; its name is never asked. */
enum FileKind {
  ZIP,
  DOC,
  LOCKED_DOCX,
  PDF,
  HTML,
  TEXT;

  private static final int SNIFF = 4096;

  /** Streams that tell a container's format, in the order they are asked for. */
  private static final List<Map.Entry<String, String>> STREAMS =
      List.of(
          Map.entry("WordDocument", "doc"),
          Map.entry("Workbook", "xls"),
          Map.entry("Book", "xls"),
          Map.entry("PowerPoint Document", "ppt"),
          Map.entry("MatOST", "wps"),
          Map.entry("CONTENTS", "wps"));

  /** Tells a file's kind, or why it is none we read. */
  static FileKind of(byte[] bytes) throws UnreadableException {
    if (bytes.length == 0) {
      throw new UnreadableException(Reason.EMPTY, Map.of());
    }
    if (OleDirectory.begins(bytes)) {
      return container(bytes);
    }
    if (bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 9 && bytes[2] > 0) {
      return ZIP;
    }
    return text(bytes);
  }

  private static FileKind text(byte[] bytes) throws UnreadableException {
    String head = head(bytes);
    String lower = head.toLowerCase(Locale.ROOT);
    // Readers of PDF allow for rubbish before the signature; it is no text then.
    int pdf = head.indexOf("%PDF-");
    if (pdf >= 0 && pdf < 1024 && (pdf == 0 || !lower.contains("<html"))) {
      return PDF;
    }
    if (head.stripLeading().startsWith("{\\rtf")) {
      throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, "rtf");
    }
    if (lower.contains("mime-version:") && lower.contains("multipart/related")) {
      throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, "mht");
    }
    if (lower.contains("<?mso-application") || lower.contains("http://schemas.microsoft.com/")) {
      throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, "xml");
    }
    return isHtml(lower) ? HTML : TEXT;
  }

  private static boolean isHtml(String lower) {
    return List.of("<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div", "<p>")
        .stream()
        .anyMatch(lower::contains);
  }

  /** The first characters as far as they are ASCII, without the zeros of UTF-16. */
  private static String head(byte[] bytes) {
    int length = Math.min(SNIFF, bytes.length);
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    boolean marked = head.startsWith("\u00FF\u00FE") || head.startsWith("\u00FE\u00FF");
    return marked ? head.replace("\0", "") : head;
  }

  private static FileKind container(byte[] bytes) throws UnreadableException {
    Set<String> names = new HashSet<>();
    OleDirectory.scan(bytes).forEach(entry -> names.add(entry.name()));
    if (names.contains("EncryptionInfo") || names.contains("EncryptedPackage")) {
      return LOCKED_DOCX;
    }
    for (Map.Entry<String, String> stream : STREAMS) {
      if (names.contains(stream.getKey())) {
        if (stream.getValue().equals("doc")) {
          return DOC;
        }
        throw UnreadableException.format(Reason.UNSUPPORTED_FORMAT, stream.getValue());
      }
    }
    throw new UnreadableException(
        names.contains("Root Entry") ? Reason.NOT_A_DOCUMENT : Reason.TRUNCATED, Map.of());
  }
}
