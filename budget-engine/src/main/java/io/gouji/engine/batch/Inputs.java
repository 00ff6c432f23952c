package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of a run are read from; safe for several threads. */
public interface Inputs {
  /** Folders of the disk. */
  Inputs ON_DISK =
      new Inputs() {
        @Override
        public byte[] read(Entry entry) throws IOException {
          return RegularFile.bytes(entry.file());
        }

        @Override
        public Optional<byte[]> beside(Entry entry, String name) throws IOException {
          Path beside;
          try {
            beside = entry.file().resolveSibling(name);
          } catch (InvalidPathException wrong) {
            // Where names of files have no Chinese signs, no file is called so.
            return Optional.empty();
          }
          return Files.isRegularFile(beside)
              ? Optional.of(Files.readAllBytes(beside))
              : Optional.empty();
        }
      };

  byte[] read(Entry entry) throws IOException;

  /** The bytes of another file of the same folder, if there is one of that name. */
  Optional<byte[]> beside(Entry entry, String name) throws IOException;
}
