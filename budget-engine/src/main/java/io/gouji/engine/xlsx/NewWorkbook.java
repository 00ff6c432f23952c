package io.gouji.engine.xlsx;

import io.gouji.engine.parts.NewPart;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipWriter;
import io.gouji.engine.sheet.Edit;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a workbook that holds nothing but sheets of ours. */
public final class NewWorkbook {
  private NewWorkbook() {}

  /**
   * The file; equal sheets give equal bytes.
   *
   * @param sheets at least one; a workbook without a sheet cannot be opened
   */
  public static byte[] of(List<Edit.AddSheet> sheets) throws UnreadableException {
    return WorkbookPatcher.patch(empty(), List.copyOf(sheets), Limits.DEFAULT);
  }

  private static byte[] empty() {
    ZipWriter zip = new ZipWriter();
    zip.add(
        "[Content_Types].xml",
        part(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\""
                + NewPart.RELATIONS_TYPE
                + "\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                + Dialect.TYPES
                + "sheet.main+xml\"/></Types>"));
    zip.add(
        "_rels/.rels",
        part(
            "<Relationships xmlns=\""
                + NewPart.PACKAGE_RELATIONS
                + "\"><Relationship Id=\"rId1\" Type=\""
                + Dialect.TRANSITIONAL.relations()
                + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    zip.add(
        "xl/workbook.xml",
        part(
            "<workbook xmlns=\""
                + Dialect.TRANSITIONAL.main()
                + "\"><sheets></sheets></workbook>"));
    return zip.finish();
  }

  private static byte[] part(String xml) {
    return (NewPart.DECLARATION + xml).getBytes(StandardCharsets.UTF_8);
  }
}
