package io.gouji.engine.document;

import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** Marks a Word package with comments. */
final class WordMarks {
  private static final String REFERENCE = "CommentReference";

  private final WordPackage pack;
  private final MarkWords words;

  WordMarks(WordPackage pack, MarkWords words) {
    this.pack = pack;
    this.words = words;
  }

  byte[] mark(List<Mark> marks) throws UnreadableException {
    PackageEdit copy = new PackageEdit(pack.parts());
    WordComments comments = WordComments.of(pack);
    byte[] body = pack.body();
    if (!comments.ours().isEmpty()) {
      body = WordUnmarking.of(pack, body, comments.ours());
    } else if (marks.isEmpty()) {
      return copy.bytes();
    }
    List<WordPassage> passages = DocxReader.passages(pack, body);
    String main = pack.main().name();
    copy.put(main, marked(body, passages, marks, comments));
    comments.write(copy, main, marks, words);
    return copy.bytes();
  }

  private byte[] marked(
      byte[] body, List<WordPassage> passages, List<Mark> marks, WordComments comments)
      throws UnreadableException {
    Splices splices = new Splices(body);
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
