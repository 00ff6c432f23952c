package io.gouji.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The SARIF report against the schema that OASIS published for 2.1.0. */
class RunSarifTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Schema schema;

  @BeforeAll
  static void published() throws IOException {
    String name = "/schema/sarif-schema-2.1.0.json";
    try (InputStream in = Objects.requireNonNull(RunSarifTest.class.getResourceAsStream(name))) {
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }

  private static List<String> faults(String document) {
    return schema
        .validate(
            document,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static String written(String language, List<FileResult> results) {
    return new String(Runs.write("sarif", language, results), StandardCharsets.UTF_8);
  }

  @Test
  void everySampleAndAllThatCanGoWrongIsValid() throws Exception {
    assertThat(faults(written("zh", Runs.samples("zh")))).isEmpty();
    assertThat(faults(written("en", Runs.samples("en")))).isEmpty();
  }

  @Test
  void aRunWithoutFilesIsValid() {
    assertThat(faults(written("zh", List.of()))).isEmpty();
  }

  @Test
  void theSchemaIsNoRubberStamp() throws Exception {
    JsonNode sarif = JSON.readTree(written("zh", List.of(Runs.hostile())));
    ((ObjectNode) sarif.at("/runs/0/results/0")).put("level", "grave");
    ((ObjectNode) sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation"))
        .put("uri", "a b");

    assertThat(faults(sarif.toString())).anyMatch(one -> one.contains("level"));
    assertThat(faults(sarif.toString())).anyMatch(one -> one.contains("uri"));
  }
}
