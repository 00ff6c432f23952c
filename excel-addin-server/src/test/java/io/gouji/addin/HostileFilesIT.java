package io.gouji.addin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostileFilesIT {
  @TempDir private Path scratch;

  @Test
  void probe() throws Exception {
    Path in = Files.createDirectories(Path.of("/tmp/h/hostile"));
    List<Path> files = new ArrayList<>();
    Map<String, HostileFiles.Hostile> all = HostileFiles.all("http://127.0.0.1:9/x");
    for (var one : all.entrySet()) {
      Path file = in.resolve(one.getKey());
      Files.write(file, HostileFiles.bytes(one.getValue()));
      files.add(file);
    }
  }
}
