package io.gouji.engine.app;

import io.gouji.engine.batch.Drafts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A file on its way to its name: whole, and on the disk itself, before it appears. It lies in the
 * folder it is meant for, as only there a name changes in one step.
 */
final class Draft implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\.gouji-(run-)?[0-9a-f-]{36}\\.tmp");

  /** Younger ones may be between being closed and getting their name. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private static final Duration OLD = Duration.ofDays(1);

  private final Path file;
  private final Disk disk;

  private Draft(Path file, Disk disk) {
    this.file = file;
    this.disk = disk;
  }

  /** How bytes get to a disk; tests have disks that are full. */
  interface Disk {
    /** Writes all, and returns when it would outlive a power failure. */
    void write(FileChannel channel, byte[] content) throws IOException;

    /** Gives a file another name; no system lets go of one that a program has open on Windows. */
    default void rename(Path file, Path target, CopyOption... how) throws IOException {
      Files.move(file, target, how);
    }
  }

  /** The disk there is. */
  static void toDisk(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    channel.force(true);
  }

  /** Writes a draft; where that fails, nothing is left of it. */
  static Draft of(Path folder, byte[] content, Disk disk) throws IOException {
    return at(folder.resolve(".gouji-" + UUID.randomUUID() + ".tmp"), content, disk);
  }

  /** Writes a draft of a run, which has names of its own for them. */
  static Draft ofRun(Path folder, byte[] content, Disk disk) throws IOException {
    return at(folder.resolve(Drafts.name()), content, disk);
  }

  private static Draft at(Path file, byte[] content, Disk disk) throws IOException {
    Draft draft = new Draft(file, disk);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      try (channel) {
        mark(channel);
        disk.write(channel, content);
      }
      return draft;
    } catch (IOException | RuntimeException | Error failed) {
      draft.close();
      throw failed;
    }
  }

  /** Shows others that somebody is at work; the system takes the lock off when we die. */
  private static void mark(FileChannel channel) {
    try {
      channel.tryLock();
    } catch (IOException noLocksHere) {
      // Some network folders know none; there a draft counts as living for a day.
      return;
    }
  }

  /** Takes a name; false if a file has it. */
  boolean appear(Path target) throws IOException {
    try {
      disk.rename(file, target);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** Takes the place of a file in one step. */
  void replace(Path target) throws IOException {
    disk.rename(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the draft unless it has got its name. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Removes what killed runs left in a folder. What cannot be removed is for the next run. */
  static void sweep(Path folder) {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, ".gouji-*.tmp")) {
      for (Path draft : drafts) {
        if (isDead(draft)) {
          Files.deleteIfExists(draft);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException held) {
      // Somebody else's draft is no reason not to write ours.
      return;
    }
  }

  private static boolean isDead(Path draft) throws IOException {
    if (!NAME.matcher(draft.getFileName().toString()).matches()
        || !Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Duration age = Duration.between(Files.getLastModifiedTime(draft).toInstant(), Instant.now());
    return age.compareTo(OLD) > 0 || age.compareTo(YOUNG) > 0 && isAbandoned(draft);
  }

  private static boolean isAbandoned(Path draft) {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException notToBeTold) {
      return false;
    }
  }
}
