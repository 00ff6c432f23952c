package io.gouji.engine.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** Marks a Word package with comments. */
final class WordMarks {
  private static final String REFERENCE = "CommentReference";

  private final WordPackage pack;
  private final MarkWords words;

  WordMarks(WordPackage pack, MarkWords words) {
    this.pack = pack;
    this.words = words;
  }

  byte[] mark(List<Mark> marks) throws DocumentException {
    ZipArchiveEntry main = pack.main();
    String source = WordPackage.key(main.getName());
    WordCopy copy = new WordCopy(pack);
    WordComments comments = WordComments.of(pack, source);
    if (!comments.ours().isEmpty()) {
      byte[] without = WordUnmarking.of(pack.utf8(main), comments.ours(), pack.limits());
      copy.put(main.getName(), without);
    }
    if (marks.isEmpty() && comments.ours().isEmpty()) {
      return copy.bytes();
    }
    byte[] body = copy.utf8(main);
    List<WordPassage> passages = DocxReader.passages(pack, body);
    copy.put(main.getName(), marked(body, passages, marks, comments));
    comments.write(copy, source, main.getName(), marks, words);
    return copy.bytes();
  }

  private byte[] marked(
      byte[] body, List<WordPassage> passages, List<Mark> marks, WordComments comments)
      throws DocumentException {
    ByteSplices splices = new ByteSplices(body);
    WordCut cut = new WordCut(body, splices);
    String namespace = WordComments.namespace(body);
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      place(cut, passages.get(mark.paragraph() - 1), mark, comments.id(i), namespace);
    }
    cut.make();
    return splices.result();
  }

  private static void place(WordCut cut, WordPassage passage, Mark mark, int id, String namespace) {
    boolean whole = mark.start() == mark.end();
    int from = passage.offset() + mark.start();
    int to = whole ? Integer.MAX_VALUE : passage.offset() + mark.end();
    List<WordPiece> covered = new ArrayList<>();
    for (WordPiece piece : passage.pieces()) {
      if (piece.to() > from && piece.from() < to) {
        covered.add(piece);
      }
    }
    if (covered.isEmpty()) {
      return;
    }
    WordPiece first = covered.get(0);
    WordPiece last = covered.get(covered.size() - 1);
    String attribute = namespace + " w:id=\"" + id + "\"/>";
    cut.put(first, from - first.from(), false, "<w:commentRangeStart" + attribute);
    String reference =
        "<w:r"
            + namespace
            + "><w:rPr><w:rStyle w:val=\""
            + REFERENCE
            + "\"/></w:rPr>"
            + "<w:commentReference w:id=\""
            + id
            + "\"/></w:r>";
    int inLast = Math.min(to, last.to()) - last.from();
    cut.put(last, inLast, true, "<w:commentRangeEnd" + attribute + reference);
  }
}
