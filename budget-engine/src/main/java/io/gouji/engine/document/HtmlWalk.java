package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.parts.UnreadableException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Gathers paragraphs while a page is walked through, element by element. */
final class HtmlWalk {
  private static final Set<String> UNSEEN =
      Set.of(
          "script",
          "style",
          "template",
          "noscript",
          "iframe",
          "svg",
          "object",
          "select",
          "head",
          "datalist",
          "audio",
          "video",
          "canvas",
          "map",
          "rt",
          "rp",
          "del");

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  private final ParagraphList paragraphs;
  private final StringBuilder text = new StringBuilder();
  private final Deque<HtmlTable> tables = new ArrayDeque<>();
  private final Deque<HtmlList> lists = new ArrayDeque<>();
  private String label = "";
  private int heading;
  private int preformatted;
  private int tableCount;

  HtmlWalk(ParagraphList paragraphs) {
    this.paragraphs = paragraphs;
  }

  Document document() throws UnreadableException {
    end();
    return paragraphs.document(Document.Format.HTML);
  }

  /** Takes a node; says whether what is inside it is to be seen. */
  boolean enter(Node node) throws UnreadableException {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return false;
    }
    if (!(node instanceof Element element)) {
      return false;
    }
    String name = element.normalName();
    if (UNSEEN.contains(name) || isHidden(element)) {
      return false;
    }
    if (BLOCKS.contains(name)) {
      end();
      open(element, name);
    } else if (name.equals("br")) {
      text.append(SoftBreaks.BREAK);
    }
    return true;
  }

  /** Takes the end of a node that was entered, seen or not. */
  void leave(Node node) throws UnreadableException {
    if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
      if (isHidden(element)) {
        return;
      }
      end();
      close(element);
    }
  }

  private void open(Element element, String name) {
    switch (name) {
      case "table" -> {
        boolean layout = HtmlTable.isLayout(element);
        tables.push(layout ? HtmlTable.LAYOUT : new HtmlTable(++tableCount));
      }
      case "tr" -> Optional.ofNullable(tables.peek()).ifPresent(HtmlTable::row);
      case "td", "th" ->
          Optional.ofNullable(tables.peek())
              .ifPresent(table -> table.cell(span(element, "rowspan"), span(element, "colspan")));
      case "ol", "ul", "menu", "dir" -> lists.push(HtmlList.of(element));
      case "li" ->
          label = Optional.ofNullable(lists.peek()).map(list -> list.next(element)).orElse("");
      case "pre" -> preformatted++;
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = name.charAt(1) - '0';
      default -> {}
    }
  }

  private void close(Element element) {
    switch (element.normalName()) {
      case "table" -> tables.poll();
      case "ol", "ul", "menu", "dir" -> lists.poll();
      case "li" -> label = "";
      case "pre" -> preformatted = Math.max(0, preformatted - 1);
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading = 0;
      default -> {}
    }
  }

  private static int span(Element element, String name) {
    String value = element.attr(name).strip();
    boolean whole =
        !value.isEmpty() && value.length() < 5 && value.chars().allMatch(HtmlWalk::digit);
    return whole ? Math.max(1, Math.min(1000, Integer.parseInt(value))) : 1;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHidden(Element element) {
    String style = element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    return element.hasAttr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden");
  }

  /** White space of the source shows as one blank, but for the no-break ones. */
  private void append(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
        text.append(c == '\u2029' ? SoftBreaks.BREAK : c);
      } else if (preformatted > 0) {
        text.append(c == '\n' ? SoftBreaks.BREAK : c == '\r' ? ' ' : c);
      } else if (!text.isEmpty() && " \u2028".indexOf(text.charAt(text.length() - 1)) < 0) {
        text.append(' ');
      }
    }
  }

  /** Ends the paragraph gathered so far, if there is one. */
  private void end() throws UnreadableException {
    Optional<Cell> cell = Optional.ofNullable(tables.peek()).flatMap(HtmlTable::cell);
    for (SoftBreaks.Part part : SoftBreaks.parts(text)) {
      String words = SoftBreaks.text(text, part);
      if (ParagraphList.isBlank(words)) {
        continue;
      }
      String kept = preformatted > 0 ? words : trimmed(words);
      paragraphs.add(kept, cell, 0, heading, label);
      label = "";
    }
    text.setLength(0);
  }

  private static String trimmed(String words) {
    int from = 0;
    int to = words.length();
    while (from < to && words.charAt(from) == ' ') {
      from++;
    }
    while (to > from && words.charAt(to - 1) == ' ') {
      to--;
    }
    return words.substring(from, to);
  }
}
