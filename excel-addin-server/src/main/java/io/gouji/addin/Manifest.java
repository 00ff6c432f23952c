package io.gouji.addin;

import io.gouji.engine.report.Wording;
import java.util.Map;

/** The manifest by which Excel knows the add-in, for one installation. */
final class Manifest {
  private Manifest() {}

  /**
   * Fills it in.
   *
   * @param version three numbers with points between
   */
  static String of(int port, String secret, String version) {
    Map<String, String> blanks =
        Map.of(
            "id",
            Installer.ID,
            "base",
            "https://localhost:" + port,
            "secret",
            secret,
            "version",
            version + ".0");
    return Wording.fill(Resources.text("manifest.xml"), blanks);
  }
}
