package io.gouji.engine.parts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Zip files as other libraries read and write them. */
public final class Zips {
  private Zips() {}

  /** The parts of a zip as the JDK reads them, in their order. */
  public static Map<String, byte[]> parts(byte[] file) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return parts;
  }

  /** The same as texts. */
  public static Map<String, String> texts(byte[] file) {
    Map<String, String> texts = new LinkedHashMap<>();
    parts(file).forEach((name, part) -> texts.put(name, new String(part, StandardCharsets.UTF_8)));
    return texts;
  }

  /** The same parts in the 64-bit form, written by commons-compress. */
  public static byte[] zip64(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(Zip64Mode.Always);
      for (Map.Entry<String, byte[]> part : parts(file).entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
