package io.gouji.engine.batch;

import java.io.IOException;

/** There is no room for what must be written. */
public final class DiskFull extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFull(IOException cause) {
    super(cause);
  }
}
