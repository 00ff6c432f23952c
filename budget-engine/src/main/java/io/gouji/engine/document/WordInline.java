package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import org.jspecify.annotations.Nullable;

/** Gathers the words of one paragraph, run by run. */
final class WordInline {
  private final WordXml xml;
  private final WordStory story;

  /** Fields that are open and have not come to their result. */
  private int instructions;

  /** Fields that are open and show their result. */
  private int results;

  WordInline(WordXml xml, WordStory story) {
    this.xml = xml;
    this.story = story;
  }

  /** What is inside the element just entered: a paragraph, or a part of it. */
  void read(WordParagraph paragraph, @Nullable WordRun host) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "pPr" -> properties(xml, paragraph);
        case "r" -> run(paragraph, host);
        case "hyperlink",
            "ins",
            "moveTo",
            "smartTag",
            "customXml",
            "sdt",
            "sdtContent",
            "fldSimple",
            "dir",
            "bdo",
            "rubyBase" ->
            read(paragraph, host);
        case "mc:AlternateContent" -> alternative(paragraph, host);
        case "m:oMath", "m:oMathPara" -> {
          WordRun run = new WordRun(xml.start(), xml.tag());
          math(paragraph, host == null ? run : host);
          run.end = xml.end();
        }
        default -> {}
      }
    }
  }

  /** A field whose instruction has no end would swallow all that follows. */
  void endParagraph() {
    instructions = 0;
  }

  private void alternative(WordParagraph paragraph, @Nullable WordRun host)
      throws UnreadableException {
    int parent = xml.depth();
    boolean chosen = false;
    while (xml.child(parent)) {
      if (!chosen && xml.name().equals("mc:Choice")) {
        chosen = true;
        read(paragraph, host);
      }
    }
  }

  /** Reads paragraph properties, those of a style as well. */
  static void properties(WordXml xml, WordParagraph paragraph) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "pStyle" -> paragraph.style = xml.attribute("val");
        case "outlineLvl" -> paragraph.outline = xml.number("val", -1);
        case "numPr" -> numbering(xml, paragraph);
        case "rPr" -> mark(xml, paragraph);
        default -> {}
      }
    }
  }

  private static void numbering(WordXml xml, WordParagraph paragraph) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "ilvl" -> paragraph.level = xml.number("val", 0);
        case "numId" -> paragraph.list = xml.number("val", 0);
        default -> {}
      }
    }
  }

  /** Properties of the paragraph's end; one that was deleted joins the next paragraph to it. */
  private static void mark(WordXml xml, WordParagraph paragraph) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      switch (xml.name()) {
        case "del", "moveFrom" -> paragraph.open = true;
        default -> {}
      }
    }
  }

  private void run(WordParagraph paragraph, @Nullable WordRun host) throws UnreadableException {
    WordRun run = new WordRun(xml.start(), xml.tag());
    run.content = xml.end();
    children(paragraph, run, host == null ? run : host, true);
    run.end = xml.end();
  }

  /** The children of a run, or of a choice among alternatives inside one, which is never cut. */
  private void children(WordParagraph paragraph, WordRun run, WordRun anchor, boolean direct)
      throws UnreadableException {
    int parent = xml.depth();
    boolean hidden = false;
    while (xml.child(parent)) {
      String name = xml.name();
      if (name.equals("rPr")) {
        hidden = format(run, direct);
      } else if (!hidden) {
        child(name, paragraph, run, anchor, direct);
      }
    }
  }

  private boolean format(WordRun run, boolean direct) throws UnreadableException {
    int parent = xml.depth();
    int start = xml.start();
    boolean empty = xml.isEmpty();
    int end = xml.end();
    boolean hidden = false;
    while (xml.child(parent)) {
      hidden |= xml.name().equals("vanish") && xml.on();
    }
    if (direct) {
      run.formatStart = start;
      run.formatEnd = empty ? end : xml.end();
      run.content = run.formatEnd;
    }
    return hidden;
  }

  private void child(
      String name, WordParagraph paragraph, WordRun run, WordRun anchor, boolean direct)
      throws UnreadableException {
    switch (name) {
      case "t" -> words(paragraph, anchor, direct && run == anchor);
      case "tab", "ptab" -> atom(paragraph, "\t", anchor);
      case "br", "cr" -> atom(paragraph, String.valueOf(SoftBreaks.BREAK), anchor);
      case "noBreakHyphen" -> atom(paragraph, "-", anchor);
      case "sym" -> atom(paragraph, symbol(xml.attribute("char")), anchor);
      case "fldChar" -> field(xml.attribute("fldCharType"));
      case "footnoteReference" -> story.notes().putIfAbsent("f" + xml.attribute("id"), anchor);
      case "endnoteReference" -> story.notes().putIfAbsent("e" + xml.attribute("id"), anchor);
      case "mc:AlternateContent" -> choice(paragraph, run, anchor);
      case "ruby" -> ruby(paragraph, anchor);
      case "drawing", "pict", "object" -> boxes(paragraph, anchor);
      default -> {}
    }
  }

  private void choice(WordParagraph paragraph, WordRun run, WordRun anchor)
      throws UnreadableException {
    int parent = xml.depth();
    boolean chosen = false;
    while (xml.child(parent)) {
      if (!chosen && xml.name().equals("mc:Choice")) {
        chosen = true;
        children(paragraph, run, anchor, false);
      }
    }
  }

  /** Of words with a reading above them only the words count. */
  private void ruby(WordParagraph paragraph, WordRun anchor) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      if (xml.name().equals("rubyBase")) {
        read(paragraph, anchor);
      }
    }
  }

  private void boxes(WordParagraph paragraph, WordRun anchor) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      if (xml.name().equals("txbxContent")) {
        int kept = instructions;
        instructions = 0;
        story.box(paragraph, anchor);
        instructions = kept;
      } else {
        boxes(paragraph, anchor);
      }
    }
  }

  private void math(WordParagraph paragraph, WordRun anchor) throws UnreadableException {
    int parent = xml.depth();
    while (xml.child(parent)) {
      if (xml.name().equals("m:t")) {
        int from = paragraph.text.length();
        paragraph.text.append(plain(xml.text()));
        piece(paragraph, from, anchor, 0, 0);
      } else {
        math(paragraph, anchor);
      }
    }
  }

  private void field(String kind) {
    switch (kind) {
      case "begin" -> instructions++;
      case "separate" -> {
        if (instructions > 0) {
          instructions--;
          results++;
        }
      }
      case "end" -> {
        // The innermost field ends; one without a result is still in its instruction.
        if (results > 0 && instructions == 0) {
          results--;
        } else if (instructions > 0) {
          instructions--;
        }
      }
      default -> {}
    }
  }

  private void words(WordParagraph paragraph, WordRun anchor, boolean direct)
      throws UnreadableException {
    boolean kept = xml.plain("space").equals("preserve");
    boolean empty = xml.isEmpty();
    String tag = xml.tag();
    int start = xml.start();
    int open = xml.end();
    String text = plain(xml.text());
    if (instructions > 0 || empty) {
      return;
    }
    String shown = kept ? text : text.strip();
    int from = paragraph.text.length();
    paragraph.text.append(shown);
    if (direct && shown.length() == text.length()) {
      WordPiece piece =
          new WordPiece(
              from, paragraph.text.length(), anchor, start, xml.end(), open, xml.start(), tag);
      paragraph.pieces.add(piece);
    } else {
      piece(paragraph, from, anchor, direct ? start : 0, direct ? xml.end() : 0);
    }
  }

  private void atom(WordParagraph paragraph, String text, WordRun anchor)
      throws UnreadableException {
    if (instructions == 0) {
      int from = paragraph.text.length();
      paragraph.text.append(text);
      piece(paragraph, from, anchor, 0, 0);
    }
  }

  private static void piece(WordParagraph paragraph, int from, WordRun run, int start, int end) {
    if (paragraph.text.length() > from) {
      paragraph.pieces.add(new WordPiece(from, paragraph.text.length(), run, start, end, 0, 0, ""));
    }
  }

  /** Line ends of the source are blanks. */
  private static String plain(String text) {
    return text.replace('\n', ' ')
        .replace('\r', ' ')
        .replace(SoftBreaks.BREAK, ' ')
        .replace('\u2029', ' ');
  }

  /** A character of a symbol font; those outside Unicode show as a box. */
  private static String symbol(String hex) {
    boolean known = hex.matches("[0-9A-Fa-f]{1,4}");
    int code = known ? Integer.parseInt(hex, 16) : 0;
    boolean seen = code >= ' ' && !(code >= 0xD800 && code < 0xF900);
    return String.valueOf(seen ? (char) code : '\u25A1');
  }
}
