package io.gouji.addin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A sample with some of its parts made bad. */
final class Tampered {
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private Tampered() {}

  static Tampered sample(String name) {
    Tampered tampered = new Tampered();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Service.sample(name)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        tampered.parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tampered;
  }

  Tampered with(String part, byte[] content) {
    parts.put(part, content);
    return this;
  }

  Tampered with(String part, UnaryOperator<String> change) {
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    return with(part, change.apply(text).getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
