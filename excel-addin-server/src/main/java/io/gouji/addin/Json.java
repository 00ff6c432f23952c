package io.gouji.addin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/** JSON as we take it, which is strictly, and as we give it. */
final class Json {
  private static final JsonFactory STRICT =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNumberLength(40)
                  .maxStringLength(100_000)
                  .maxNameLength(100)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** For what we wrote ourselves, an evaluation of a large workbook among it. */
  private static final ObjectMapper OWN = new ObjectMapper();

  private static final ObjectMapper MAPPER =
      new ObjectMapper(STRICT).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /** An object somebody sent. */
  private static ObjectNode object(byte[] bytes) throws Problem {
    if (parse(bytes) instanceof ObjectNode object) {
      return object;
    }
    throw new Problem(Problem.BAD_REQUEST, "json");
  }

  /** An object somebody sent, with no fields but those we know. */
  static ObjectNode object(byte[] bytes, String... known) throws Problem {
    ObjectNode object = object(bytes);
    strict(object, known);
    return object;
  }

  /** Refuses an object with a field that is not known: whoever sends it means something by it. */
  static void strict(JsonNode object, String... known) throws Problem {
    Set<String> names = Set.of(known);
    Iterator<String> given = object.fieldNames();
    while (given.hasNext()) {
      if (!names.contains(given.next())) {
        throw new Problem(Problem.BAD_REQUEST, "json");
      }
    }
  }

  /** Any value somebody sent. */
  static JsonNode parse(byte[] bytes) throws Problem {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode value = MAPPER.readTree(text);
      refuseHalves(value);
      return value;
    } catch (CharacterCodingException | JsonProcessingException wrong) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
  }

  /** One half of a surrogate pair is no character, and could not be written down again. */
  private static void refuseHalves(JsonNode value) throws Problem {
    if (value.isTextual() && !StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
    for (JsonNode inner : value) {
      refuseHalves(inner);
    }
  }

  /** A document of our own. */
  static JsonNode own(String document) {
    try {
      return OWN.readTree(document);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static ObjectNode object() {
    return OWN.createObjectNode();
  }

  static ArrayNode array() {
    return OWN.createArrayNode();
  }

  static byte[] bytes(JsonNode value) {
    try {
      return OWN.writeValueAsBytes(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A text that must be there. */
  static String text(JsonNode object, String field) throws Problem {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new Problem(Problem.BAD_REQUEST, "json");
    }
    return value.textValue();
  }

  /** A text that may be missing. */
  static String optional(JsonNode object, String field) throws Problem {
    return object.hasNonNull(field) ? text(object, field) : "";
  }
}
