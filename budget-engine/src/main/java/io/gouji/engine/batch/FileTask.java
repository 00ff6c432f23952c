package io.gouji.engine.batch;

import io.gouji.engine.Options;
import io.gouji.engine.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of a run, from the disk to its outcome, or to what an earlier run recorded of the same
 * bytes. Writes nothing, so that it may be abandoned at any moment.
 *
 * @param resumed whether even what an earlier run failed at stands
 */
record FileTask(Check check, Manifest manifest, Inputs inputs, Outputs outputs, boolean resumed) {
  /**
   * What came of a file.
   *
   * @param key what it was made from
   * @param known the line of an earlier run that says it all
   * @param lacked whether the memory was too small for it beside what else was at work
   */
  record Done(
      String key, Optional<Manifest.Line> known, Optional<Outcome> outcome, boolean lacked) {
    Done(String key, Outcome outcome) {
      this(key, Optional.empty(), Optional.of(outcome), false);
    }
  }

  Done of(Entry entry) {
    try {
      return read(entry);
    } catch (OutOfMemoryError tooLarge) {
      Refusal.Problem told = Check.problem("file.too-large", Map.of());
      Outcome outcome = unread(entry, told, entry.path());
      return new Done("", Optional.empty(), Optional.of(outcome), true);
    }
  }

  private Done read(Entry entry) {
    byte[] bytes;
    List<Options.Attached> attached = new ArrayList<>();
    String reading = entry.path();
    try {
      bytes = inputs.read(entry);
      for (String name : check.engine().explanationFiles(Names.name(entry.path()))) {
        String folder = Names.folder(entry.path());
        reading = folder.isEmpty() ? name : folder + "/" + name;
        inputs
            .beside(entry, name)
            .ifPresent(beside -> attached.add(new Options.Attached(name, beside)));
      }
    } catch (IOException failed) {
      return new Done("", unread(entry, Causes.problem(failed, check.voice()), reading));
    }
    String key = key(bytes, attached);
    Optional<Manifest.Line> known =
        manifest.known(entry.path()).stream().filter(line -> stands(line, key)).findFirst();
    return known.isPresent()
        ? new Done(key, known, Optional.empty(), false)
        : new Done(key, check.of(entry.path(), bytes, attached));
  }

  private Outcome unread(Entry entry, Refusal.Problem problem, String about) {
    return check.refused(entry.path(), "", List.of(problem), about);
  }

  private boolean stands(Manifest.Line line, String key) {
    boolean sound = resumed || line.grade().compareTo(Grade.UNREADABLE) < 0;
    return line.key().equals(key) && sound && line.outputs().stream().allMatch(outputs::isThere);
  }

  private static String key(byte[] bytes, List<Options.Attached> attached) {
    Digest digest = new Digest().add(bytes);
    attached.forEach(one -> digest.add(one.name()).add(one.bytes()));
    return digest.hex();
  }
}
