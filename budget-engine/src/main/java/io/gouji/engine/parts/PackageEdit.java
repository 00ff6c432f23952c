package io.gouji.engine.parts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The parts of a package while they are changed; what nobody changed is copied raw. */
public final class PackageEdit {
  /** Parts up to this many bytes are read once; of larger ones memory is dearer than time. */
  private static final int KEPT = 1 << 18;

  private final OpcPackage pack;
  private final Map<String, byte[]> read = new HashMap<>();
  private final Map<String, byte[]> changed = new HashMap<>();
  private final Map<String, byte[]> added = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();

  public PackageEdit(OpcPackage pack) {
    this.pack = pack;
  }

  public OpcPackage pack() {
    return pack;
  }

  public PartLimits limits() {
    return pack.limits();
  }

  /** New content of parts that were there, by key. */
  public Map<String, byte[]> changed() {
    return changed;
  }

  /** Parts that were not there, by name. */
  public Map<String, byte[]> added() {
    return added;
  }

  /** Keys of parts that were there. */
  public Set<String> removed() {
    return removed;
  }

  public boolean has(String key) {
    return added.keySet().stream().anyMatch(name -> ZipPart.key(name).equals(key))
        || pack.find(key).isPresent() && !removed.contains(key);
  }

  /** The present content of a part as UTF-8 without byte order mark. */
  public byte[] content(String key) throws UnreadableException {
    for (Map.Entry<String, byte[]> part : added.entrySet()) {
      if (ZipPart.key(part.getKey()).equals(key)) {
        return part.getValue();
      }
    }
    ZipPart part = pack.part(key);
    byte[] now = changed.get(part.key());
    return now != null ? now : PartXml.utf8(part.name(), raw(part));
  }

  /** A part's bytes as they were. */
  public byte[] raw(ZipPart part) throws UnreadableException {
    byte[] known = read.get(part.key());
    if (known != null) {
      return known;
    }
    byte[] raw = pack.bytes(part);
    if (raw.length <= KEPT) {
      read.put(part.key(), raw);
    }
    return raw;
  }

  public Outline outline(String key, int depth) throws UnreadableException {
    return Outline.of(key, content(key), depth, pack.limits());
  }

  /** Gives a part new content, or makes a part of that name. */
  public void put(String name, byte[] content) {
    String key = ZipPart.key(name);
    String known = pack.find(key).map(ZipPart::key).orElse("");
    if (!known.isEmpty() && !removed.contains(known)) {
      changed.put(known, content);
    } else {
      added.put(name, content);
    }
  }

  public void remove(String key) {
    pack.find(key).ifPresent(part -> removed.add(part.key()));
  }

  /** A name nobody has, made of a stem and the smallest number that is free. */
  public String freeName(String stem, String extension) {
    int number = 1;
    while (has(ZipPart.key(stem + number + extension))) {
      number++;
    }
    return stem + number + extension;
  }

  public byte[] bytes() {
    byte[] source = pack.file();
    ZipWriter zip = new ZipWriter(source);
    ZipDirectory directory = pack.zip();
    zip.preamble(directory.preamble());
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
