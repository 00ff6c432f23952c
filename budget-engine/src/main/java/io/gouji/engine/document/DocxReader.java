package io.gouji.engine.document;

import io.gouji.engine.parts.PackageLock;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.parts.ZipPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a Word package: the body, then the notes it refers to. */
final class DocxReader {
  private final WordPackage pack;
  private final ParagraphList paragraphs;

  /** Where the words of each paragraph of the document stand in the main part. */
  private final List<WordPassage> passages = new ArrayList<>();

  private WordStyles styles = new WordStyles();
  private WordNumbering numbering = new WordNumbering();

  private DocxReader(WordPackage pack) {
    this.pack = pack;
    this.paragraphs = new ParagraphList(pack.limits());
  }

  static Document read(byte[] bytes, DocumentLimits limits) throws UnreadableException {
    WordPackage pack = WordPackage.open(bytes, limits);
    DocxReader reader = new DocxReader(pack);
    reader.read(pack.body());
    return reader.paragraphs.document(Document.Format.DOCX);
  }

  /** The package inside a locked one, and its lock. */
  static PackageLock.Opened opened(byte[] file, DocumentLimits limits, Optional<String> password)
      throws UnreadableException {
    String tried = password.orElseThrow(() -> UnreadableException.format(Reason.ENCRYPTED, "docx"));
    return PackageLock.open(file, "docx", tried.toCharArray(), limits.fileBytes());
  }

  /** Where the words of each paragraph stand, in a body that takes the place of the package's. */
  static List<WordPassage> passages(WordPackage pack, byte[] body) throws UnreadableException {
    DocxReader reader = new DocxReader(pack);
    reader.read(body);
    return reader.passages;
  }

  private void read(byte[] body) throws UnreadableException {
    Optional<ZipPart> styleSheet = pack.related("styles");
    if (styleSheet.isPresent()) {
      try (WordXml xml = pack.xml(styleSheet.get())) {
        styles = WordStyles.read(xml);
      }
    }
    Optional<ZipPart> lists = pack.related("numbering");
    if (lists.isPresent()) {
      try (WordXml xml = pack.xml(lists.get())) {
        numbering = WordNumbering.read(xml);
      }
    }
    WordStory story;
    try (WordXml xml = pack.xml(pack.main().name(), body)) {
      xml.root();
      story = new WordStory(xml, 0);
      add(story.read(null));
    }
    int tables = notes("footnotes", "f", story.notes(), story.tables());
    notes("endnotes", "e", story.notes(), tables);
  }

  /** Adds the notes of one kind that the body refers to, in the order it does. */
  private int notes(String kind, String mark, Map<String, WordRun> wanted, int before)
      throws UnreadableException {
    Optional<ZipPart> part = pack.related(kind);
    if (part.isEmpty()) {
      return before;
    }
    List<String> order = List.copyOf(wanted.keySet());
    Map<Integer, List<WordParagraph>> found = new TreeMap<>();
    int tables = before;
    try (WordXml xml = pack.xml(part.get())) {
      xml.root();
      while (xml.child(1)) {
        String key = mark + xml.attribute("id");
        if (wanted.containsKey(key)) {
          WordStory story = new WordStory(xml, tables);
          found.put(order.indexOf(key), story.read(wanted.get(key)));
          tables = story.tables();
        }
      }
    }
    for (List<WordParagraph> note : found.values()) {
      add(note);
    }
    return tables;
  }

  private void add(List<WordParagraph> gathered) throws UnreadableException {
    for (WordParagraph paragraph : gathered) {
      String label = numbering.next(paragraph, styles);
      int heading = styles.heading(paragraph);
      for (SoftBreaks.Part part : SoftBreaks.parts(paragraph.text)) {
        String text = SoftBreaks.text(paragraph.text, part);
        if (paragraphs.add(text, paragraph.cell, 0, heading, label)) {
          passages.add(new WordPassage(paragraph.pieces, part.from()));
          label = "";
        }
      }
      add(paragraph.boxes);
    }
  }
}
