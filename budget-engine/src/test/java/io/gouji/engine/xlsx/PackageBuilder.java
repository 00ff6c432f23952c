package io.gouji.engine.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook package written part by part, to look like any writer's. */
public final class PackageBuilder {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A package of one sheet named {@code S} whose XML inside {@code worksheet} is given. */
  public static PackageBuilder sheet(String inner) {
    return new PackageBuilder()
        .part(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package"
                + ".relationships+xml'/><Default Extension='xml' ContentType='application/xml'/>"
                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd"
                + ".openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd"
                + ".openxmlformats-officedocument.spreadsheetml.worksheet+xml'/></Types>")
        .part("_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml"))
        .part(
            "xl/workbook.xml",
            "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>"
                .formatted(MAIN, RELATIONS))
        .part("xl/_rels/workbook.xml.rels", relations("rId1", "worksheet", "worksheets/sheet1.xml"))
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='%s' xmlns:r='%s'>%s</worksheet>".formatted(MAIN, RELATIONS, inner));
  }

  /** A relationships part; three texts for each: id, last segment of the type, target. */
  static String relations(String... triples) {
    StringBuilder xml =
        new StringBuilder(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>");
    for (int i = 0; i < triples.length; i += 3) {
      xml.append(
          "<Relationship Id='%s' Type='%s/%s' Target='%s'/>"
              .formatted(triples[i], RELATIONS, triples[i + 1], triples[i + 2]));
    }
    return xml.append("</Relationships>").toString();
  }

  /**
   * Says what type a part has, or all parts of an extension.
   *
   * @param subject a part's name with a slash before it, or an extension
   */
  PackageBuilder type(String subject, String type) {
    boolean part = subject.startsWith("/");
    String attribute = part ? "PartName" : "Extension";
    String said = " %s='%s' ContentType='".formatted(attribute, subject);
    String types = new String(parts.get("[Content_Types].xml"), StandardCharsets.UTF_8);
    String without = types.replaceAll("<\\w+" + Pattern.quote(said) + "[^']*'/>", "");
    String element = "<" + (part ? "Override" : "Default") + said + type + "'/>";
    return part("[Content_Types].xml", without.replace("</Types>", element + "</Types>"));
  }

  public PackageBuilder part(String name, String content) {
    return part(name, content, StandardCharsets.UTF_8);
  }

  public PackageBuilder part(String name, String content, Charset charset) {
    return part(name, content.getBytes(charset));
  }

  public PackageBuilder part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    return bytes.toByteArray();
  }
}
