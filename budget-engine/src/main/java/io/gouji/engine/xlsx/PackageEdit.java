package io.gouji.engine.xlsx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parts of a package while they are changed; what nobody changed is copied raw. */
final class PackageEdit {
  /** Parts up to this many bytes are read once; of larger ones memory is dearer than time. */
  private static final int KEPT = 1 << 18;

  private final OpcPackage pack;
  private final Map<String, byte[]> read = new HashMap<>();
  private final Map<String, byte[]> changed = new HashMap<>();
  private final Map<String, byte[]> added = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  PackageEdit(OpcPackage pack) {
    this.pack = pack;
  }

  OpcPackage pack() {
    return pack;
  }

  Limits limits() {
    return pack.limits();
  }

  /** New content of parts that were there, by key. */
  Map<String, byte[]> changed() {
    return changed;
  }

  /** Parts that were not there, by name. */
  Map<String, byte[]> added() {
    return added;
  }

  /** Keys of parts that were there. */
  Set<String> removed() {
    return removed;
  }

  boolean has(String key) {
    return added.keySet().stream().anyMatch(name -> ZipDirectory.key(name).equals(key))
        || pack.find(key).isPresent() && !removed.contains(key);
  }

  /** The present content of a part as UTF-8 without byte order mark. */
  byte[] content(String key) throws WorkbookException {
    for (Map.Entry<String, byte[]> part : added.entrySet()) {
      if (ZipDirectory.key(part.getKey()).equals(key)) {
        return part.getValue();
      }
    }
    ZipPart part = pack.part(key);
    byte[] now = changed.get(part.key());
    return now != null ? now : original(part);
  }

  /** A part's bytes as they were. */
  byte[] raw(ZipPart part) throws WorkbookException {
    byte[] known = read.get(part.key());
    if (known != null) {
      return known;
    }
    byte[] raw = pack.content(part);
    if (raw.length <= KEPT) {
      read.put(part.key(), raw);
    }
    return raw;
  }

  private byte[] original(ZipPart part) throws WorkbookException {
    byte[] raw = raw(part);
    Charset charset = PartXml.charset(Arrays.copyOf(raw, Math.min(raw.length, PartStream.HEAD)));
    if (!charset.equals(StandardCharsets.UTF_8)) {
      String text = new String(raw, charset);
      return utf8Declaration(text).getBytes(StandardCharsets.UTF_8);
    }
    boolean marked = raw.length > 2 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB;
    return marked ? Arrays.copyOfRange(raw, 3, raw.length) : raw;
  }

  private static String utf8Declaration(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int end = plain.startsWith("<?xml") ? plain.indexOf("?>") + 2 : 0;
    return NewPart.DECLARATION + plain.substring(end);
  }

  Outline outline(String key, int depth) throws WorkbookException {
    return Outline.of(key, content(key), depth, pack.limits());
  }

  /** Gives a part new content, or makes a part of that name. */
  void put(String name, byte[] content) {
    String key = ZipDirectory.key(name);
    String known = pack.find(key).map(ZipPart::key).orElse("");
    if (!known.isEmpty() && !removed.contains(known)) {
      changed.put(known, content);
    } else {
      added.put(name, content);
    }
  }

  void remove(String key) {
    pack.find(key).ifPresent(part -> removed.add(part.key()));
  }

  /** A name nobody has, made of a stem and the smallest number that is free. */
  String freeName(String stem, String extension) {
    int number = 1;
    while (has(ZipDirectory.key(stem + number + extension))) {
      number++;
    }
    return stem + number + extension;
  }

  /** Seals the package: the first sheet of ours with a blank seal gets the true one. */
  void seal() throws WorkbookException {
    Seal.Taking taking = new Seal.Taking();
    OpcPackage unread = pack.afresh();
    for (ZipPart part : pack.zip().parts()) {
      byte[] now = changed.get(part.key());
      if (now != null || !removed.contains(part.key())) {
        taking.part(part.name(), now != null ? now : unread.content(part));
      }
    }
    added.forEach(taking::part);
    for (Map.Entry<String, byte[]> part : added.entrySet()) {
      if (part.getKey().startsWith(Seal.SHEETS) && Seal.isIn(part.getValue())) {
        part.setValue(Seal.sealed(part.getValue(), taking.text()));
        return;
      }
    }
  }

  byte[] bytes() {
    byte[] source = pack.bytes();
    ZipWriter zip = new ZipWriter(source);
    ZipDirectory directory = pack.zip();
    zip.preamble(
        directory.parts().stream().mapToInt(ZipPart::start).min().orElse(directory.start()));
    for (ZipPart part : directory.parts()) {
      byte[] content = changed.get(part.key());
      if (content != null) {
        zip.replace(part, content);
      } else if (!removed.contains(part.key())) {
        zip.copy(part);
      }
    }
    added.forEach(zip::add);
    return zip.finish(directory.commentStart());
  }
}
