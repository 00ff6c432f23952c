package io.gouji.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

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

  static Document read(byte[] bytes, DocumentLimits limits) throws DocumentException {
    try (WordPackage pack = WordPackage.open(bytes, limits)) {
      return read(pack);
    }
  }

  private static Document read(WordPackage pack) throws DocumentException {
    DocxReader reader = new DocxReader(pack);
    ZipArchiveEntry main = pack.main();
    reader.read(main, pack.utf8(main));
    return reader.paragraphs.document(Document.Format.DOCX);
  }

  /** Where the words of each paragraph stand, in a body that takes the place of the package's. */
  static List<WordPassage> passages(WordPackage pack, byte[] body) throws DocumentException {
    DocxReader reader = new DocxReader(pack);
    reader.read(pack.main(), body);
    return reader.passages;
  }

  private void read(ZipArchiveEntry main, byte[] body) throws DocumentException {
    String source = WordPackage.key(main.getName());
    Optional<ZipArchiveEntry> styleSheet = pack.related(source, "styles");
    if (styleSheet.isPresent()) {
      try (WordXml xml = pack.xml(styleSheet.get())) {
        styles = WordStyles.read(xml);
      }
    }
    Optional<ZipArchiveEntry> lists = pack.related(source, "numbering");
    if (lists.isPresent()) {
      try (WordXml xml = pack.xml(lists.get())) {
        numbering = WordNumbering.read(xml);
      }
    }
    WordStory story;
    try (WordXml xml = WordXml.open(main.getName(), body, pack.limits())) {
      xml.root();
      story = new WordStory(xml, 0);
      add(story.read(null));
    }
    int tables = notes(source, "footnotes", "f", story.notes(), story.tables());
    notes(source, "endnotes", "e", story.notes(), tables);
  }

  /** Adds the notes of one kind that the body refers to, in the order it does. */
  private int notes(
      String source, String kind, String mark, Map<String, WordRun> wanted, int before)
      throws DocumentException {
    Optional<ZipArchiveEntry> part = pack.related(source, kind);
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

  private void add(List<WordParagraph> gathered) throws DocumentException {
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
