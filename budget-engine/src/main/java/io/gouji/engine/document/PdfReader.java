package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads the text of a PDF: lines are joined to paragraphs, what repeats on all pages is left out.
 */
final class PdfReader {
  private static final int TAIL = 2048;

  private PdfReader() {}

  static Document read(byte[] bytes, DocumentLimits limits, Optional<String> password)
      throws UnreadableException {
    if (!isComplete(bytes)) {
      throw new UnreadableException(Reason.TRUNCATED, Map.of());
    }
    // A file with an owner's password only opens with the empty one.
    try (PDDocument pdf =
        Loader.loadPDF(
            bytes,
            password.orElse(""),
            null,
            null,
            MemoryUsageSetting.setupMainMemoryOnly(limits.totalBytes()).streamCache)) {
      if (pdf.getNumberOfPages() > limits.pages()) {
        throw UnreadableException.overLimit("pages", limits.pages());
      }
      List<PdfLine> lines = new PdfLines(limits).read(pdf);
      if (lines.isEmpty()) {
        throw new UnreadableException(
            Reason.NO_TEXT, Map.of("pages", Integer.toString(pdf.getNumberOfPages())));
      }
      return new PdfParagraphs(PdfRepeats.without(lines), limits).document();
    } catch (InvalidPasswordException locked) {
      Reason reason = password.isPresent() ? Reason.WRONG_PASSWORD : Reason.ENCRYPTED;
      throw new UnreadableException(reason, Map.of("format", "pdf"), locked);
    } catch (IOException | RuntimeException broken) {
      throw refused(broken);
    } catch (StackOverflowError deep) {
      throw new UnreadableException(
          Reason.HOSTILE, Map.of("part", "pdf", "detail", "nesting"), deep);
    }
  }

  /** A PDF ends with its marker; what a broken download keeps would be read as if it were all. */
  private static boolean isComplete(byte[] bytes) {
    int from = Math.max(0, bytes.length - TAIL);
    return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1)
        .contains("%%EOF");
  }

  private static UnreadableException refused(Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableException known) {
        return known;
      }
    }
    return UnreadableException.damaged("pdf", broken);
  }
}
