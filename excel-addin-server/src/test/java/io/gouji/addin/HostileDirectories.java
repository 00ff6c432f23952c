package io.gouji.addin;

import static io.gouji.addin.SoundBudget.RELATIONS;
import static io.gouji.addin.SoundBudget.clean;
import static io.gouji.addin.SoundBudget.get;
import static io.gouji.addin.SoundBudget.set;

import io.gouji.addin.HostileFiles.Fate;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Directories of a zip that lie, and names and relations that lead out of the house. */
final class HostileDirectories {
  private final HostileFiles files;

  private HostileDirectories(HostileFiles files) {
    this.files = files;
  }

  static void into(HostileFiles files) {
    HostileDirectories made = new HostileDirectories(files);
    made.directories();
  }

  private void directories() {
    files.put(Fate.REFUSED, "entries-that-overlap", () -> zip(z -> z.share(0, 1)));
    files.put(Fate.REFUSED, "entries-that-all-share-one", () -> zip(Directory::shareAll));
    files.put(Fate.OPENS, "entry-sizes-that-lie", () -> zip(z -> z.all(24, 4, 10)));
    files.put(
        Fate.OPENS, "entry-sizes-of-four-gigabytes", () -> zip(z -> z.all(24, 4, 0xffff_fff0)));
    files.put(
        Fate.REFUSED, "entry-offsets-beyond-the-end", () -> zip(z -> z.all(42, 4, 0x7fff_ffff)));
    files.put(Fate.REFUSED, "entry-sums-that-lie", () -> zip(z -> z.all(16, 4, 0x1234_5678)));
    files.put(Fate.REFUSED, "entries-that-are-locked", () -> zip(z -> z.all(8, 2, 1)));
    files.put(Fate.REFUSED, "entries-by-an-unknown-method", () -> zip(z -> z.all(10, 2, 99)));
    files.put(Fate.REFUSED, "entry-names-that-run-over", () -> zip(z -> z.all(28, 2, 0xffff)));
    files.put(Fate.EITHER, "directory-count-that-lies", () -> zip(z -> z.end(10, 2, 0xffff)));
    files.put(Fate.REFUSED, "directory-beyond-the-end", () -> zip(z -> z.end(16, 4, 0x7fff_ffff)));
    files.put(
        Fate.EITHER,
        "two-directories",
        () -> {
          byte[] one = clean().bytes();
          byte[] both = Arrays.copyOf(one, one.length * 2);
          System.arraycopy(one, 0, both, one.length, one.length);
          return both;
        });
    files.put(
        Fate.EITHER,
        "paths-out-of-the-house",
        () ->
            clean()
                .with("../../../../tmp/gouji-evil.xlsx", clean().bytes())
                .with("/etc/gouji-evil", new byte[9])
                .with("C:\\gouji-evil.xlsx", new byte[9])
                .with("xl\\worksheets\\gouji-evil.xml", new byte[9])
                .bytes());
    files.put(
        Fate.REFUSED,
        "relation-to-a-file-of-the-house",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll(
                            "Target=\"[^\"]*sheet1.xml\"", "Target=\"../../../../etc/passwd\""))
                .bytes());
    files.put(
        Fate.EITHER,
        "relations-in-a-circle",
        () ->
            clean()
                .with(
                    RELATIONS,
                    xml ->
                        xml.replaceAll("Target=\"[^\"]*sheet\\d.xml\"", "Target=\"workbook.xml\""))
                .bytes());
  }

  private static byte[] zip(UnaryOperator<Directory> change) {
    return change.apply(Directory.of(clean().bytes())).bytes;
  }

  /** The directory at the end of a zip, to be changed in place. */
  private record Directory(byte[] bytes, int end, int[] entries) {
    static Directory of(byte[] bytes) {
      int end = bytes.length - 22;
      int[] entries = new int[get(bytes, end + 10, 2)];
      int at = get(bytes, end + 16, 4);
      for (int i = 0; i < entries.length; i++) {
        entries[i] = at;
        at += 46 + get(bytes, at + 28, 2) + get(bytes, at + 30, 2) + get(bytes, at + 32, 2);
      }
      return new Directory(bytes, end, entries);
    }

    Directory all(int field, int size, int value) {
      for (int entry : entries) {
        set(bytes, entry + field, size, value);
      }
      return this;
    }

    Directory end(int field, int size, int value) {
      set(bytes, end + field, size, value);
      return this;
    }

    Directory share(int one, int other) {
      for (int field : new int[] {16, 20, 24, 42}) {
        set(bytes, entries[other] + field, 4, get(bytes, entries[one] + field, 4));
      }
      return this;
    }

    Directory shareAll() {
      for (int i = 1; i < entries.length; i++) {
        share(0, i);
      }
      return this;
    }
  }
}
