package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;
import java.nio.file.Path;
import java.util.List;

/** Records run after run of the same files into a folder until it is killed. */
final class RecordLoop {
  static final int FILES = 40;

  private RecordLoop() {}

  public static void main(String[] args) throws Exception {
    try (Manifest manifest = Manifest.open(Path.of(args[0]))) {
      System.out.println("at work");
      for (int run = 0; ; run++) {
        run(manifest, run);
        System.out.println("run " + run);
      }
    }
  }

  /** One run, from its begin to its end. */
  static void run(Manifest manifest, int run) throws Exception {
    manifest.begin("asked");
    for (int file = 0; file < FILES; file++) {
      manifest.add(outcome(file, run), Integer.toString(run));
    }
    manifest.report("summary.xlsx", Integer.toString(run));
    manifest.finish(FILES, 0);
  }

  private static Outcome outcome(int file, int run) {
    String sentence = "第 " + run + " 次";
    return Outcome.not(
        FileResult.not(FileResult.State.UNREADABLE, "单位" + file + ".xlsx", "00", List.of(sentence)),
        Grade.UNREADABLE,
        List.of());
  }
}
