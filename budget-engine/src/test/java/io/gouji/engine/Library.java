package io.gouji.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What lies outside the house and may be carried in, room by room. */
enum Library {
  JDK("java", "java.util.zip.CRC32", "java.util.zip.CRC32C", "java.util.zip.Checksum"),
  NULLNESS("org.jspecify"),
  COLLECTIONS("org.eclipse.collections"),
  ZIP("java.util.zip", "java.util.jar"),
  XML("javax.xml", "org.w3c.dom", "org.xml.sax", "com.fasterxml.aalto", "org.codehaus.stax2"),
  CSV("com.univocity.parsers"),
  JSON("com.fasterxml.jackson"),
  MATH("org.apache.commons.math3"),
  /** POI's formula grammar and functions, which know no file. */
  POI_FORMULA("org.apache.poi.ss", "org.apache.poi.util"),
  /** POI's workbooks as such, the old binary format, and encryption. */
  POI_WORKBOOK(
      "org.apache.poi",
      "org.apache.poi.ss.usermodel.Workbook",
      "org.apache.poi.ss.usermodel.WorkbookFactory",
      "org.apache.poi.ss.usermodel.Sheet",
      "org.apache.poi.ss.usermodel.Row",
      "org.apache.poi.ss.usermodel.Cell"),
  /** POI's xlsx, slow to load: for making new files only. */
  POI_XSSF(
      "org.apache.poi.xssf",
      "org.apache.poi.ooxml",
      "org.apache.poi.openxml4j",
      "org.apache.xmlbeans",
      "org.openxmlformats.schemas",
      "com.microsoft.schemas"),
  POI_WORD(
      "org.apache.poi.xwpf", "org.apache.poi.hwpf", "org.openxmlformats.schemas.wordprocessingml"),
  PDF("org.apache.pdfbox"),
  HTML("org.jsoup"),
  COMMAND_LINE("picocli"),
  ECLIPSE("org.eclipse.equinox", "org.eclipse.core", "org.eclipse.osgi", "org.osgi");

  private final List<String> prefixes;

  Library(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  /** The library of a class: the longest prefix wins. */
  static Optional<Library> of(String className) {
    return Arrays.stream(values())
        .flatMap(library -> library.prefixes.stream().map(prefix -> Map.entry(prefix, library)))
        .filter(entry -> covers(entry.getKey(), className))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean covers(String prefix, String className) {
    if (!className.startsWith(prefix)) {
      return false;
    }
    return className.length() == prefix.length()
        || className.charAt(prefix.length()) == '.'
        || className.charAt(prefix.length()) == '$';
  }
}
