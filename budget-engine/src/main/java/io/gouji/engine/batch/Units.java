package io.gouji.engine.batch;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.Reading;
import io.gouji.engine.Refusal;
import io.gouji.engine.Unlocked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads workbooks for their figures alone, by the pack of the one they are set against. */
record Units(BudgetEngine engine, Optional<char[]> password) {
  /** A workbook with the digest of its bytes. */
  record Opened(Reading reading, String sha256) {}

  /** Empty where the file cannot be read or has no table that is known. */
  Optional<Opened> open(Path file, String pack) {
    try {
      byte[] bytes = RegularFile.bytes(file);
      Unlocked unlocked = Unlocked.of(bytes, password);
      return engine
          .read(unlocked.bytes(), file.getFileName().toString(), pack)
          .map(reading -> new Opened(reading, Digest.of(bytes)));
    } catch (IOException | Refusal gone) {
      // That it cannot be read is told where the file itself is checked.
      return Optional.empty();
    }
  }
}
