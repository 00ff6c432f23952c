package io.gouji.engine.batch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a folder of results, which one run has at a time, on whichever machine it
 * is: a lock of a hidden file, which the system takes back from a process that ends, however it
 * ends. What lies there without a lock keeps nobody out.
 */
public final class Claim implements Closeable {
  /** Name of the file, while there is a run. */
  static final String NAME = ".gouji-claim";

  /** Where the lock is: behind the text, which others may read. */
  private static final long LOCKED = 1L << 20;

  /** Names what this process holds among its properties. */
  private static final String HELD = "io.gouji.claim:";

  private final Path file;
  private final String owner;
  private final FileChannel channel;
  private final @Nullable Object key;

  /** Another run has the folder. */
  public static final class Taken extends IOException {
    private static final long serialVersionUID = 1L;

    private final String owner;

    Taken(String owner) {
      super(owner);
      this.owner = owner;
    }

    /** Who has it. */
    public String owner() {
      return owner;
    }
  }

  private Claim(Path file, String owner, FileChannel channel, @Nullable Object key) {
    this.file = file;
    this.owner = owner;
    this.channel = channel;
    this.key = key;
  }

  /**
   * Takes a folder.
   *
   * @param owner name of the run, the same for all attempts at it
   * @throws Taken if another run has it
   */
  public static Claim of(Path folder, String owner) throws IOException {
    Path file = folder.toRealPath().resolve(NAME);
    // Whoever closes a file loses all locks its process has on it, so one that is ours is not even
    // opened. Jobs in one process share no class of ours, only its properties.
    Object other = System.getProperties().putIfAbsent(HELD + file, owner);
    if (other != null) {
      throw new Taken(other.toString());
    }
    try {
      Optional<Claim> claim = attempt(file, owner);
      while (claim.isEmpty()) {
        claim = attempt(file, owner);
      }
      return claim.get();
    } catch (IOException | RuntimeException failed) {
      System.getProperties().remove(HELD + file, owner);
      throw failed;
    }
  }

  /** Empty where whoever had it removed the file while we came. */
  private static Optional<Claim> attempt(Path file, String owner) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException there) {
      // Of a run at work, or of one that was killed; its lock tells.
    }
    try {
      Object key = key(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(channel);
        // What we have open bears that number as long as we have it, and nothing else does.
        if (Optional.ofNullable(key).equals(Optional.ofNullable(key(file)))) {
          channel.truncate(0).write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
          return Optional.of(new Claim(file, owner, channel, key));
        }
        channel.close();
        return Optional.empty();
      } catch (IOException | RuntimeException failed) {
        channel.close();
        throw failed;
      }
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    boolean free;
    try {
      free = channel.tryLock(LOCKED, 1, false) != null;
    } catch (OverlappingFileLockException ourselves) {
      free = false;
    } catch (IOException noLocksHere) {
      // As of records: where a folder knows no locks, nobody can be told from a second run.
      free = true;
    }
    if (!free) {
      InputStream text = Channels.newInputStream(channel);
      throw new Taken(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What the file is, whatever its name; nothing where the system has no word for it. */
  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /**
   * Sees whether a folder can be taken.
   *
   * @throws Taken if another run has it
   */
  public static void probe(Path folder, String owner) throws IOException {
    // Nothing is touched where nobody was, so that those who look do not keep each other out.
    if (Files.exists(folder.resolve(NAME))) {
      try {
        of(folder, owner).close();
      } catch (AccessDeniedException ofAnotherUser) {
        // The run itself may be another user's, too, and then it sees.
        return;
      }
    }
  }

  /**
   * Gives a folder back for a run that holds it elsewhere, when all is written: its holder may hear
   * of the end only after whoever comes next.
   */
  public static void lift(Path folder, String owner) throws IOException {
    Path file = folder.toRealPath().resolve(NAME);
    Files.deleteIfExists(file);
    System.getProperties().remove(HELD + file, owner);
  }

  /** Gives the folder back. */
  @Override
  public void close() throws IOException {
    try {
      if (Files.exists(file) && Optional.ofNullable(key).equals(Optional.ofNullable(key(file)))) {
        // Else it was lifted, and what is there now is another's.
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException lifted) {
      // It went while we looked.
    } finally {
      channel.close();
      System.getProperties().remove(HELD + file, owner);
    }
  }
}
