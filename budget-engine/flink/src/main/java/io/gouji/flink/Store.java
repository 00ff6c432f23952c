package io.gouji.flink;

import io.gouji.engine.batch.Entry;
import io.gouji.engine.batch.Inputs;
import io.gouji.engine.batch.Listing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Files in a store that Flink knows by its address: an object store, HDFS, or a folder. */
record Store(String address) implements Inputs, Listing.Tree {
  /** What is known of a file in a store. */
  private record Attributes(FileStatus status) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
      return FileTime.fromMillis(status.getModificationTime());
    }

    @Override
    public FileTime lastAccessTime() {
      return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
      return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
      return !status.isDir();
    }

    @Override
    public boolean isDirectory() {
      return status.isDir();
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }

    @Override
    public long size() {
      return status.getLen();
    }

    @Override
    public Object fileKey() {
      return status.getPath();
    }
  }

  /** Whether it is an address, and no folder of this computer. */
  static boolean isAddress(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9+.-]+://.*");
  }

  /** A path in the store; names are taken as they are. */
  private Path at(String path) {
    return path.isEmpty() ? new Path(address) : new Path(new Path(address), path);
  }

  private FileSystem files() throws IOException {
    return new Path(address).getFileSystem();
  }

  @Override
  public byte[] read(Entry entry) throws IOException {
    return bytes(at(entry.path()));
  }

  @Override
  public Optional<byte[]> beside(Entry entry, String name) throws IOException {
    Path beside = new Path(at(entry.path()).getParent(), name);
    return files().exists(beside) ? Optional.of(bytes(beside)) : Optional.empty();
  }

  private byte[] bytes(Path file) throws IOException {
    try (FSDataInputStream in = files().open(file);
        InputStream stream = in) {
      return stream.readAllBytes();
    }
  }

  @Override
  public void walk(java.nio.file.Path folder, FileVisitor<java.nio.file.Path> visitor)
      throws IOException {
    walk("", folder, visitor);
  }

  private void walk(String path, java.nio.file.Path folder, FileVisitor<java.nio.file.Path> visitor)
      throws IOException {
    FileStatus[] all;
    try {
      all = files().listStatus(at(path));
    } catch (IOException failed) {
      visitor.visitFileFailed(folder, failed);
      return;
    }
    if (all == null) {
      visitor.visitFileFailed(folder, new java.nio.file.NoSuchFileException(at(path).toString()));
      return;
    }
    Arrays.sort(all, Comparator.comparing(status -> status.getPath().getName()));
    for (FileStatus status : all) {
      String name = status.getPath().getName();
      java.nio.file.Path seen = folder.resolve(name);
      if (!status.isDir()) {
        visitor.visitFile(seen, new Attributes(status));
      } else if (visitor.preVisitDirectory(seen, new Attributes(status))
          == FileVisitResult.CONTINUE) {
        walk(path.isEmpty() ? name : path + "/" + name, seen, visitor);
      }
    }
  }

  @Override
  public boolean has(java.nio.file.Path folder, String name) {
    try {
      String below = ROOT.relativize(folder).toString().replace('\\', '/');
      return files().exists(new Path(at(below), name));
    } catch (IOException unknown) {
      // It cannot be looked into, which is told where its files are listed.
      return false;
    }
  }

  /** Stands for the store where paths are asked for. */
  static final java.nio.file.Path ROOT = java.nio.file.Path.of("store").toAbsolutePath();
}
