package io.gouji.engine.document;

import io.gouji.engine.document.DocumentException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  private static final long OLE2 = 0xE11AB1A1E011CFD0L;
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
  static FileKind of(byte[] bytes) throws DocumentException {
    if (bytes.length == 0) {
      throw new DocumentException(Reason.EMPTY, Map.of());
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length >= 8 && in.getLong(0) == OLE2) {
      return container(in);
    }
    if (bytes.length >= 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < 9 && bytes[2] > 0) {
      return ZIP;
    }
    return text(bytes);
  }

  private static FileKind text(byte[] bytes) throws DocumentException {
    String head = head(bytes);
    String lower = head.toLowerCase(Locale.ROOT);
    // Readers of PDF allow for rubbish before the signature; it is no text then.
    int pdf = head.indexOf("%PDF-");
    if (pdf >= 0 && pdf < 1024 && (pdf == 0 || !lower.contains("<html"))) {
      return PDF;
    }
    if (head.stripLeading().startsWith("{\\rtf")) {
      throw DocumentException.format(Reason.UNSUPPORTED_FORMAT, "rtf");
    }
    if (lower.contains("mime-version:") && lower.contains("multipart/related")) {
      throw DocumentException.format(Reason.UNSUPPORTED_FORMAT, "mht");
    }
    if (lower.contains("<?mso-application") || lower.contains("http://schemas.microsoft.com/")) {
      throw DocumentException.format(Reason.UNSUPPORTED_FORMAT, "xml");
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

  /**
   * Looks for directory entries of an OLE2 container: 128 bytes each, aligned, the name in UTF-16
   * and its length after it. Scanning needs no valid sector chain, so damage cannot mislead it.
   */
  private static FileKind container(ByteBuffer in) throws DocumentException {
    Set<String> names = new HashSet<>();
    for (int at = 512; at + 128 <= in.limit(); at += 128) {
      names.add(name(in, at));
    }
    if (names.contains("EncryptionInfo") || names.contains("EncryptedPackage")) {
      return LOCKED_DOCX;
    }
    for (Map.Entry<String, String> stream : STREAMS) {
      if (names.contains(stream.getKey())) {
        if (stream.getValue().equals("doc")) {
          return DOC;
        }
        throw DocumentException.format(Reason.UNSUPPORTED_FORMAT, stream.getValue());
      }
    }
    throw new DocumentException(
        names.contains("Root Entry") ? Reason.NOT_A_DOCUMENT : Reason.TRUNCATED, Map.of());
  }

  private static String name(ByteBuffer in, int at) {
    int length = in.getShort(at + 64);
    int kind = in.get(at + 66);
    return (kind == 2 || kind == 5) && length > 2 && length <= 64
        ? new String(in.array(), at, length - 2, StandardCharsets.UTF_16LE)
        : "";
  }
}
