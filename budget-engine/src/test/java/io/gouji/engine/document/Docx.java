package io.gouji.engine.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Word packages written by hand, so that a test says exactly what stands in them. */
final class Docx {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();

  private Docx() {}

  /** A package with this body. */
  static Docx of(String body) {
    Docx docx = new Docx();
    docx.parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" \
        ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="application/\
        vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
    docx.parts.put("_rels/.rels", relations("officeDocument", "word/document.xml"));
    docx.parts.put(
        "word/document.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
         xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
         xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
         xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
         xmlns:v="urn:schemas-microsoft-com:vml"><w:body>%s<w:sectPr/></w:body></w:document>"""
            .formatted(body));
    docx.parts.put("word/_rels/document.xml.rels", relations());
    return docx;
  }

  /** A package with one more part of the main part's, by its kind. */
  Docx with(String kind, String content) {
    parts.put("word/" + kind + ".xml", content.replace("<w:ROOT", "<w:" + kind + namespace()));
    String known = parts.get("word/_rels/document.xml.rels");
    String one = relations(kind, kind + ".xml");
    parts.put(
        "word/_rels/document.xml.rels",
        known.replace("</Relationships>", one.substring(one.indexOf("<Relationship "))));
    return this;
  }

  Docx withPart(String name, String content) {
    parts.put(name, content);
    return this;
  }

  private static String namespace() {
    return " xmlns:w=\"" + WordXml.TRANSITIONAL + "\"";
  }

  private static String relations(String... kindAndTarget) {
    String inside =
        kindAndTarget.length == 0
            ? ""
            : "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted("r" + kindAndTarget[0], RELATIONS, kindAndTarget[0], kindAndTarget[1]);
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + inside
        + "</Relationships>";
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return out.toByteArray();
  }

  /** A paragraph of one run. */
  static String p(String text) {
    return "<w:p>" + r(text) + "</w:p>";
  }

  static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
  }
}
