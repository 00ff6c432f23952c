package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * What a run came to, in the order of the paths. The results lie on the disk; each time through
 * reads them again, one at a time.
 *
 * @param lines where they lie
 */
record Collected(List<Manifest.Line> lines, Function<Manifest.Line, FileResult> read)
    implements Iterable<FileResult> {
  Collected {
    lines = List.copyOf(lines);
  }

  @Override
  public Iterator<FileResult> iterator() {
    return lines.stream().map(read).iterator();
  }

  Grade grade() {
    return lines.stream().map(Manifest.Line::grade).reduce(Grade.CLEAN, Grade::worse);
  }

  /** Ids of the packs used. */
  List<String> packs() {
    return lines.stream().map(Manifest.Line::pack).filter(id -> !id.isEmpty()).distinct().toList();
  }
}
