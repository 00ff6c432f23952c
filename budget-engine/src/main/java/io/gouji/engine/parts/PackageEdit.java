package io.gouji.engine.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a package while they are changed; what nobody changed is copied raw. */
public final class PackageEdit {
  private final OpcPackage pack;
  private final Map<String, byte[]> changed = new HashMap<>();
  private final Map<String, byte[]> added = new LinkedHashMap<>();
  private final Set<String> removed = new HashSet<>();
  private final Map<String, RootEdit> roots = new HashMap<>();
  private final ContentTypesEdit types = new ContentTypesEdit(this);

  public PackageEdit(OpcPackage pack) {
    this.pack = pack;
  }

  /** What the package says of the types of its parts. */
  public ContentTypesEdit types() {
    return types;
  }

  public OpcPackage pack() {
    return pack;
  }

  public PartLimits limits() {
    return pack.limits();
  }

  /** New content of parts that were there, by key. */
  public Map<String, byte[]> changed() {
    settle();
    return changed;
  }

  /** Parts that were not there, by name. */
  public Map<String, byte[]> added() {
    settle();
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

  /** The root of a part, to be added to until somebody asks for the part. */
  RootEdit root(String name) throws UnreadableException {
    String key = ZipPart.key(name);
    RootEdit root = roots.get(key);
    if (root == null) {
      root = new RootEdit(name, content(key), pack.limits());
      roots.put(key, root);
    }
    return root;
  }

  private void settle() {
    for (String key : List.copyOf(roots.keySet())) {
      settle(key);
    }
  }

  /** Writes what was done to the root of a part, if anything. */
  void settle(String key) {
    RootEdit root = roots.remove(key);
    if (root != null && root.isChanged()) {
      store(root.part(), key, root.result());
    }
  }

  /** The present content of a part as UTF-8 without byte order mark. */
  public byte[] content(String key) throws UnreadableException {
    settle(key);
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
    return pack.bytes(part);
  }

  public Outline outline(String key, int depth) throws UnreadableException {
    return Outline.of(key, content(key), depth, pack.limits());
  }

  /** Gives a part new content, or makes a part of that name. */
  public void put(String name, byte[] content) {
    String key = ZipPart.key(name);
    roots.remove(key);
    store(name, key, content);
  }

  private void store(String name, String key, byte[] content) {
    String known = pack.find(key).map(ZipPart::key).orElse("");
    if (!known.isEmpty() && !removed.contains(known)) {
      changed.put(known, content);
    } else {
      added.put(name, content);
    }
  }

  public void remove(String key) {
    roots.remove(key);
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
    settle();
    byte[] source = pack.file();
    ZipWriter zip = new ZipWriter(source);
    ZipDirectory directory = pack.zip();
    Map<byte[], Packed> packed = packed(zip);
    zip.preamble(directory.preamble());
    for (ZipPart part : directory.parts()) {
      byte[] content = changed.get(part.key());
      if (content != null) {
        zip.replace(part, packed.get(content));
      } else if (!removed.contains(part.key())) {
        zip.copy(part);
      }
    }
    added.forEach((name, content) -> zip.add(name, packed.get(content)));
    return zip.finish(directory.commentStart());
  }

  /** The contents of all parts that are not copied as they will stand in the file. */
  private Map<byte[], Packed> packed(ZipWriter zip) {
    List<byte[]> contents = new ArrayList<>(changed.values());
    contents.addAll(added.values());
    List<Packed> packed = zip.pack(contents);
    Map<byte[], Packed> byContent = new IdentityHashMap<>();
    for (int i = 0; i < packed.size(); i++) {
      byContent.put(contents.get(i), packed.get(i));
    }
    return byContent;
  }
}
