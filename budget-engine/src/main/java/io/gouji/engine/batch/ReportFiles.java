package io.gouji.engine.batch;

import io.gouji.engine.report.FileResult;
import io.gouji.engine.report.RunReport;
import io.gouji.engine.report.RunSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reports beside the record of the run: one that somebody edited is left, and ours numbered. */
record ReportFiles(Path folder, Manifest manifest) {
  /** Writes a report whole; the file it went to. */
  Path write(RunReport report, RunSummary run, Iterable<FileResult> results) throws IOException {
    try (AtomicFile draft = new AtomicFile(folder)) {
      report.write(run, results, draft.out());
      Path sealed = draft.sealed();
      String sha256 = sha256(sealed);
      Path target = free(report.fileName());
      // Recorded first: a report we may be killed over is still known for ours.
      manifest.report(target.getFileName().toString(), sha256);
      draft.appear(target);
      return target;
    }
  }

  private Path free(String name) throws IOException {
    int dot = name.lastIndexOf('.');
    for (int number = 1; ; number++) {
      String which = number == 1 ? "" : "(" + number + ")";
      String numbered = name.substring(0, dot) + which + name.substring(dot);
      Path target = folder.resolve(numbered);
      if (Files.notExists(target)
          || Files.isRegularFile(target) && manifest.wrote(numbered, sha256(target))) {
        return target;
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream nowhere = OutputStream.nullOutputStream()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new java.security.DigestOutputStream(nowhere, digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
