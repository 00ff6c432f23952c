package io.gouji.engine.narrative;

import io.gouji.engine.document.Document;
import io.gouji.engine.document.Piece;
import io.gouji.engine.pack.Pack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WriteScratchTest {
  @Test
  void write() throws Exception {
    Pack pack = Told.pack("guangxi-unit-2025");
    var book = Told.book(Path.of("../samples/liujiang-2025/liujiang-2025.xlsx"), pack.id());
    List<Piece> pieces = NarrativeWriter.write(pack, FactRules.of(pack), book, Map.of());
    List<String> lines = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Title t) lines.add(t.text());
      if (piece instanceof Piece.Heading t) lines.add(t.text());
      if (piece instanceof Piece.Text t) {
        StringBuilder b = new StringBuilder();
        t.runs()
            .forEach(
                r ->
                    b.append(
                        r instanceof Piece.Run.Plain p
                            ? p.text()
                            : "【" + ((Piece.Run.Blank) r).hint() + "】"));
        lines.add(b.toString());
      }
      if (piece instanceof Piece.Table t) lines.add(t.cells().toString());
    }
    lines.forEach(System.out::println);
    Document d = Told.document(lines);
    Told.result(d, pack, Optional.of(book))
        .findings()
        .forEach(f -> System.out.println(Told.line(f)));
    System.out.println(Told.result(d, pack, Optional.of(book)).compared());
  }
}
