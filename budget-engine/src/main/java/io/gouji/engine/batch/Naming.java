package io.gouji.engine.batch;

import java.util.List;

/** What results of a file are named after. */
public interface Naming {
  /** Names for the results of all files of a run. */
  static Naming among(List<Entry> files) {
    return new Names(files);
  }

  /** The file's own name, or one that no other file's results are named after. */
  String of(String path);
}
