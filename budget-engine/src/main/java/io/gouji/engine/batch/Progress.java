package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;

/** Who is told how a run gets on; called by one thread at a time. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void done(FileResult result, boolean reused, int done, int all) {}

        @Override
        public void note(String sentence) {}
      };

  /** A file is done. */
  void done(FileResult result, boolean reused, int done, int all);

  /** Something that is about no single file, in a sentence. */
  void note(String sentence);
}
