package io.gouji.engine.document;

import io.gouji.engine.document.DocumentException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of a Word package and how they hang together (ECMA-376 part 2). */
final class WordPackage implements AutoCloseable {
  /** A ratio is judged only beyond this many bytes: small parts compress absurdly well. */
  private static final int RATIO_FREE = 1 << 20;

  /** Parts that tell other formats that are zip files, in the order they are asked for. */
  private static final List<Map.Entry<String, String>> OTHERS =
      List.of(
          Map.entry("xl/workbook.xml", "xlsx"),
          Map.entry("xl/workbook.bin", "xlsb"),
          Map.entry("ppt/presentation.xml", "pptx"),
          Map.entry("ofd.xml", "ofd"),
          Map.entry("index/document.iwa", "pages"),
          Map.entry("meta-inf/container.xml", "epub"),
          Map.entry("content.xml", "odt"));

  private final ZipFile zip;
  private final DocumentLimits limits;
  private final Map<String, ZipArchiveEntry> entries;
  private long total;

  private WordPackage(ZipFile zip, DocumentLimits limits, Map<String, ZipArchiveEntry> entries) {
    this.zip = zip;
    this.limits = limits;
    this.entries = entries;
  }

  static WordPackage open(byte[] bytes, DocumentLimits limits) throws DocumentException {
    if (!hasDirectory(bytes)) {
      throw new DocumentException(Reason.TRUNCATED, Map.of());
    }
    try {
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
              .setIgnoreLocalFileHeader(false)
              .get();
      return new WordPackage(zip, limits, entries(zip, bytes.length, limits));
    } catch (IOException | RuntimeException broken) {
      throw DocumentException.damaged("zip", broken);
    }
  }

  /** The record at the end of every zip file, which a broken download has not. */
  private static boolean hasDirectory(byte[] bytes) {
    for (int at = bytes.length - 22; at >= 0 && at > bytes.length - 22 - 65_536; at--) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, ZipArchiveEntry> entries(
      ZipFile zip, long length, DocumentLimits limits) throws DocumentException {
    List<ZipArchiveEntry> inOrder = Collections.list(zip.getEntries());
    if (inOrder.size() > limits.entries()) {
      throw DocumentException.overLimit("entries", limits.entries());
    }
    Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    for (ZipArchiveEntry entry : inOrder) {
      if (entries.put(key(entry.getName()), entry) != null) {
        throw DocumentException.hostile(entry.getName(), "two zip entries of one name");
      }
    }
    demandApart(inOrder, length);
    return entries;
  }

  /** Entries that share bytes are the craft of zip bombs. */
  private static void demandApart(List<ZipArchiveEntry> entries, long length)
      throws DocumentException {
    List<ZipArchiveEntry> byStart = new ArrayList<>(entries);
    byStart.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
    for (int i = 0; i < byStart.size(); i++) {
      ZipArchiveEntry entry = byStart.get(i);
      long next = i + 1 < byStart.size() ? byStart.get(i + 1).getLocalHeaderOffset() : length;
      if (entry.getDataOffset() + Math.max(0, entry.getCompressedSize()) > next) {
        throw DocumentException.hostile(entry.getName(), "overlapping zip entries");
      }
    }
  }

  /** A name as packages compare it: lower case, forward slashes, no leading slash. */
  static String key(String name) {
    String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return key.startsWith("/") ? key.substring(1) : key;
  }

  ZipFile zip() {
    return zip;
  }

  DocumentLimits limits() {
    return limits;
  }

  /** All entries as they are listed. */
  List<ZipArchiveEntry> entries() {
    return List.copyOf(entries.values());
  }

  Optional<ZipArchiveEntry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Whether there is a part whose key begins so. */
  boolean hasPartsIn(String folder) {
    return entries.keySet().stream().anyMatch(key -> key.startsWith(folder));
  }

  /** The content of a part. */
  byte[] bytes(ZipArchiveEntry entry) throws DocumentException {
    if (entry.getMethod() != 0 && entry.getMethod() != 8) {
      throw DocumentException.damaged(entry.getName(), "compression method " + entry.getMethod());
    }
    CRC32 crc = new CRC32();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream((int) Math.max(1024, Math.min(entry.getSize(), 1 << 20)));
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[16384];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        crc.update(buffer, 0, read);
        account(entry, out.size(), read);
      }
    } catch (IOException | RuntimeException broken) {
      throw DocumentException.damaged(entry.getName(), broken);
    }
    if (crc.getValue() != entry.getCrc()) {
      throw DocumentException.damaged(entry.getName(), "checksum differs");
    }
    return out.toByteArray();
  }

  private void account(ZipArchiveEntry entry, long size, int read) throws DocumentException {
    ParagraphList.demandTime();
    total += read;
    if (size > limits.partBytes()) {
      throw DocumentException.overLimit("partBytes", limits.partBytes());
    }
    if (total > limits.totalBytes()) {
      throw DocumentException.overLimit("totalBytes", limits.totalBytes());
    }
    if (size > RATIO_FREE && size / limits.ratio() > entry.getCompressedSize()) {
      throw DocumentException.overLimit("ratio", limits.ratio());
    }
  }

  /** An XML part, as UTF-8. */
  byte[] utf8(ZipArchiveEntry entry) throws DocumentException {
    return WordXml.utf8(entry.getName(), bytes(entry));
  }

  WordXml xml(ZipArchiveEntry entry) throws DocumentException {
    return WordXml.open(entry.getName(), utf8(entry), limits);
  }

  /** The part that holds the words, or why this package has none. */
  ZipArchiveEntry main() throws DocumentException {
    Optional<ZipArchiveEntry> main =
        related("", "officeDocument").or(() -> find("word/document.xml"));
    if (main.isPresent() && key(main.get().getName()).endsWith(".xml")) {
      try (WordXml xml = xml(main.get())) {
        if (xml.root().equals("document")) {
          return main.get();
        }
      }
    }
    for (Map.Entry<String, String> other : OTHERS) {
      if (entries.containsKey(other.getKey())) {
        throw DocumentException.format(Reason.UNSUPPORTED_FORMAT, other.getValue());
      }
    }
    throw new DocumentException(Reason.NOT_A_DOCUMENT, Map.of());
  }

  /** The part a relationship of some kind leads to. */
  Optional<ZipArchiveEntry> related(String source, String kind) throws DocumentException {
    Optional<ZipArchiveEntry> file = find(relationshipsKey(source));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (WordXml xml = xml(file.get())) {
      xml.root();
      while (xml.child(1)) {
        if (xml.plain("Type").endsWith("/" + kind) && !xml.plain("TargetMode").equals("External")) {
          Optional<ZipArchiveEntry> found = find(resolve(source, xml.plain("Target")));
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  static String relationshipsKey(String source) {
    int slash = source.lastIndexOf('/') + 1;
    return source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels";
  }

  private static String resolve(String source, String target) {
    String path = target.replace('\\', '/');
    String base = path.startsWith("/") ? "" : source.substring(0, source.lastIndexOf('/') + 1);
    List<String> segments = new ArrayList<>();
    for (String segment : (base + path).split("/")) {
      if (segment.equals("..") && !segments.isEmpty()) {
        segments.remove(segments.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        segments.add(segment);
      }
    }
    return key(String.join("/", segments));
  }

  @Override
  public void close() throws DocumentException {
    try {
      zip.close();
    } catch (IOException broken) {
      throw DocumentException.damaged("zip", broken);
    }
  }
}
