package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.gouji.engine.report.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the API, which real answers must obey. */
final class ApiDescription {
  private final JsonNode document;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final Schema contract;

  private ApiDescription(JsonNode document, Schema contract) {
    this.document = document;
    this.contract = contract;
  }

  static ApiDescription read() {
    return new ApiDescription(
        Json.own(text(Bridge.class, "openapi.json")),
        registry().getSchema(text(JsonReport.class, JsonReport.SCHEMA), InputFormat.JSON));
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Every method and path it describes. */
  TreeSet<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            operations.add(method.toUpperCase() + " " + path.getKey());
                          }
                        }));
    return operations;
  }

  /** Holds an answer to what is described for its path, method and status. */
  void check(String method, String path, HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (type.equals("application/problem+json")) {
      obey(Json.object().put("$ref", "#/components/schemas/Problem"), body);
      assertThat(Json.own(body).path("status").asInt()).isEqualTo(answer.statusCode());
    }
    if (!path.startsWith("/v1/")) {
      return;
    }
    Optional<JsonNode> described = operation(method, path);
    if (described.isPresent()) {
      JsonNode responses = described.get().path("responses");
      JsonNode response = responses.path(Integer.toString(answer.statusCode()));
      if (response.isMissingNode() && answer.statusCode() >= 400) {
        response = responses.path("default");
      }
      assertThat(response.isMissingNode())
          .as("%s %s answers %s: %s", method, path, answer.statusCode(), body)
          .isFalse();
      JsonNode schema = response.path("content").path("application/json").path("schema");
      if (!schema.isMissingNode()) {
        obey(schema, body);
      }
    }
    JsonNode told = type.equals("application/json") ? Json.own(body) : Json.object();
    for (String place : List.of("/evaluation", "/narrative/evaluation")) {
      JsonNode evaluation = told.at(place);
      if (evaluation.has("schema")) {
        assertThat(contract.validate(evaluation.toString(), InputFormat.JSON)).isEmpty();
      }
    }
  }

  private void obey(JsonNode schema, String body) {
    Schema compiled = schemas.computeIfAbsent(schema, this::compile);
    assertThat(compiled.validate(body, InputFormat.JSON)).as(body).isEmpty();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return registry().getSchema(whole.toString(), InputFormat.JSON);
  }

  private Optional<JsonNode> operation(String method, String path) {
    return document.path("paths").properties().stream()
        .filter(one -> path.matches(one.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .map(one -> one.getValue().path(method.toLowerCase()))
        .filter(one -> !one.isMissingNode())
        .findFirst();
  }
}
