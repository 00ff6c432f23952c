package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plain text: each line a paragraph, unless the lines were broken to a width. */
final class TextReader {
  private TextReader() {}

  static Document read(byte[] bytes, DocumentLimits limits) throws UnreadableException {
    String text = CharsetGuess.decode(bytes);
    if (text.chars().anyMatch(TextReader::isBinary)) {
      throw new UnreadableException(Reason.NOT_A_DOCUMENT, Map.of());
    }
    List<String> lines = lines(text);
    WrappedLines wrapped = WrappedLines.of(lines);
    ParagraphList paragraphs = new ParagraphList(limits);
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      open.append(open.isEmpty() ? lines.get(i) : lines.get(i).stripLeading());
      if (i + 1 == lines.size() || !wrapped.continues(lines.get(i), lines.get(i + 1))) {
        paragraphs.add(open.toString(), Optional.empty(), 0);
        open.setLength(0);
      }
    }
    return paragraphs.document(Document.Format.TXT);
  }

  /** Control characters that no text has; form feeds part pages. */
  private static boolean isBinary(int c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0B && c != 0x1A;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if ("\n\r\f\u000B\u0085\u2028\u2029\u001A".indexOf(text.charAt(i)) >= 0) {
        lines.add(text.substring(from, i));
        boolean pair =
            text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
        i += pair ? 1 : 0;
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
    return lines;
  }
}
