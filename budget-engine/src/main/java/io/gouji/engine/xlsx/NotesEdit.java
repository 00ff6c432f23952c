package io.gouji.engine.xlsx;

import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes notes into the comments part of a sheet, beside those that are there. */
final class NotesEdit {
  static final String AUTHOR = "Gouji";

  /** What stands before our text where it follows somebody's note. */
  static final String LEAD = AUTHOR + ":";

  /** Characters a note can hold. */
  private static final int LONGEST = 32_767;

  private static final String RUN =
      "<%1$sr><%1$srPr><%1$ssz val=\"9\"/><%1$scolor indexed=\"81\"/>"
          + "<%1$srFont val=\"Microsoft YaHei\"/><%1$sfamily val=\"2\"/>"
          + "<%1$scharset val=\"134\"/></%1$srPr>";

  private final PackageEdit pack;
  private final WorkbookEdit workbook;
  private final RelationshipsEdit relations;
  private final String part;
  private final Outline root;
  private final Splices splices;
  private final CellXml cells;
  private final String runStart;

  /** For a sheet, which gets a comments part if it has none. */
  NotesEdit(WorkbookEdit workbook, String sheet, RelationshipsEdit relations)
      throws UnreadableException {
    this.workbook = workbook;
    this.pack = workbook.pack();
    this.relations = relations;
    Optional<ZipPart> present =
        relations.all().stream()
            .filter(relation -> relation.is("comments"))
            .flatMap(relation -> pack.pack().find(relation.key(ZipPart.key(sheet))).stream())
            .findFirst();
    this.part = present.isPresent() ? present.get().name() : create();
    byte[] content = pack.content(ZipPart.key(part));
    Outline outline = Outline.of(part, content, 5, pack.limits());
    if (outline.child("authors").isEmpty() || outline.child("commentList").isEmpty()) {
      content = complete(content, outline);
      outline = Outline.of(part, content, 5, pack.limits());
    }
    this.root = outline;
    this.splices = new Splices(content);
    this.cells = new CellXml(root.sibling(""));
    this.runStart = RUN.formatted(root.sibling(""));
  }

  private String create() throws UnreadableException {
    for (Relationship relation : List.copyOf(relations.all())) {
      if (relation.is("comments")) {
        relations.remove(relation);
      }
    }
    String name = pack.freeName("xl/comments", ".xml");
    String xml =
        "<comments xmlns=\"%s\"><authors></authors><commentList></commentList></comments>"
            .formatted(workbook.dialect().main());
    pack.put(name, (NewPart.DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    workbook.types().part(name, Dialect.TYPES + "comments+xml");
    relations.add(workbook.dialect().relations() + "/comments", name);
    return name;
  }

  /** The part with both its lists, which some writers leave out when they are empty. */
  private static byte[] complete(byte[] content, Outline root) {
    StringBuilder xml = new StringBuilder();
    for (String list : List.of("authors", "commentList")) {
      if (root.child(list).isEmpty()) {
        xml.append("<%1$s></%1$s>".formatted(root.sibling(list)));
      }
    }
    Splices lists = new Splices(content);
    if (root.child("authors").isPresent() || root.empty()) {
      lists.append(root, xml.toString());
    } else {
      lists.insert(root.open(), xml.toString());
    }
    return lists.result();
  }

  /** The cell of a comment, if it names one. */
  static Optional<CellRef> cell(Outline comment) {
    String ref = comment.attribute("ref");
    int colon = ref.indexOf(':');
    try {
      return Optional.of(CellRef.parse(colon < 0 ? ref : ref.substring(0, colon)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private String text(Outline element) {
    return splices.text(element.open(), element.close());
  }

  /** Writes the notes and returns all notes of the sheet, each of which needs a box. */
  SortedMap<CellRef, String> write(SortedMap<CellRef, String> notes) throws UnreadableException {
    Outline list = section("commentList");
    Map<CellRef, Outline> present = new HashMap<>();
    SortedMap<CellRef, String> all = new TreeMap<>();
    list.children("comment")
        .forEach(
            comment ->
                cell(comment)
                    .filter(cell -> present.putIfAbsent(cell, comment) == null)
                    .ifPresent(cell -> all.put(cell, plain(comment))));
    int author = author();
    StringBuilder comments = new StringBuilder();
    notes.forEach(
        (cell, note) -> {
          Outline theirs = present.get(cell);
          if (theirs != null) {
            extend(theirs, note);
          } else {
            comments.append(comment(cell, author, note));
          }
          all.merge(cell, note, (one, other) -> one + "\n\n" + other);
        });
    splices.append(list, comments.toString());
    pack.put(part, splices.result());
    return all;
  }

  /** About what a comment says: enough to know how large a box it needs. */
  private String plain(Outline comment) {
    return comment.child("text").map(this::text).orElse("").replaceAll("<[^>]*>", "");
  }

  private Outline section(String name) throws UnreadableException {
    return root.child(name).orElseThrow(() -> UnreadableException.damaged(part, "no " + name));
  }

  private int author() throws UnreadableException {
    Outline authors = section("authors");
    for (int i = 0; i < authors.children().size(); i++) {
      Outline author = authors.children().get(i);
      if (text(author).equals(AUTHOR)) {
        return i;
      }
    }
    String tag = root.sibling("author");
    splices.append(authors, "<" + tag + ">" + AUTHOR + "</" + tag + ">");
    return authors.children().size();
  }

  /** A cell can have one note only, so ours follows what somebody wrote there. */
  private void extend(Outline comment, String note) {
    Optional<Outline> text = comment.child("text");
    String said = "\n\n" + LEAD + "\n" + note;
    if (text.isPresent()) {
      int room = Math.max(0, LONGEST - plain(comment).length());
      extendText(text.get(), run(XmlText.cut(said, room)));
    } else if (comment.empty()) {
      splices.append(comment, text(note));
    } else {
      splices.insert(comment.open(), text(note));
    }
  }

  private String text(String note) {
    String tag = root.sibling("text");
    return "<" + tag + ">" + run(note) + "</" + tag + ">";
  }

  private void extendText(Outline text, String run) {
    // Beside a run, a text outside of runs would be overlooked.
    text.children("t")
        .forEach(
            plain -> {
              splices.insert(plain.start(), "<" + root.sibling("r") + ">");
              splices.insert(plain.end(), "</" + root.sibling("r") + ">");
            });
    Optional<Outline> last =
        text.children().stream()
            .filter(child -> child.name().equals("t") || child.name().equals("r"))
            .reduce((one, next) -> next);
    if (last.isPresent()) {
      splices.insert(last.get().end(), run);
    } else {
      splices.append(text, run);
    }
  }

  private String comment(CellRef cell, int author, String note) {
    String comment = root.sibling("comment");
    return "<"
        + comment
        + " ref=\""
        + cell.a1()
        + "\" authorId=\""
        + author
        + "\" shapeId=\"0\">"
        + text(note)
        + "</"
        + comment
        + ">";
  }

  private String run(String text) {
    StringBuilder run = new StringBuilder(runStart);
    cells.text(run, "t", XmlText.cut(text, LONGEST));
    return run.append("</").append(root.sibling("r")).append('>').toString();
  }
}
