package io.gouji.engine.app;

import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import io.gouji.engine.batch.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first workbook of a run, read and recalculated while others still open the packs it is to be
 * checked by.
 */
record ReadAhead(Path file, Optional<Unlocked> workbook) {
  static final ReadAhead NOTHING = new ReadAhead(Path.of(""), Optional.empty());

  /** Reads a workbook; nothing where it cannot be had, which is told when it is due. */
  static ReadAhead of(Path file) {
    try {
      Unlocked unlocked = Unlocked.of(RegularFile.bytes(file), Optional.empty());
      unlocked.recalculate();
      return new ReadAhead(file, Optional.of(unlocked));
    } catch (IOException | Refusal | RuntimeException | StackOverflowError | OutOfMemoryError due) {
      return NOTHING;
    }
  }

  Optional<Unlocked> take(Path wanted) {
    return wanted.equals(file) ? workbook : Optional.empty();
  }
}
