package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Outline;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes our texts out of the notes of a sheet; what others wrote into the same note stays. */
final class NotesRemoval {
  private static final Pattern SHAPE =
      Pattern.compile("\\s*<v:shape\\b(?:(?!</v:shape>).)*</v:shape>", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("<x:Row>\\s*(\\d{1,7})\\s*</x:Row>");
  private static final Pattern COLUMN = Pattern.compile("<x:Column>\\s*(\\d{1,5})\\s*</x:Column>");

  private final PackageEdit pack;
  private final WorkbookEdit workbook;
  private final SheetOutline sheet;
  private final Splices sheetSplices;
  private final String source;
  private final RelationshipsEdit relations;

  /**
   * For a sheet.
   *
   * @param splices take what the sheet's own part loses
   */
  NotesRemoval(WorkbookEdit workbook, String part, SheetOutline sheet, Splices splices)
      throws UnreadableException {
    this.workbook = workbook;
    this.pack = workbook.pack();
    this.sheet = sheet;
    this.sheetSplices = splices;
    this.source = ZipPart.key(part);
    this.relations = new RelationshipsEdit(pack, part);
  }

  /** Takes what is ours out of the note of a cell. */
  interface Taking {
    /** Whether there was something. */
    boolean take(CellRef cell, NoteText text);

    /** Whether texts of corrected copies are ours, too. */
    boolean corrected();
  }

  /**
   * The notes of a sheet that changed.
   *
   * @param found cells of those that held a text of ours
   * @param left cells of those in which one still stands
   */
  record Taken(Set<CellRef> found, Set<CellRef> left) {}

  /** Takes texts of ours out of all notes. */
  Taken remove(Taking taking) throws UnreadableException {
    Optional<Relationship> relation =
        relations.all().stream()
            .filter(one -> one.is("comments") && pack.pack().find(one.key(source)).isPresent())
            .findFirst();
    Taken taken = new Taken(new TreeSet<>(), new TreeSet<>());
    if (relation.isEmpty()) {
      return taken;
    }
    ZipPart part = pack.pack().part(relation.get().key(source));
    byte[] content = pack.content(part.key());
    Outline root = Outline.of(part.name(), content, 6, pack.limits());
    List<Outline> comments = root.child("commentList").map(Outline::children).orElse(List.of());
    Splices splices = new Splices(content);
    Set<CellRef> gone = new HashSet<>();
    for (Outline comment : comments) {
      Optional<CellRef> cell = NotesEdit.cell(comment);
      NoteText text = NoteText.of(comment, splices);
      if (cell.isPresent() && taking.take(cell.get(), text)) {
        taken.found().add(cell.get());
        if (text.isBlank()) {
          splices.replace(comment.start(), comment.end(), "");
          gone.add(cell.get());
        } else {
          text.write(splices);
        }
      }
      if (cell.isPresent() && text.holdsOurs(taking.corrected())) {
        taken.left().add(cell.get());
      }
    }
    boolean empty = !gone.isEmpty() && gone.size() == comments.size();
    if (empty) {
      drop(relation.get());
    } else if (!taken.found().isEmpty()) {
      pack.put(part.name(), splices.result());
    }
    undraw(gone, empty);
    return taken;
  }

  private void drop(Relationship relation) throws UnreadableException {
    String key = relation.key(source);
    pack.remove(key);
    workbook.types().remove(key);
    relations.remove(relation);
  }

  /** Takes the boxes of notes that are gone out of the drawing; the last takes it along. */
  private void undraw(Set<CellRef> gone, boolean empty) throws UnreadableException {
    Optional<Outline> legacy = sheet.section("legacyDrawing");
    Optional<Relationship> relation =
        relations.all().stream()
            .filter(one -> one.id().equals(legacy.map(Outline::relationshipId).orElse("")))
            .filter(one -> pack.pack().find(one.key(source)).isPresent())
            .findFirst();
    if (gone.isEmpty() || relation.isEmpty()) {
      return;
    }
    ZipPart part = pack.pack().part(relation.get().key(source));
    // One character a byte: the markup is ASCII, and what else it says stays.
    String vml = new String(pack.content(part.key()), StandardCharsets.ISO_8859_1);
    StringBuilder left = new StringBuilder();
    Matcher shape = SHAPE.matcher(vml);
    int at = 0;
    int others = 0;
    while (shape.find()) {
      boolean ours = cell(shape.group()).filter(gone::contains).isPresent();
      left.append(vml, at, ours ? shape.start() : shape.end());
      others += ours ? 0 : 1;
      at = shape.end();
    }
    left.append(vml, at, vml.length());
    if (empty && others == 0 && !left.toString().contains("<v:group")) {
      Outline element = legacy.orElseThrow();
      sheetSplices.replace(element.start(), element.end(), "");
      drop(relation.get());
    } else {
      pack.put(part.name(), left.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The cell whose note a shape shows. */
  private static Optional<CellRef> cell(String shape) {
    Matcher row = ROW.matcher(shape);
    Matcher column = COLUMN.matcher(shape);
    if (!row.find() || !column.find()) {
      return Optional.empty();
    }
    int at = Integer.parseInt(row.group(1));
    int across = Integer.parseInt(column.group(1));
    return at < CellRef.MAX_ROWS && across < CellRef.MAX_COLUMNS
        ? Optional.of(new CellRef(at, across))
        : Optional.empty();
  }
}
