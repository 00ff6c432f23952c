package io.gouji.engine.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stub until the readers are merged. */
public final class DocumentReader {
  private DocumentReader() {}

  public static Document read(byte[] bytes, Optional<char[]> password) throws DocumentException {
    if (bytes.length == 0) {
      throw new DocumentException(DocumentException.Reason.EMPTY);
    }
    List<Paragraph> paragraphs = new ArrayList<>();
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> paragraphs.add(new Paragraph(paragraphs.size() + 1, line)));
    return new Document(Document.Format.TXT, paragraphs);
  }
}
