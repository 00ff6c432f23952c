package io.gouji.engine.xlsx;

import io.gouji.engine.parts.Zips;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** Rewrites strict OOXML as POI can read it, for comparison only. */
final class StrictToTransitional {
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/";
  private static final Pattern DATE = Pattern.compile(" t=\"d\"([^>]*)><v>([^<]*)</v>");

  private StrictToTransitional() {}

  static byte[] convert(byte[] file) {
    Map<String, byte[]> parts = Zips.parts(file);
    if (parts.values().stream().noneMatch(part -> text(part).contains(STRICT))) {
      return file;
    }
    boolean date1904 = text(parts.get("xl/workbook.xml")).contains("date1904=\"1\"");
    PackageBuilder converted = new PackageBuilder();
    parts.forEach((name, part) -> converted.part(name, rewrite(part, date1904)));
    return converted.bytes();
  }

  private static String text(byte[] part) {
    return new String(part, StandardCharsets.ISO_8859_1);
  }

  private static byte[] rewrite(byte[] part, boolean date1904) {
    String text =
        text(part)
            .replace(STRICT + "spreadsheetml/main", TRANSITIONAL + "spreadsheetml/2006/main")
            .replace(
                STRICT + "officeDocument/relationships",
                TRANSITIONAL + "officeDocument/2006/relationships")
            .replace(STRICT + "drawingml/main", TRANSITIONAL + "drawingml/2006/main")
            .replace(" conformance=\"strict\"", "");
    return DATE.matcher(text)
        .replaceAll(cell -> cell.group(1) + "><v>" + serial(cell.group(2), date1904) + "</v>")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static double serial(String iso, boolean date1904) {
    String time = iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso;
    LocalDateTime moment = LocalDateTime.parse(time.contains("T") ? time : time + "T00:00:00");
    return DateUtil.getExcelDate(moment, date1904);
  }
}
