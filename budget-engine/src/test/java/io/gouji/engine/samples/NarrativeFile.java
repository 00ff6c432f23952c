package io.gouji.engine.samples;

import io.gouji.engine.parts.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The narrative as a Word file: every word of the seed, its table as a table. */
final class NarrativeFile {
  private static final Pattern PART = Pattern.compile("\\s*第[一二三四]部分：.*");
  private static final Pattern SECTION = Pattern.compile("[一二三四五六七八九十]+、[^：]{2,24}");
  private static final int A4_SHORT = 11906;
  private static final int A4_LONG = 16838;

  /** Widths of the fifteen columns, in twentieths of a point; together the lying page's text. */
  private static final int[] WIDTHS = {
    420, 700, 900, 1000, 700, 2900, 1200, 1300, 1000, 900, 1000, 1000, 500, 500, 1000
  };

  private final XWPFDocument document = new XWPFDocument();

  private NarrativeFile() {}

  static byte[] of(Seed seed) throws IOException {
    NarrativeFile file = new NarrativeFile();
    file.heading("Heading1", "heading 1", 0);
    file.heading("Heading2", "heading 2", 1);
    seed.before().forEach(file::paragraph);
    file.endSection(false);
    file.table(seed.projects());
    file.endSection(true);
    seed.after().forEach(file::paragraph);
    page(file.document.getDocument().getBody().addNewSectPr(), false);
    return file.bytes();
  }

  private void heading(String id, String name, int level) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.addNewName().setVal(name);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewQFormat();
    style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  private void paragraph(String text) {
    XWPFParagraph paragraph = document.createParagraph();
    if (PART.matcher(text).matches()) {
      paragraph.setStyle("Heading1");
      paragraph.setAlignment(ParagraphAlignment.CENTER);
      paragraph.setSpacingBefore(360);
      paragraph.setSpacingAfter(240);
      write(paragraph, text, "黑体", 18);
    } else if (SECTION.matcher(text).matches()) {
      paragraph.setStyle("Heading2");
      paragraph.setIndentationFirstLine(640);
      paragraph.setSpacingBefore(120);
      paragraph.setKeepNext(true);
      write(paragraph, text, "黑体", 16);
    } else {
      paragraph.setIndentationFirstLine(640);
      paragraph.setSpacingBetween(28, LineSpacingRule.EXACT);
      write(paragraph, text, "仿宋", 16);
    }
  }

  private static void write(XWPFParagraph paragraph, String text, String font, int points) {
    if (text.isEmpty()) {
      return;
    }
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
    run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.ascii);
    run.setFontFamily("Times New Roman", XWPFRun.FontCharRange.hAnsi);
    run.setFontSize(points);
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines.get(i));
    }
  }

  private void table(List<List<String>> rows) {
    XWPFTable table = document.createTable(rows.size(), Seed.CELLS);
    table.setWidth(Arrays.stream(WIDTHS).sum());
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < Seed.CELLS; c++) {
        XWPFTableCell cell = table.getRow(r).getCell(c);
        cell.setWidth(Integer.toString(WIDTHS[c]));
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        write(cell.getParagraphs().get(0), rows.get(r).get(c), "宋体", 8);
      }
    }
  }

  private void endSection(boolean lying) {
    XWPFParagraph last = document.createParagraph();
    page(last.getCTP().addNewPPr().addNewSectPr(), lying);
  }

  private static void page(CTSectPr section, boolean lying) {
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(lying ? A4_LONG : A4_SHORT));
    size.setH(BigInteger.valueOf(lying ? A4_SHORT : A4_LONG));
    if (lying) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    var margin = section.addNewPgMar();
    margin.setTop(BigInteger.valueOf(1440));
    margin.setBottom(BigInteger.valueOf(1440));
    margin.setLeft(BigInteger.valueOf(lying ? 900 : 1588));
    margin.setRight(BigInteger.valueOf(lying ? 900 : 1588));
  }

  private byte[] bytes() throws IOException {
    Optional<Date> fixed = Optional.of(Date.from(Instant.parse("2026-01-01T00:00:00Z")));
    document.getProperties().getCoreProperties().setCreated(fixed);
    document.getProperties().getCoreProperties().setModified(fixed);
    document.getProperties().getCoreProperties().setCreator("Gouji");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.write(out);
    document.close();
    return StableZip.of(out.toByteArray());
  }
}
