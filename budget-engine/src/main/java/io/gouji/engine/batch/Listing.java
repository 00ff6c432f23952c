package io.gouji.engine.batch;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The workbooks of a folder and the folders below it. Hidden files, the locks spreadsheet programs
 * leave, and what runs of our own wrote are none of them; links are followed but where they loop.
 *
 * @param files in the order of their paths
 * @param unseen folders that cannot be looked into, in order
 */
public record Listing(List<Entry> files, List<Unseen> unseen) {
  private static final Set<String> ENDINGS =
      Set.of(".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".et");

  /** How the names of lock files begin. */
  private static final String LOCK = "~$";

  /** A folder that cannot be looked into. */
  public record Unseen(String path, IOException why) {}

  /** Goes through a folder and all below it. */
  public interface Tree {
    Tree ON_DISK =
        (folder, visitor) ->
            Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);

    void walk(Path folder, FileVisitor<Path> visitor) throws IOException;

    /** Whether a folder has a file of that name. */
    default boolean has(Path folder, String name) {
      return Files.exists(folder.resolve(name));
    }
  }

  /**
   * Lists a folder.
   *
   * @param include which files to take; where there is none, all that are called like workbooks
   * @param exclude files and folders to leave out
   * @throws IOException if the folder itself cannot be read
   */
  public static Listing of(Path folder, Globs include, Globs exclude) throws IOException {
    return of(folder, include, exclude, Tree.ON_DISK);
  }

  /** The same of what is no folder of the disk; paths are names in it, and opened by nobody. */
  public static Listing of(Path folder, Globs include, Globs exclude, Tree tree)
      throws IOException {
    Walk walk = new Walk(folder, include, exclude, tree);
    tree.walk(folder, walk);
    Collections.sort(walk.files);
    walk.unseen.sort((one, other) -> one.path().compareTo(other.path()));
    return new Listing(List.copyOf(walk.files), List.copyOf(walk.unseen));
  }

  /** A path with its folders separated by slashes on every system. */
  static String told(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  /** The way from one folder to another file or folder; absolute where there is no other. */
  static String between(Path from, Path to) {
    Path there = to.toAbsolutePath().normalize();
    Path here = from.toAbsolutePath().normalize();
    return Objects.equals(here.getRoot(), there.getRoot())
        ? told(here.relativize(there))
        : there.toString().replace('\\', '/');
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Entry> files = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final Path root;
    private final Globs include;
    private final Globs exclude;
    private final Tree tree;

    private Walk(Path root, Globs include, Globs exclude, Tree tree) {
      this.tree = tree;
      this.root = root;
      this.include = include;
      this.exclude = exclude;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      boolean left = isHidden(folder) || exclude.match(root.relativize(folder)) || isOurs(folder);
      return left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    /** An output folder tells by its record, or those of its shares, whoever ran it. */
    private boolean isOurs(Path folder) {
      return tree.has(folder, Manifest.NAME) || tree.has(folder, Workplace.SHARES);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path path = root.relativize(file);
      String name = file.getFileName().toString();
      boolean asked = include.isEmpty() ? isWorkbook(name) : include.match(path);
      if (asked && !isHidden(file) && !name.startsWith(LOCK) && !exclude.match(path)) {
        files.add(new Entry(told(path), file, attributes.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
      if (file.equals(root)) {
        throw failed;
      }
      if (!(failed instanceof FileSystemLoopException)) {
        unseen.add(new Unseen(told(root.relativize(file)), failed));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      return failed == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failed);
    }

    private static boolean isHidden(Path path) {
      return path.getFileName().toString().startsWith(".");
    }

    private static boolean isWorkbook(String name) {
      int dot = name.lastIndexOf('.');
      return dot > 0 && ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
    }
  }
}
