package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.CellRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Writes notes into the comments part of a sheet, beside those that are there. */
final class NotesEdit {
  private static final String AUTHOR = "Gouji";

  /** What stands before our text where it follows somebody's note. */
  static final String LEAD = AUTHOR + ":";

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
  private final List<CellRef> added = new ArrayList<>();

  /** For a sheet, which gets a comments part if it has none. */
  NotesEdit(WorkbookEdit workbook, String sheet, RelationshipsEdit relations)
      throws WorkbookException {
    this.workbook = workbook;
    this.pack = workbook.pack();
    this.relations = relations;
    Optional<ZipPart> present =
        relations.all().stream()
            .filter(relation -> relation.is("comments"))
            .flatMap(relation -> pack.pack().find(relation.key(ZipDirectory.key(sheet))).stream())
            .findFirst();
    this.part = present.isPresent() ? present.get().name() : create();
    byte[] content = pack.content(ZipDirectory.key(part));
    this.root = Outline.of(part, content, 5, pack.limits());
    this.splices = new Splices(content);
    this.cells = new CellXml(root.sibling(""));
    this.runStart = RUN.formatted(root.sibling(""));
  }

  private String create() throws WorkbookException {
    String name = pack.freeName("xl/comments", ".xml");
    String xml =
        "<comments xmlns=\"%s\"><authors></authors><commentList></commentList></comments>"
            .formatted(workbook.dialect().main());
    pack.put(name, (NewPart.DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    workbook.types().part(name, NewPart.TYPES + "comments+xml");
    relations.add(workbook.dialect().relations() + "/comments", name);
    return name;
  }

  /** Writes the notes and returns the cells that had none before and so need a box. */
  List<CellRef> write(SortedMap<CellRef, CellChange> changes) throws WorkbookException {
    Outline list = section("commentList");
    int author = author();
    StringBuilder comments = new StringBuilder();
    changes.forEach(
        (cell, change) -> {
          if (change.hasNote()) {
            Optional<Outline> present =
                list.children("comment")
                    .filter(comment -> comment.attribute("ref").equals(cell.a1()))
                    .findFirst();
            if (present.isPresent()) {
              add(present.get(), author, change.note());
            } else {
              comments.append(comment(cell, author, change.note()));
              added.add(cell);
            }
          }
        });
    splices.append(list, comments.toString());
    pack.put(part, splices.result());
    return added;
  }

  private Outline section(String name) throws WorkbookException {
    return root.child(name).orElseThrow(() -> WorkbookException.damaged(part, "no " + name));
  }

  private int author() throws WorkbookException {
    Outline authors = section("authors");
    for (int i = 0; i < authors.children().size(); i++) {
      Outline author = authors.children().get(i);
      if (!author.empty() && splices.text(author.open(), author.close()).equals(AUTHOR)) {
        return i;
      }
    }
    String tag = root.sibling("author");
    splices.append(authors, "<" + tag + ">" + AUTHOR + "</" + tag + ">");
    return authors.children().size();
  }

  /** A note of ours says what an earlier check found; this one takes its place. */
  private void add(Outline comment, int author, String note) {
    Optional<Outline> text = comment.child("text");
    boolean ours = comment.attribute("authorId").equals(Integer.toString(author));
    if (ours && text.isPresent()) {
      String tag = root.sibling("text");
      String anew = "<" + tag + ">" + run(note) + "</" + tag + ">";
      splices.replace(text.get().start(), text.get().end(), anew);
    } else {
      text.ifPresent(this::dropEarlier);
      extend(comment, note);
    }
  }

  /** What an earlier check of ours put behind somebody's note. */
  private void dropEarlier(Outline text) {
    text.children("r")
        .filter(run -> splices.text(run.start(), run.end()).contains(AUTHOR + ":\n"))
        .filter(run -> text.children("r").count() > 1 || text.children("t").count() > 0)
        .forEach(run -> splices.replace(run.start(), run.end(), ""));
  }

  /** A cell can have one note only, so ours follows what somebody wrote there. */
  private void extend(Outline comment, String note) {
    String run = run("\n\n" + LEAD + "\n" + note);
    comment.child("text").ifPresent(text -> extendText(text, run));
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
    String text = root.sibling("text");
    return "<%s ref=\"%s\" authorId=\"%s\" shapeId=\"0\"><%s>%s</%s></%s>"
        .formatted(comment, cell.a1(), author, text, run(note), text, comment);
  }

  private String run(String text) {
    return runStart + cells.text("t", text) + "</" + root.sibling("r") + ">";
  }
}
