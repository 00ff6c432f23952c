package io.gouji.engine.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A package in which some parts change; the compressed bytes of all others are copied. */
final class WordCopy {
  private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String TYPES = "[Content_Types].xml";

  private final WordPackage pack;
  private final Map<String, byte[]> changed = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  WordCopy(WordPackage pack) {
    this.pack = pack;
  }

  void put(String name, byte[] content) {
    String key = WordPackage.key(name);
    names.putIfAbsent(key, name);
    changed.put(key, content);
  }

  /** The present content of a part. */
  byte[] utf8(ZipArchiveEntry part) throws DocumentException {
    byte[] now = changed.get(WordPackage.key(part.getName()));
    return now != null ? now : pack.utf8(part);
  }

  String freeName(String stem, String extension) {
    String name = stem + extension;
    for (int number = 1; pack.find(WordPackage.key(name)).isPresent(); number++) {
      name = stem + number + extension;
    }
    return name;
  }

  /** Adds a relationship from a part. */
  void relate(String source, String kind, String target) throws DocumentException {
    String name = WordPackage.relationshipsKey(source);
    Optional<ZipArchiveEntry> file = pack.find(WordPackage.key(name));
    String empty =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\""
            + "http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
    byte[] content = file.isPresent() ? utf8(file.get()) : empty.getBytes(StandardCharsets.UTF_8);
    boolean strict = new String(content, StandardCharsets.UTF_8).contains("purl.oclc.org");
    String type =
        (strict
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
            + kind;
    String id = "rIdGouji";
    String element =
        "<%%sRelationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
    put(file.map(ZipArchiveEntry::getName).orElse(name), appended(name, content, element));
  }

  /** Says what type a part has. */
  void type(String name, String type) throws DocumentException {
    Optional<ZipArchiveEntry> file = pack.find(WordPackage.key(TYPES));
    if (file.isEmpty()) {
      throw DocumentException.damaged(TYPES, "part is missing");
    }
    String element = "<%%sOverride PartName=\"/%s\" ContentType=\"%s\"/>".formatted(name, type);
    put(file.get().getName(), appended(TYPES, utf8(file.get()), element));
  }

  /** A part with an element more at the end of its root, whose prefix it takes. */
  private byte[] appended(String part, byte[] content, String element) throws DocumentException {
    try (WordXml xml = WordXml.open(part, content, pack.limits())) {
      xml.root();
      String tag = xml.tag();
      String prefix = tag.substring(0, tag.indexOf(':') + 1);
      boolean empty = xml.isEmpty();
      int end = xml.end();
      while (xml.child(1)) {
        // Only the end of the root is wanted.
      }
      ByteSplices splices = new ByteSplices(content);
      if (empty) {
        splices.replace(end - 2, end, ">" + element.formatted(prefix) + "</" + tag + ">");
      } else {
        splices.insert(xml.start(), element.formatted(prefix));
      }
      return splices.result();
    }
  }

  byte[] bytes() throws DocumentException {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(channel)) {
      for (ZipArchiveEntry entry : pack.entries()) {
        byte[] content = changed.remove(WordPackage.key(entry.getName()));
        if (content == null) {
          out.addRawArchiveEntry(entry, pack.zip().getRawInputStream(entry));
        } else {
          write(out, entry.getName(), content);
        }
      }
      for (Map.Entry<String, byte[]> part : changed.entrySet()) {
        write(out, names.get(part.getKey()), part.getValue());
      }
    } catch (IOException | RuntimeException broken) {
      throw DocumentException.damaged("zip", broken);
    }
    return Arrays.copyOf(channel.array(), (int) channel.size());
  }

  private static void write(ZipArchiveOutputStream out, String name, byte[] content)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setTimeLocal(ALWAYS);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    new ByteArrayInputStream(content).transferTo(out);
    out.closeArchiveEntry();
  }
}
