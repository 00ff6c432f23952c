package io.gouji.engine.parts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of an Office package and how they hang together (ECMA-376 part 2). */
public final class OpcPackage {
  private final byte[] bytes;
  private final PartLimits limits;
  private final ZipDirectory zip;
  private final Map<String, ZipPart> byKey;
  private final SmallParts small;
  private final Map<String, List<Relationship>> relationships;
  private final PartStream.Budget budget;

  private OpcPackage(byte[] bytes, PartLimits limits, ZipDirectory zip) {
    this.bytes = bytes;
    this.limits = limits;
    this.zip = zip;
    this.small = new SmallParts();
    this.relationships = new ConcurrentHashMap<>();
    this.budget = new PartStream.Budget(limits.totalBytes());
    this.byKey = new HashMap<>(zip.parts().size() * 2);
    zip.parts().forEach(part -> byKey.put(part.key(), part));
  }

  private OpcPackage(OpcPackage same) {
    this.bytes = same.bytes;
    this.limits = same.limits;
    this.zip = same.zip;
    this.byKey = same.byKey;
    this.small = same.small;
    this.relationships = same.relationships;
    this.budget = new PartStream.Budget(limits.totalBytes());
  }

  /** Whether a file begins as packages do. */
  public static boolean begins(byte[] file) {
    return ZipDirectory.looksLikeZip(file);
  }

  /** The package in a file; nothing is inflated yet. */
  public static OpcPackage open(byte[] file, PartLimits limits) throws UnreadableException {
    return new OpcPackage(file, limits, ZipDirectory.read(file, limits));
  }

  public PartLimits limits() {
    return limits;
  }

  /** All entries in the order of the directory. */
  public List<ZipPart> parts() {
    return zip.parts();
  }

  /** The same package with limits that count anew; small parts it has read need no reading. */
  public OpcPackage afresh() {
    return new OpcPackage(this);
  }

  byte[] file() {
    return bytes;
  }

  ZipDirectory zip() {
    return zip;
  }

  public Optional<ZipPart> find(String key) {
    ZipPart part = byKey.get(key);
    return Optional.ofNullable(part != null ? part : byKey.get(Relationship.decoded(key)));
  }

  public ZipPart part(String key) throws UnreadableException {
    Optional<ZipPart> part = find(key);
    if (part.isEmpty()) {
      throw UnreadableException.damaged(key, "part is missing");
    }
    return part.get();
  }

  private PartStream stream(ZipPart part) throws UnreadableException {
    return new PartStream(bytes, part, limits, budget);
  }

  /** The content of a part, inflated; nobody may write into it. */
  public byte[] bytes(ZipPart part) throws UnreadableException {
    Optional<byte[]> known = small(part);
    if (known.isPresent()) {
      return known.get();
    }
    try (PartStream in = stream(part)) {
      return in.readAll(Integer.MAX_VALUE);
    } catch (IOException refused) {
      throw PartStream.refused(part.name(), refused);
    }
  }

  private Optional<byte[]> small(ZipPart part) throws UnreadableException {
    Optional<byte[]> known = small.get(part);
    if (known.isPresent() || !SmallParts.fits(part)) {
      return known;
    }
    try (PartStream in = stream(part)) {
      return small.keep(part, in.readAll(SmallParts.LARGEST));
    } catch (IOException refused) {
      throw PartStream.refused(part.name(), refused);
    }
  }

  /** The content of an XML part as UTF-8 without byte order mark. */
  public byte[] utf8(ZipPart part) throws UnreadableException {
    return PartXml.utf8(part.name(), bytes(part));
  }

  /** A walk through an XML part, which is not in memory as a whole unless it is small. */
  public PartXml xml(ZipPart part) throws UnreadableException {
    Optional<byte[]> known = small(part);
    if (known.isPresent()) {
      return PartXml.open(part.name(), PartXml.utf8(part.name(), known.get()), limits);
    }
    return PartXml.open(part.name(), stream(part), limits);
  }

  /** The relationships of a part, in order; none where it has no such file. */
  public List<Relationship> relationships(String key) throws UnreadableException {
    List<Relationship> known = relationships.get(key);
    if (known == null) {
      known = List.copyOf(read(key));
      relationships.put(key, known);
    }
    return known;
  }

  private List<Relationship> read(String key) throws UnreadableException {
    Optional<ZipPart> file = find(relationshipsKey(key));
    if (file.isEmpty()) {
      return List.of();
    }
    List<Relationship> found = new ArrayList<>();
    try (PartXml xml = xml(file.get())) {
      xml.root();
      while (xml.child(1)) {
        found.add(
            new Relationship(
                xml.attribute("Id"),
                xml.attribute("Type"),
                xml.attribute("Target"),
                xml.attribute("TargetMode").equals("External")));
        if (found.size() > limits.items()) {
          throw UnreadableException.overLimit("items", limits.items());
        }
      }
    }
    return found;
  }

  /**
   * The part that the first relationship of some kind leads to.
   *
   * @param source key of the part it starts from; empty for the package itself
   */
  public Optional<ZipPart> related(String source, String kind) throws UnreadableException {
    return relationships(source).stream()
        .filter(relation -> relation.is(kind) && !relation.external())
        .flatMap(relation -> find(relation.key(source)).stream())
        .findFirst();
  }

  /** The key of the part that holds the relationships of a part. */
  public static String relationshipsKey(String key) {
    int slash = key.lastIndexOf('/') + 1;
    return key.substring(0, slash) + "_rels/" + key.substring(slash) + ".rels";
  }
}
