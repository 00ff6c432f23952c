package io.gouji.engine.repair;

import io.gouji.engine.pack.PackException;
import io.gouji.engine.pack.PackLibrary;
import java.nio.file.Path;

/** The weights the product ships with. */
final class PackWeights {
  static final Weights WEIGHTS = read();

  private PackWeights() {}

  private static Weights read() {
    try {
      return Weights.of(PackLibrary.load(Path.of("..", "templates")).vocabulary().weights());
    } catch (PackException unsound) {
      throw new IllegalStateException(unsound);
    }
  }
}
