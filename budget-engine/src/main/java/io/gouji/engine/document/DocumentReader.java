package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.util.Optional;

/**
 * Reads a document from its bytes: Word ({@code .docx .doc}), PDF with text, web page, or plain
 * text. The format is told by the content.
 */
public final class DocumentReader {
  private DocumentReader() {}

  /**
   * The document in a file that needs no password.
   *
   * @throws UnreadableException if the file cannot be read; never anything else for any bytes
   */
  public static Document read(byte[] bytes, DocumentLimits limits) throws UnreadableException {
    return read(bytes, limits, Optional.empty());
  }

  /**
   * The document in a file.
   *
   * <p>Page headers, footers and page numbers are left out, notes follow the body. Text inserted
   * under revision is there, deleted text is not.
   *
   * @param password for a file that is locked; ignored where it is not
   * @throws UnreadableException if the file cannot be read; never anything else for any bytes
   */
  public static Document read(byte[] bytes, DocumentLimits limits, Optional<String> password)
      throws UnreadableException {
    if (bytes.length > limits.fileBytes()) {
      throw UnreadableException.overLimit("fileBytes", limits.fileBytes());
    }
    return switch (FileKind.of(bytes)) {
      case ZIP -> DocxReader.read(bytes, limits);
      case HTML -> HtmlReader.read(bytes, limits);
      case TEXT -> TextReader.read(bytes, limits);
      case PDF -> PdfReader.read(bytes, limits, password);
      case DOC -> DocReader.read(bytes, limits, password);
      case LOCKED_DOCX ->
          DocxReader.read(DocxReader.opened(bytes, limits, password).content(), limits);
    };
  }
}
