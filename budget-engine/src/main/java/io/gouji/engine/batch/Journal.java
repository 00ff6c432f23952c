package io.gouji.engine.batch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of lines that are only ever appended, held by one process at a time. What is no whole line
 * at its end is cut off when it is opened.
 */
final class Journal implements Closeable {
  private final Path file;
  private FileChannel channel;
  private boolean held;
  private long end;

  /** A line that was found, without its line feed. */
  interface Taking {
    void take(byte[] line, long offset);
  }

  /** Somebody else is writing to the file. */
  static final class Busy extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file, or begins it, and goes through its lines.
   *
   * @throws Busy if another process has it open
   */
  static Journal open(Path file, Taking taking) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Journal journal = new Journal(file, channel);
      journal.held = lock(channel);
      journal.read(taking);
      return journal;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  /** Whether the system now keeps others out. */
  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new Busy();
      }
      return true;
    } catch (OverlappingFileLockException ourselves) {
      throw new Busy();
    } catch (Busy busy) {
      throw busy;
    } catch (IOException noLocksHere) {
      // Some network folders know none; there nobody can be told from a second run.
      return false;
    }
  }

  /** Whether it is certain that no other process has the file open. */
  boolean isHeld() {
    return held;
  }

  /** Goes through the whole lines of a file that nobody is writing to, and leaves it as it is. */
  static void scan(Path file, Taking taking) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      read(in, taking);
    }
  }

  private void read(Taking taking) throws IOException {
    end = read(Channels.newInputStream(channel.position(0)), taking);
    channel.truncate(end);
    channel.position(end);
  }

  /** Where the last whole line ends. */
  private static long read(InputStream from, Taking taking) throws IOException {
    InputStream in = new BufferedInputStream(from, 1 << 16);
    long end = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (one != '\n') {
        line.write(one);
        continue;
      }
      taking.take(line.toByteArray(), end);
      end += line.size() + 1L;
      line.reset();
    }
    return end;
  }

  /** Adds a line; one that cannot be written whole leaves none. */
  long append(byte[] text) throws IOException {
    long offset = end;
    try {
      end += write(channel, text, offset);
      return offset;
    } catch (IOException failed) {
      channel.truncate(offset);
      throw failed;
    }
  }

  private static int write(FileChannel to, byte[] text, long offset) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(text.length + 1).put(text).put((byte) '\n').flip();
    while (line.hasRemaining()) {
      to.write(line, offset + line.position());
    }
    return line.limit();
  }

  /** A line of which it is known where it stands. */
  byte[] line(long offset, int length) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(length);
    while (text.hasRemaining()) {
      if (channel.read(text, offset + text.position()) < 0) {
        throw new IOException(file.toString());
      }
    }
    return text.array();
  }

  /** Lines by number. */
  interface Lines {
    byte[] line(int number) throws IOException;
  }

  /**
   * Puts other lines in the place of all there are: wholly, or not at all where the system does not
   * let the file go or the process is ended.
   *
   * @return where each of them stands; none where the file is as it was
   */
  List<Long> replace(int count, Lines lines) throws IOException {
    Path draft = file.resolveSibling(Drafts.name());
    FileChannel fresh =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    List<Long> offsets = new ArrayList<>();
    try {
      // Held before it has the name, so that nobody comes in between.
      boolean kept = lock(fresh);
      long to = 0;
      for (int number = 0; number < count; number++) {
        offsets.add(to);
        to += write(fresh, lines.line(number), to);
      }
      fresh.force(true);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      FileChannel old = channel;
      channel = fresh;
      held = kept;
      end = to;
      old.close();
      return offsets;
    } catch (IOException heldOrFull) {
      // Nothing is lost: what there is stays as it is.
      fresh.close();
      Files.deleteIfExists(draft);
      return List.of();
    }
  }

  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.force(true);
      channel.close();
    }
  }
}
