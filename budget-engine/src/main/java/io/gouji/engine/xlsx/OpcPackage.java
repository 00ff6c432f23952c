package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.WorkbookException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of an Office package and how they hang together (ECMA-376 part 2). */
final class OpcPackage {
  private final byte[] bytes;
  private final Limits limits;
  private final ZipDirectory zip;
  private final Map<String, ZipPart> byKey;
  private final PartStream.Budget budget;

  private OpcPackage(byte[] bytes, Limits limits, ZipDirectory zip) {
    this.bytes = bytes;
    this.limits = limits;
    this.zip = zip;
    this.budget = new PartStream.Budget(limits.totalBytes());
    this.byKey = new HashMap<>(zip.parts().size() * 2);
    zip.parts().forEach(part -> byKey.put(part.key(), part));
  }

  static OpcPackage open(byte[] bytes, Limits limits) throws WorkbookException {
    if (bytes.length > limits.fileBytes()) {
      throw WorkbookException.overLimit("fileBytes", limits.fileBytes());
    }
    if (!ZipDirectory.looksLikeZip(bytes)) {
      throw ForeignFormat.of(bytes);
    }
    return new OpcPackage(bytes, limits, ZipDirectory.read(bytes, limits));
  }

  byte[] bytes() {
    return bytes;
  }

  Limits limits() {
    return limits;
  }

  ZipDirectory zip() {
    return zip;
  }

  Optional<ZipPart> find(String key) {
    ZipPart part = byKey.get(key);
    return Optional.ofNullable(part != null ? part : byKey.get(Relationship.decoded(key)));
  }

  ZipPart part(String key) throws WorkbookException {
    Optional<ZipPart> part = find(key);
    if (part.isEmpty()) {
      throw WorkbookException.damaged(key, "part is missing");
    }
    return part.get();
  }

  PartStream stream(ZipPart part) throws WorkbookException {
    return new PartStream(bytes, part, limits, budget);
  }

  /** All bytes of a part. */
  byte[] content(ZipPart part) throws WorkbookException {
    try (PartStream in = stream(part)) {
      return in.readAll();
    } catch (PartStream.Refused refused) {
      throw refused.reason();
    }
  }

  /** The same package, of which nothing has been read yet. */
  OpcPackage afresh() {
    return new OpcPackage(bytes, limits, zip);
  }

  PartXml xml(ZipPart part) throws WorkbookException {
    return PartXml.open(part.name(), stream(part), limits);
  }

  /** The part that holds the workbook, or why this package has none. */
  ZipPart workbook() throws WorkbookException {
    Optional<ZipPart> main =
        relationships("").stream()
            .filter(relation -> relation.is("officeDocument"))
            .flatMap(relation -> find(relation.key("")).stream())
            .findFirst()
            .or(() -> find("xl/workbook.xml"));
    if (main.isEmpty() || !holdsWorkbook(main.get())) {
      Optional<String> format = ForeignFormat.zip(zip);
      throw format.isPresent()
          ? WorkbookException.format(Reason.UNSUPPORTED_FORMAT, format.get())
          : new WorkbookException(Reason.NOT_A_WORKBOOK, Map.of());
    }
    return main.get();
  }

  private boolean holdsWorkbook(ZipPart main) throws WorkbookException {
    if (main.key().endsWith(".bin")) {
      return false;
    }
    try (PartXml xml = xml(main)) {
      return xml.root().equals("workbook");
    }
  }

  /** The relationships of a part, in order; none where it has no such file. */
  List<Relationship> relationships(String key) throws WorkbookException {
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
          throw WorkbookException.overLimit("items", limits.items());
        }
      }
    }
    return found;
  }

  static String relationshipsKey(String key) {
    int slash = key.lastIndexOf('/') + 1;
    return key.substring(0, slash) + "_rels/" + key.substring(slash) + ".rels";
  }
}
