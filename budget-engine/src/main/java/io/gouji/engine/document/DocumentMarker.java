package io.gouji.engine.document;

import io.gouji.engine.parts.PackageLock;
import io.gouji.engine.parts.UnreadableException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Marks a copy of a document: Word packages with comments, all else on a page beside its words. */
public final class DocumentMarker {
  private DocumentMarker() {}

  /**
   * A marked copy. Comments of ours from before are replaced, so that marking twice changes nothing
   * more; those of others, and tracked changes, stay. Of a Word package only the body, its comments
   * and what names them change. A signed document is never changed: it gets a page.
   *
   * @param file the bytes the document was read from
   * @param document what was read
   * @param marks in any order; they may overlap
   * @param password as for reading
   * @throws UnreadableException if the file cannot be read
   * @throws IndexOutOfBoundsException if a mark lies outside the document
   */
  public static Marked mark(
      byte[] file,
      Document document,
      List<Mark> marks,
      MarkWords words,
      DocumentLimits limits,
      Optional<String> password)
      throws UnreadableException {
    List<Mark> inOrder = marks.stream().sorted(ORDER).toList();
    for (Mark mark : inOrder) {
      String text = document.paragraph(mark.paragraph()).text();
      Objects.checkFromToIndex(mark.start(), mark.end(), text.length());
    }
    if (document.format() != Document.Format.DOCX) {
      return page(document, inOrder, words, false);
    }
    boolean locked = FileKind.of(file) == FileKind.LOCKED_DOCX;
    if (!locked) {
      return mark(file, document, inOrder, words, limits);
    }
    PackageLock.Opened opened = DocxReader.opened(file, limits, password);
    Marked marked = mark(opened.content(), document, inOrder, words, limits);
    return marked.kind() == Marked.Kind.DOCX
        ? new Marked(Marked.Kind.DOCX, opened.lock().close(marked.bytes()), false)
        : marked;
  }

  private static final Comparator<Mark> ORDER =
      Comparator.comparingInt(Mark::paragraph)
          .thenComparingInt(Mark::start)
          .thenComparingInt(Mark::end)
          .thenComparing(Mark::severity);

  private static Marked mark(
      byte[] file, Document document, List<Mark> marks, MarkWords words, DocumentLimits limits)
      throws UnreadableException {
    WordPackage pack = WordPackage.open(file, limits);
    return pack.hasPartsIn("_xmlsignatures/")
        ? page(document, marks, words, true)
        : new Marked(Marked.Kind.DOCX, new WordMarks(pack, words).mark(marks), false);
  }

  private static Marked page(Document document, List<Mark> marks, MarkWords words, boolean signed) {
    return new Marked(Marked.Kind.HTML, MarkPage.of(document, marks, words), signed);
  }
}
