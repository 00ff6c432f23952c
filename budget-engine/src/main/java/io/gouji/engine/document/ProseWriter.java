package io.gouji.engine.document;

import io.gouji.engine.parts.Escape;
import io.gouji.engine.parts.ZipWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a narrative as a Word document in the manner of GB/T 9704-2012: A4, body of the third size
 * in lines of 29 points with the first line indented by two characters, page numbers at the foot.
 * Equal input gives equal bytes.
 */
public final class ProseWriter {
  /** Width of the text in twentieths of a point: A4 without the margins 28 mm and 26 mm. */
  private static final int TEXT_WIDTH = 8845;

  /** The parts that are the same in every document but for the faces. */
  private static final List<String> PARTS =
      List.of(
          "[Content_Types].xml",
          "_rels/.rels",
          "word/_rels/document.xml.rels",
          "word/styles.xml",
          "word/settings.xml",
          "word/footer1.xml");

  private final ProseLook look;
  private final StringBuilder body = new StringBuilder();

  private ProseWriter(ProseLook look) {
    this.look = look;
  }

  /** The document with these parts in their order, as the bytes of a {@code .docx}. */
  public static byte[] write(List<ProseBlock> blocks, ProseLook look) {
    ProseWriter writer = new ProseWriter(look);
    blocks.forEach(writer::add);
    ZipWriter zip = new ZipWriter();
    for (String part : PARTS) {
      zip.add(part, writer.faced(resource(part)).getBytes(StandardCharsets.UTF_8));
    }
    String frame = writer.faced(resource("word/document.xml"));
    String whole = frame.replace("<!--body-->", writer.body);
    zip.add("word/document.xml", whole.getBytes(StandardCharsets.UTF_8));
    return zip.finish();
  }

  private static String resource(String part) {
    String name = "prose/" + part.substring(part.lastIndexOf('/') + 1);
    String plain =
        name.replace("[", "").replace("]", "").replace("prose/.rels", "prose/package.rels");
    try (InputStream in = ProseWriter.class.getResourceAsStream(plain)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private String faced(String part) {
    return part.replace("${title}", Escape.xml(look.title()))
        .replace("${body}", Escape.xml(look.body()))
        .replace("${first}", Escape.xml(look.first()))
        .replace("${second}", Escape.xml(look.second()))
        .replace("${latin}", Escape.xml(look.latin()))
        .replace("${language}", Escape.xml(look.language()));
  }

  private void add(ProseBlock block) {
    if (block instanceof ProseBlock.Heading heading) {
      open(heading.level() == 0 ? "Title" : "Heading" + heading.level());
      run(heading.text(), "");
      body.append("</w:p>");
    } else if (block instanceof ProseBlock.Text text) {
      open("Normal");
      text.runs().forEach(this::run);
      body.append("</w:p>");
    } else if (block instanceof ProseBlock.Table table) {
      table(table);
    }
  }

  private void open(String style) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>");
  }

  private void run(ProseBlock.Run run) {
    if (run instanceof ProseBlock.Words words) {
      run(words.text(), "");
    } else if (run instanceof ProseBlock.Blank blank) {
      String hint = look.open() + blank.hint() + look.close();
      run(hint, "<w:rPr><w:highlight w:val=\"yellow\"/></w:rPr>");
    }
  }

  private void run(String text, String format) {
    body.append("<w:r>").append(format).append("<w:t xml:space=\"preserve\">");
    body.append(Escape.xml(text.replace('\n', ' '))).append("</w:t></w:r>");
  }

  private void table(ProseBlock.Table table) {
    if (!table.caption().isEmpty()) {
      open("Caption");
      run(table.caption(), "");
      body.append("</w:p>");
    }
    int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
    if (columns == 0) {
      return;
    }
    int width = TEXT_WIDTH / columns;
    body.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Lined\"/><w:tblW w:w=\"");
    body.append(width * columns).append("\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>");
    body.append("<w:gridCol w:w=\"%d\"/>".formatted(width).repeat(columns)).append("</w:tblGrid>");
    for (int row = 0; row < table.rows().size(); row++) {
      body.append(row == 0 ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr>");
      for (int column = 0; column < columns; column++) {
        List<String> cells = table.rows().get(row);
        cell(column < cells.size() ? cells.get(column) : "", row == 0, width);
      }
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
  }

  private void cell(String text, boolean head, int width) {
    body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/></w:tcPr>");
    open("Cell");
    if (head) {
      body.insert(body.length() - "</w:pPr>".length(), "<w:jc w:val=\"center\"/>");
    } else if (isFigure(text)) {
      body.insert(body.length() - "</w:pPr>".length(), "<w:jc w:val=\"right\"/>");
    }
    run(text, head ? "<w:rPr><w:b/></w:rPr>" : "");
    body.append("</w:p></w:tc>");
  }

  private static boolean isFigure(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> "0123456789.,-% ".indexOf(c) >= 0);
  }
}
