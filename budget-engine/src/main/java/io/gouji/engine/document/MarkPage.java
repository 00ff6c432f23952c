package io.gouji.engine.document;

import io.gouji.engine.document.Paragraph.Cell;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.parts.Escape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document on one page without scripts: on the left its words with the marked figures, on the
 * right each remark at the height of its paragraph; one below the other where the screen is narrow.
 */
final class MarkPage {
  private final Document document;
  private final List<Mark> marks;
  private final MarkWords words;
  private final StringBuilder html = new StringBuilder();

  /** Numbers of marks, from 1, by paragraph. */
  private final Map<Integer, List<Integer>> byParagraph = new TreeMap<>();

  private MarkPage(Document document, List<Mark> marks, MarkWords words) {
    this.document = document;
    this.marks = marks;
    this.words = words;
    for (int i = 0; i < marks.size(); i++) {
      byParagraph
          .computeIfAbsent(marks.get(i).paragraph(), paragraph -> new ArrayList<>())
          .add(i + 1);
    }
  }

  /**
   * @param marks sorted by place
   */
  static byte[] of(Document document, List<Mark> marks, MarkWords words) {
    MarkPage page = new MarkPage(document, marks, words);
    page.write();
    return page.html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    String title = Escape.xml(words.title());
    html.append("<!DOCTYPE html>\n<html lang=\"").append(Escape.xml(words.language()));
    html.append("\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" ");
    html.append("content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(title).append("</title>\n<style>\n").append(style());
    html.append("</style>\n</head>\n<body>\n<header>\n<h1>").append(title).append("</h1>\n");
    if (!words.summary().isEmpty()) {
      html.append("<p>").append(Escape.xml(words.summary())).append("</p>\n");
    }
    legend();
    html.append("</header>\n<main>\n<div class=\"heads\"><h2>").append(Escape.xml(words.text()));
    html.append("</h2><h2>").append(Escape.xml(words.remarks())).append("</h2></div>\n");
    rows();
    html.append("</main>\n</body>\n</html>\n");
  }

  private static String style() {
    try (InputStream in = MarkPage.class.getResourceAsStream("marks.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private void legend() {
    html.append("<section class=\"legend\" aria-label=\"").append(Escape.xml(words.legend()));
    html.append("\"><h2>").append(Escape.xml(words.legend())).append("</h2><ul>");
    for (Severity severity : Severity.values()) {
      long count = marks.stream().filter(mark -> mark.severity() == severity).count();
      html.append("<li><span class=\"mark ").append(severity.word()).append("\">");
      html.append(Escape.xml(words.severity(severity))).append("</span> ").append(count);
      html.append("</li>");
    }
    html.append("</ul></section>\n");
  }

  private void rows() {
    List<Paragraph> all = document.paragraphs();
    int at = 0;
    while (at < all.size()) {
      int table = table(all.get(at));
      int end = at + 1;
      while (table > 0 && end < all.size() && table(all.get(end)) == table) {
        end++;
      }
      row(all.subList(at, end), table > 0);
      at = end;
    }
  }

  private static int table(Paragraph paragraph) {
    return paragraph.cell().map(Cell::table).orElse(0);
  }

  private void row(List<Paragraph> paragraphs, boolean table) {
    List<Integer> numbers = new ArrayList<>();
    paragraphs.forEach(
        paragraph -> numbers.addAll(byParagraph.getOrDefault(paragraph.number(), List.of())));
    html.append(numbers.isEmpty() ? "<div class=\"row\">" : "<div class=\"row remarked\">");
    html.append("<div class=\"text\" lang=\"zh-CN\">");
    if (table) {
      cells(paragraphs);
    } else {
      paragraph(paragraphs.get(0));
    }
    html.append("</div><div class=\"remarks\">");
    numbers.forEach(this::remark);
    html.append("</div></div>\n");
  }

  private void paragraph(Paragraph paragraph) {
    boolean heading = paragraph.heading() > 0;
    html.append(heading ? "<p class=\"heading\">" : "<p>");
    text(paragraph);
    html.append("</p>");
  }

  private void cells(List<Paragraph> paragraphs) {
    html.append("<div class=\"scroll\"><table>");
    int row = 0;
    int column = 0;
    for (Paragraph paragraph : paragraphs) {
      Cell cell = paragraph.cell().orElseThrow();
      if (cell.row() != row) {
        html.append(row == 0 ? "<tr>" : "</td></tr><tr>");
        column = 0;
      }
      if (cell.row() != row || cell.column() != column) {
        html.append(column == 0 ? "" : "</td>");
        int gap = Math.min(100, cell.column() - column - 1);
        html.append("<td></td>".repeat(Math.max(0, gap))).append("<td>");
      } else {
        html.append("<br>");
      }
      text(paragraph);
      row = cell.row();
      column = cell.column();
    }
    html.append("</td></tr></table></div>");
  }

  /** The words, cut where a mark begins or ends. */
  private void text(Paragraph paragraph) {
    String text = paragraph.text();
    html.append(Escape.xml(paragraph.label()));
    html.append(paragraph.label().isEmpty() ? "" : " ");
    List<Integer> numbers = byParagraph.getOrDefault(paragraph.number(), List.of());
    TreeMap<Integer, List<Integer>> cuts = new TreeMap<>();
    cuts.put(0, List.of());
    for (int number : numbers) {
      cuts.putIfAbsent(marks.get(number - 1).start(), List.of());
      cuts.putIfAbsent(marks.get(number - 1).end(), List.of());
    }
    for (int from : cuts.keySet()) {
      numbers.stream().filter(number -> marks.get(number - 1).end() == from).forEach(this::number);
      Integer next = cuts.higherKey(from);
      segment(text.substring(from, next == null ? text.length() : next), covering(numbers, from));
    }
  }

  private List<Integer> covering(List<Integer> numbers, int at) {
    return numbers.stream()
        .filter(number -> marks.get(number - 1).start() <= at && marks.get(number - 1).end() > at)
        .toList();
  }

  private void segment(String text, List<Integer> covering) {
    if (covering.isEmpty()) {
      html.append(Escape.xml(text));
      return;
    }
    Severity gravest =
        covering.stream()
            .map(number -> marks.get(number - 1).severity())
            .min(Severity::compareTo)
            .orElseThrow();
    html.append("<mark class=\"mark ").append(gravest.word()).append("\">");
    html.append(Escape.xml(text)).append("</mark>");
  }

  /** The number of a mark behind its words, which leads to the remark. */
  private void number(int number) {
    Severity severity = marks.get(number - 1).severity();
    html.append("<sup><a id=\"m").append(number).append("\" href=\"#r").append(number);
    html.append("\" aria-label=\"").append(Escape.xml(words.severity(severity))).append(' ');
    html.append(number).append("\">").append(Escape.xml(words.signs().getOrDefault(severity, "")));
    html.append(number).append("</a></sup>");
  }

  private void remark(int number) {
    Mark mark = marks.get(number - 1);
    html.append("<section id=\"r").append(number).append("\" class=\"remark ");
    html.append(mark.severity().word()).append("\"><h3><a href=\"#m").append(number).append("\">");
    html.append(number).append("</a> ").append(Escape.xml(words.severity(mark.severity())));
    html.append("</h3><p><strong>").append(Escape.xml(mark.title())).append("</strong></p>");
    mark.lines().forEach(line -> html.append("<p>").append(Escape.xml(line)).append("</p>"));
    html.append("</section>");
  }
}
