package io.gouji.engine.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of any size that appears whole and on the disk itself, or not at all. */
final class AtomicFile implements AutoCloseable {
  private final Path draft;
  private final FileChannel channel;
  private final OutputStream out;

  /** A draft in the folder, named like all drafts, so that what a killed run leaves is swept. */
  AtomicFile(Path folder) throws IOException {
    draft = folder.resolve(Drafts.name());
    channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.READ);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  OutputStream out() {
    return out;
  }

  /** Everything is on the disk, if still without a name. */
  Path sealed() throws IOException {
    out.flush();
    channel.force(true);
    channel.close();
    return draft;
  }

  /** Takes a name, or the place of the file that has it. */
  void appear(Path target) throws IOException {
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(draft);
  }
}
