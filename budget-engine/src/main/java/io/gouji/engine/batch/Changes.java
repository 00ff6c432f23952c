package io.gouji.engine.batch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** What changes in a folder while somebody looks. */
public interface Changes extends Closeable {
  /** Returns after something changed and nothing has for a while. */
  void await() throws IOException, InterruptedException;

  /** Begins to look. */
  interface Watching {
    Changes in(Path folder) throws IOException;
  }
}
