package io.gouji.engine.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The comments of a package: ours, known by their initials, are replaced, all others stay. */
final class WordComments {
  /** What a comment of ours says of its author's initials, whatever the author is called. */
  static final String INITIALS = "Gouji";

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

  private final Optional<ZipArchiveEntry> part;
  private final byte[] content;
  private final Set<String> ours = new HashSet<>();
  private final List<int[]> ourPlaces = new ArrayList<>();
  private String tag = "";
  private boolean empty;
  private int close;
  private int highest = -1;

  private WordComments(Optional<ZipArchiveEntry> part, byte[] content) {
    this.part = part;
    this.content = content;
  }

  static WordComments of(WordPackage pack, String source) throws DocumentException {
    Optional<ZipArchiveEntry> part = pack.related(source, "comments");
    byte[] content =
        part.isPresent()
            ? pack.utf8(part.get())
            : ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\""
                    + WordXml.TRANSITIONAL
                    + "\"></w:comments>")
                .getBytes(StandardCharsets.UTF_8);
    WordComments comments = new WordComments(part, content);
    try (WordXml xml = WordXml.open("comments", content, pack.limits())) {
      comments.read(xml);
    }
    return comments;
  }

  private void read(WordXml xml) throws DocumentException {
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
        highest = Math.max(highest, number(id));
      }
    }
    close = empty ? close : xml.start();
    tag = xml.tag();
  }

  private static int number(String id) {
    return id.length() < 10 && id.matches("[0-9]+") ? Integer.parseInt(id) : -1;
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

  /** Writes the comments, and names them where a package names its parts. */
  void write(WordCopy copy, String source, String main, List<Mark> marks, MarkWords words)
      throws DocumentException {
    ByteSplices splices = new ByteSplices(content);
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
      copy.put(part.get().getName(), splices.result());
      return;
    }
    String name = copy.freeName(main.substring(0, main.lastIndexOf('/') + 1) + "comments", ".xml");
    copy.put(name, splices.result());
    copy.relate(main, "comments", name.substring(name.lastIndexOf('/') + 1));
    copy.type(name, TYPE);
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
