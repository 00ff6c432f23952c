package io.gouji.addin;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What one user's installation keeps on disk: a folder only they can read, with the secret that
 * Excel and WPS show to open a session, and the certificates.
 *
 * @param folder made if it is not there
 */
record Installation(Path folder) {
  /** Names the folder in the place of the system's usual one. */
  static final String VARIABLE = "GOUJI_DATA";

  static final String SECRET = "secret";
  private static final int SECRET_BYTES = 32;

  /** The user's own, where their system keeps such things. */
  static Installation ofUser(Map<String, String> environment, String system, String home) {
    String given = environment.getOrDefault(VARIABLE, "");
    if (!given.isBlank()) {
      return new Installation(Path.of(given));
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", home);
      return new Installation(Path.of(local, "Gouji"));
    } else if (name.startsWith("mac")) {
      return new Installation(Path.of(home, "Library", "Application Support", "Gouji"));
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path base = data.isBlank() ? Path.of(home, ".local", "share") : Path.of(data);
    return new Installation(base.resolve("gouji"));
  }

  /** The folder, made and closed to others. */
  Path opened() throws IOException {
    Files.createDirectories(folder);
    close(folder);
    return folder;
  }

  /** The secret of this installation, made at its first use. */
  String secret() throws IOException {
    Path file = opened().resolve(SECRET);
    if (Files.notExists(file)) {
      byte[] bytes = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(bytes);
      write(
          SECRET,
          HexFormat.of().formatHex(bytes).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    return Files.readString(file).strip();
  }

  /** The secret if there is one; empty else, and none is made. */
  String knownSecret() throws IOException {
    return isThere() ? secret() : "";
  }

  /** Whether it still is one: uninstalling takes the secret away. */
  boolean isThere() {
    return Files.exists(folder.resolve(SECRET));
  }

  /** Writes in one piece a file that others write too, and leaves it its rights. */
  void replace(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Path draft = folder.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      if (Files.exists(file)) {
        Files.copy(file, draft, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Writes a file that only the user can read, in one piece. */
  void write(String name, byte[] content) throws IOException {
    Path draft = folder.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(draft, new byte[0], StandardOpenOption.CREATE_NEW);
      close(draft);
      Files.write(draft, content);
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Whether what lies there has the rights of Unix: on a stick with Windows' file system not. */
  private static boolean hasRights(Path path) {
    try {
      FileStore store = Files.getFileStore(path);
      return store.supportsFileAttributeView(PosixFileAttributeView.class);
    } catch (IOException noMount) {
      // In a root that is no mount of its own, as chroot makes them, Java finds no store.
      return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
  }

  /** Takes from everybody but the owner what rights they have. */
  private static void close(Path path) throws IOException {
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    if (hasRights(path)) {
      String rights = isFolder ? "rwx------" : "rw-------";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
      return;
    }
    AclFileAttributeView acl = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (acl != null) {
      UserPrincipal owner = Files.getOwner(path);
      acl.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(owner)
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }
}
