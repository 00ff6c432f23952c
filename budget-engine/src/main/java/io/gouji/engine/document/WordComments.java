package io.gouji.engine.document;

import io.gouji.engine.parts.Chars;
import io.gouji.engine.parts.Escape;
import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.RelationshipsEdit;
import io.gouji.engine.parts.Splices;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The comments of a package: ours, known by their initials, are replaced, all others stay. */
final class WordComments {
  /** What a comment of ours says of its author's initials, whatever the author is called. */
  static final String INITIALS = "Gouji";

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships/";

  private final Optional<ZipPart> part;
  private final byte[] content;
  private final Set<String> ours = new HashSet<>();
  private final List<int[]> ourPlaces = new ArrayList<>();
  private String tag = "";
  private boolean empty;
  private int close;
  private int highest = -1;

  private WordComments(Optional<ZipPart> part, byte[] content) {
    this.part = part;
    this.content = content;
  }

  static WordComments of(WordPackage pack) throws UnreadableException {
    Optional<ZipPart> part = pack.related("comments");
    byte[] content =
        part.isPresent()
            ? pack.parts().utf8(part.get())
            : (NewPart.DECLARATION
                    + "<w:comments xmlns:w=\""
                    + WordXml.TRANSITIONAL
                    + "\"></w:comments>")
                .getBytes(StandardCharsets.UTF_8);
    WordComments comments = new WordComments(part, content);
    try (WordXml xml = pack.xml("comments", content)) {
      comments.read(xml);
    }
    return comments;
  }

  private void read(WordXml xml) throws UnreadableException {
    xml.root();
    empty = xml.isEmpty();
    close = xml.end();
    while (xml.child(1)) {
      int start = xml.start();
      String id = xml.attribute("id");
      if (xml.attribute("initials").equals(INITIALS)) {
        ours.add(id);
        ourPlaces.add(new int[] {start, xml.leave()});
      } else {
        highest = Math.max(highest, Chars.wholeNumber(id, -1));
      }
    }
    close = empty ? close : xml.start();
    tag = xml.tag();
  }

  /** Ids of the comments that are ours. */
  Set<String> ours() {
    return ours;
  }

  /** The id of a new comment. */
  int id(int index) {
    return highest + 1 + index;
  }

  /** What a tag must declare for {@code w:} to mean what it does; mostly nothing. */
  static String namespace(byte[] part) {
    String head = new String(part, 0, Math.min(part.length, 16384), StandardCharsets.UTF_8);
    boolean strict = head.contains(WordXml.STRICT);
    String declared = "xmlns:w=\"" + (strict ? WordXml.STRICT : WordXml.TRANSITIONAL) + "\"";
    return head.contains(declared) ? "" : " " + declared;
  }

  /**
   * Writes the comments, and names them where a package names its parts.
   *
   * @param main name of the main part
   */
  void write(PackageEdit copy, String main, List<Mark> marks, MarkWords words)
      throws UnreadableException {
    Splices splices = new Splices(content);
    ourPlaces.forEach(place -> splices.replace(place[0], place[1], ""));
    StringBuilder added = new StringBuilder();
    for (int i = 0; i < marks.size(); i++) {
      added.append(comment(id(i), marks.get(i), words, namespace(content)));
    }
    if (empty) {
      splices.replace(close - 2, close, ">" + added + "</" + tag + ">");
    } else {
      splices.insert(close, added.toString());
    }
    if (part.isPresent()) {
      copy.put(part.get().name(), splices.result());
    } else {
      add(copy, main, splices.result());
    }
  }

  /** Adds the part to a package that has none. */
  private static void add(PackageEdit copy, String main, byte[] comments)
      throws UnreadableException {
    String stem = main.substring(0, main.lastIndexOf('/') + 1) + "comments";
    String name =
        copy.has(ZipPart.key(stem + ".xml")) ? copy.freeName(stem, ".xml") : stem + ".xml";
    copy.put(name, comments);
    copy.types().part(name, TYPE);
    RelationshipsEdit relations = new RelationshipsEdit(copy, main);
    boolean strict =
        relations.all().stream().anyMatch(known -> known.type().startsWith(STRICT_RELATIONS));
    relations.add((strict ? STRICT_RELATIONS : RELATIONS) + "comments", name);
  }

  private static String comment(int id, Mark mark, MarkWords words, String namespace) {
    StringBuilder xml = new StringBuilder();
    xml.append("<w:comment%s w:id=\"%d\" w:author=\"".formatted(namespace, id));
    xml.append(Escape.xml(words.author()));
    xml.append("\" w:initials=\"" + INITIALS + "\">");
    String sign = words.signs().getOrDefault(mark.severity(), "");
    line(xml, (sign + " " + mark.title()).strip(), true);
    mark.lines().forEach(line -> line(xml, line, false));
    return xml.append("</w:comment>").toString();
  }

  private static void line(StringBuilder xml, String text, boolean first) {
    xml.append("<w:p><w:r>");
    xml.append(first ? "<w:rPr><w:b/></w:rPr>" : "");
    xml.append("<w:t xml:space=\"preserve\">")
        .append(Escape.xml(text))
        .append("</w:t></w:r></w:p>");
  }
}
