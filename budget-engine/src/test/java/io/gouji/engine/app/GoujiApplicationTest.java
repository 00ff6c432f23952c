package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoujiApplicationTest {
  @Test
  void findsItsFolderInTheUnescapedUrlOfEquinox(@TempDir Path folder) {
    Path home = folder.resolve("勾稽 产品").toAbsolutePath();
    String path = home.toString().replace('\\', '/');
    String area = "file:" + (path.startsWith("/") ? "" : "/") + path + "/";
    assertThat(GoujiApplication.home(area)).isEqualTo(home);
  }
}
