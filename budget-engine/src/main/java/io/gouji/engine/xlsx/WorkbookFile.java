package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.UnreadableException;
import java.lang.ref.SoftReference;

/**
 * A file that should be a workbook, held in memory. Whoever reads it after another finds it opened
 * and its small parts inflated, as long as memory is not wanted for something else.
 */
public final class WorkbookFile {
  private final byte[] bytes;
  private SoftReference<OpcPackage> opened = new SoftReference<>(null);

  /** A file by its bytes, which nobody may write into from now on. */
  public WorkbookFile(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  boolean holdsXls() {
    return ForeignFormat.holdsXls(bytes);
  }

  /** The package in it, with the default limits counting anew. */
  synchronized OpcPackage open() throws UnreadableException {
    OpcPackage known = opened.get();
    if (known == null) {
      known = WorkbookPackage.open(bytes, Limits.DEFAULT);
      opened = new SoftReference<>(known);
    }
    return known.afresh();
  }
}
