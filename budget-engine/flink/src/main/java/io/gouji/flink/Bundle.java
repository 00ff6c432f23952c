package io.gouji.flink;

import io.gouji.engine.batch.Digest;
import io.gouji.engine.batch.Earlier;
import io.gouji.engine.batch.Entry;
import io.gouji.engine.batch.Listing;
import io.gouji.engine.batch.Naming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of the files of a run, which one task checks one after another; the unit of work that is
 * handed out and, if a machine is lost, done again.
 *
 * @param id the same for the same files
 * @param unseen folders that cannot be looked into; the first bundle has them all
 */
public record Bundle(String id, List<Item> items, List<Folder> unseen) {
  /** So many files, or so many bytes, are a bundle: about half a second of work. */
  private static final int FILES = 50;

  private static final long BYTES = 16L << 20;

  /**
   * A file.
   *
   * @param path below the folder of the run
   * @param name after which its results are named
   * @param earlier where the record of an earlier run speaks of it
   */
  public record Item(String path, long size, String name, Earlier.At earlier) {
    Entry entry(Path folder) {
      return new Entry(path, folder.resolve(path), size);
    }
  }

  /** A folder that cannot be looked into, and why. */
  public record Folder(String path, String cause) {}

  /** All files of a listing, in its order. */
  static List<Bundle> of(Listing listing, Earlier earlier) {
    Naming names = Naming.among(listing.files());
    List<Folder> unseen =
        listing.unseen().stream()
            .map(one -> new Folder(one.path(), String.valueOf(one.why().getMessage())))
            .toList();
    List<Bundle> bundles = new ArrayList<>();
    List<Item> items = new ArrayList<>();
    long bytes = 0;
    for (Entry file : listing.files()) {
      String path = file.path();
      items.add(new Item(path, file.size(), names.of(path), earlier.at(path)));
      bytes += file.size();
      if (items.size() == FILES || bytes >= BYTES) {
        bundles.add(of(items, bundles.isEmpty() ? unseen : List.of()));
        items = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!items.isEmpty() || bundles.isEmpty()) {
      bundles.add(of(items, bundles.isEmpty() ? unseen : List.of()));
    }
    return bundles;
  }

  private static Bundle of(List<Item> items, List<Folder> unseen) {
    Digest digest = new Digest();
    items.forEach(item -> digest.add(item.path()));
    return new Bundle(
        digest.hex().substring(0, 24), new ArrayList<>(items), new ArrayList<>(unseen));
  }
}
