package io.gouji.engine.xlsx;

import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.Relationship;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellRef;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Cells with conversations of newer Excel ([MS-XLSX] 2.6.202). Each stands in the comments part as
 * a note too, which only repeats it: Excel throws away whatever somebody else writes there.
 */
final class ThreadedComments {
  private ThreadedComments() {}

  /** The cells of a sheet that have one. */
  static Set<CellRef> cells(PackageEdit pack, String sheet, RelationshipsEdit relations)
      throws UnreadableException {
    Set<CellRef> cells = new HashSet<>();
    for (Relationship relation : relations.all()) {
      if (relation.is("threadedComment")) {
        Optional<ZipPart> part = pack.pack().find(relation.key(ZipPart.key(sheet)));
        if (part.isPresent()) {
          pack.outline(part.get().key(), 2)
              .children("threadedComment")
              .flatMap(comment -> NotesEdit.cell(comment).stream())
              .forEach(cells::add);
        }
      }
    }
    return cells;
  }
}
