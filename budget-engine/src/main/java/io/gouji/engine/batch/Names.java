package io.gouji.engine.batch;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What results of each file are named after, decided before any is written, so that it does not
 * depend on which file is done first: files of one folder whose names differ in the ending alone
 * keep it in the name.
 */
final class Names implements Naming {
  /** Bytes of a name the usual file systems take, less what a result's name says beyond it. */
  private static final int LONGEST = 255 - 40;

  private static final int MARK = 8;

  private final Map<String, Integer> stems = new HashMap<>();

  Names(List<Entry> files) {
    files.forEach(file -> stems.merge(key(file.path()), 1, Integer::sum));
  }

  @Override
  public String of(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return shortened(name, "");
    }
    String stem = name.substring(0, dot);
    String ending = name.substring(dot);
    boolean alone = stems.getOrDefault(key(path), 0) <= 1;
    return shortened(alone ? stem : stem + "(" + ending.substring(1) + ")", ending);
  }

  /** The last name of the path. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Folders of the path, empty at the top. */
  static String folder(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }

  private static String shortened(String stem, String ending) {
    if (bytes(stem + ending) <= LONGEST) {
      return stem + ending;
    }
    String mark = "~" + Digest.of(stem.getBytes(StandardCharsets.UTF_8)).substring(0, MARK);
    int length = stem.length();
    while (bytes(stem.substring(0, length) + mark + ending) > LONGEST) {
      length = stem.offsetByCodePoints(length, -1);
    }
    return stem.substring(0, length) + mark + ending;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The same for names that some file systems take for one. */
  private static String key(String path) {
    int dot = path.lastIndexOf('.');
    String stem = dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    return Normalizer.normalize(stem, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
