package io.gouji.engine.batch;

import java.io.IOException;

/** Where results of single files go: below one folder, never over what somebody edited. */
public interface Outputs {
  /**
   * Writes a result whole or not at all; safe for several threads.
   *
   * @param folder below the folder of outputs, separated by {@code /}; empty for itself
   * @param name of the file the result is about
   * @param kind {@code annotated}, {@code corrected} or {@code json}
   * @param format of the bytes: {@code xlsx}, {@code xls} or {@code json}
   * @return the path of what was written, below the folder of outputs
   */
  String write(String folder, String name, String kind, String format, byte[] content)
      throws IOException;

  /** Whether a result written earlier is still there. */
  boolean isThere(String path);

  /** Whether the disk has less room than so many bytes need. */
  boolean lacks(long bytes);
}
