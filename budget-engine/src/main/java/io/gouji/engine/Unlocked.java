package io.gouji.engine;

import io.gouji.engine.finding.CheckPoint;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.Lock;
import io.gouji.engine.xlsx.WorkbookFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A workbook file as it can be read, and the way back: what was locked is locked again. */
public final class Unlocked {
  private final byte[] file;
  private final Lock.Opened opened;
  private final WorkbookFile workbook;

  /** Read for an evaluation to come, which takes it away. */
  private @Nullable Recalculated ahead;

  private Unlocked(byte[] file, Lock.Opened opened) {
    this.file = file;
    this.opened = opened;
    this.workbook = new WorkbookFile(opened.content());
  }

  /**
   * Opens a file with a password, if it needs one.
   *
   * @throws Refusal if the password is missing or wrong
   */
  public static Unlocked of(byte[] file, Optional<char[]> password) throws Refusal {
    try {
      return new Unlocked(file, Lock.open(file, password, Limits.DEFAULT));
    } catch (UnreadableException closed) {
      throw Refusal.ofWorkbook(closed);
    }
  }

  /** The file as it lies on the disk. */
  byte[] file() {
    return file;
  }

  /** Whether it has a password. */
  public boolean isLocked() {
    return opened.lock().isPresent();
  }

  /** Overwrites the password in memory; no version can be locked with it any more. */
  public void forget() {
    opened.lock().ifPresent(Lock::forget);
  }

  /** The workbook in it, readable. */
  public byte[] bytes() {
    return opened.content();
  }

  /** The same, for whoever reads it after another. */
  public WorkbookFile workbook() {
    return workbook;
  }

  /**
   * Reads and recalculates the workbook now, for an evaluation to come, which does not then.
   *
   * @throws Refusal if there is no workbook in the file
   */
  public void recalculate() throws Refusal {
    ahead = Recalculated.of(workbook, CheckPoint.NONE);
  }

  Recalculated recalculated(CheckPoint checkPoint) throws Refusal {
    Recalculated taken = ahead;
    ahead = null;
    return taken == null ? Recalculated.of(workbook, checkPoint) : taken;
  }

  /**
   * Another version of the workbook as a file: locked as the first was.
   *
   * @throws Refusal if it cannot be locked
   */
  public byte[] file(byte[] workbook) throws Refusal {
    try {
      return opened.lock().isPresent() ? opened.lock().get().close(workbook) : workbook;
    } catch (UnreadableException broken) {
      throw Refusal.ofWorkbook(broken);
    }
  }
}
