package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product says it is made of, against what lies in it. */
final class SbomIT {
  /** Licences that let everybody use, change and pass on. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-1.0",
          "EPL-2.0",
          "BSD-3-Clause-EDL",
          "EDL-1.0",
          "MIT");

  /** What a POM calls a licence, where that is not its short name. */
  private static final Map<String, String> CALLED =
      Map.of(
          "Eclipse Public License - v 1.0", "EPL-1.0",
          "Eclipse Distribution License - v 1.0", "EDL-1.0",
          "The BSD 2-Clause License", "BSD-2-Clause",
          "BSD 2-Clause", "BSD-2-Clause");

  /** Inside a bundle of ours, or only there to build it. */
  private static final Set<String> NO_JARS =
      Set.of(
          "SparseBitSet",
          "curvesapi",
          "eclipse-collections",
          "eclipse-collections-api",
          "jspecify",
          "poi",
          "poi-ooxml",
          "poi-ooxml-lite",
          "poi-scratchpad",
          "uplot",
          "xmlbeans");

  @TempDir private Path scratch;
  private JsonNode sbom;

  @BeforeEach
  void read() throws IOException {
    Path file = Product.assembled(scratch).home().resolve("sbom.json");
    boolean there = Files.exists(file);
    assertThat(there || !Boolean.getBoolean("gouji.ci")).as("no " + file).isTrue();
    assumeTrue(there, "a build without network writes no sbom.json");
    sbom = Json.own(Files.readString(file));
  }

  @Test
  void everyJarOfTheProductIsInIt() {
    Set<String> told = new TreeSet<>();
    for (JsonNode part : sbom.path("components")) {
      String name = part.path("name").asText();
      if (!NO_JARS.contains(name)) {
        told.add(name + "_" + part.path("version").asText() + ".jar");
      }
    }
    List<String> there = new ArrayList<>(Product.assembled(scratch).plugins());
    there.removeIf(jar -> jar.startsWith("excel-addin-server") || jar.startsWith("budget-engine-"));
    assertThat(told).isEqualTo(new TreeSet<>(there));
  }

  @Test
  void everyPartHasALicenceThatIsAllowed() {
    Map<String, String> others = new TreeMap<>();
    for (JsonNode part : sbom.path("components")) {
      boolean allowed = false;
      for (JsonNode licence : part.path("licenses")) {
        String id = licence.at("/license/id").asText(licence.at("/license/name").asText());
        allowed |= ALLOWED.contains(CALLED.getOrDefault(id, id));
      }
      if (!allowed && !part.path("group").asText().equals("io.gouji")) {
        others.put(part.path("name").asText(), part.path("licenses").toString());
      }
    }
    assertThat(others).isEmpty();
  }

  /** Without time and number of the build, so that equal sources give an equal file. */
  @Test
  void itSaysNothingOfTheBuild() {
    assertThat(sbom.path("metadata").has("timestamp")).isFalse();
  }
}
