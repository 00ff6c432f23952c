package io.gouji.engine.parts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds and removes relationships of one part. */
public final class RelationshipsEdit {
  private final PackageEdit pack;
  private final String source;
  private final String file;
  private final List<Relationship> relations;

  /**
   * For a part by its name as stored.
   *
   * @param source keeps the letter case it is stored with
   */
  public RelationshipsEdit(PackageEdit pack, String source) throws UnreadableException {
    this.pack = pack;
    this.source = source.replace('\\', '/').replaceFirst("^/", "");
    this.file = OpcPackage.relationshipsKey(this.source);
    this.relations = new ArrayList<>(pack.pack().relationships(ZipPart.key(source)));
  }

  public List<Relationship> all() {
    return relations;
  }

  /** Adds a relationship to a part and returns its id. */
  public String add(String type, String target) throws UnreadableException {
    String id =
        "rId" + (1 + relations.stream().mapToInt(RelationshipsEdit::number).max().orElse(0));
    String relative = relative(source, target);
    relations.add(new Relationship(id, type, relative, false));
    if (!pack.has(ZipPart.key(file))) {
      String empty = "<Relationships xmlns=\"" + NewPart.PACKAGE_RELATIONS + "\"></Relationships>";
      pack.put(file, (NewPart.DECLARATION + empty).getBytes(StandardCharsets.UTF_8));
      pack.types().extension("rels", NewPart.RELATIONS_TYPE, file);
    }
    RootEdit root = pack.root(file);
    root.append(
        "<"
            + root.tag("Relationship")
            + " Id=\""
            + id
            + "\" Type=\""
            + type
            + "\" Target=\""
            + Escape.xml(relative)
            + "\"/>");
    return id;
  }

  public void remove(Relationship relation) throws UnreadableException {
    pack.settle(ZipPart.key(file));
    RootEdit root = pack.root(file);
    root.children().stream()
        .filter(element -> element.attribute("Id").equals(relation.id()))
        .forEach(root::remove);
    relations.remove(relation);
  }

  private static int number(Relationship relation) {
    String id = relation.id();
    return id.startsWith("rId") ? Chars.wholeNumber(id.substring(3), 0) : 0;
  }

  /** The way from one part to another, as relationships write it. */
  public static String relative(String source, String target) {
    List<String> from = Arrays.asList(source.split("/"));
    List<String> to = Arrays.asList(target.split("/"));
    int same = 0;
    while (same < from.size() - 1 && same < to.size() - 1 && from.get(same).equals(to.get(same))) {
      same++;
    }
    return "../".repeat(from.size() - 1 - same) + String.join("/", to.subList(same, to.size()));
  }
}
