package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PartXml;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.DefinedTable;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a workbook from its bytes: OOXML ({@code .xlsx .xlsm .xltx .xltm}) or what Excel 97 to 2003
 * and WPS write ({@code .xls .et}).
 */
public final class WorkbookReader {
  private WorkbookReader() {}

  /** The format of a file that {@link #read} reads: {@code xlsx} or {@code xls}. */
  public static String format(byte[] bytes) {
    return ForeignFormat.holdsXls(bytes) ? "xls" : "xlsx";
  }

  /**
   * The workbook in a file.
   *
   * <p>Chart, dialogue and macro sheets are left out; sheet positions count without them.
   *
   * @throws UnreadableException if the file cannot be read; never anything else for any bytes
   */
  public static Workbook read(byte[] bytes, Limits limits) throws UnreadableException {
    return ForeignFormat.holdsXls(bytes)
        ? XlsReader.read(bytes, limits)
        : read(WorkbookPackage.open(bytes, limits), limits);
  }

  /**
   * The same with the default limits.
   *
   * @throws UnreadableException if the file cannot be read; never anything else for any bytes
   */
  public static Workbook read(WorkbookFile file) throws UnreadableException {
    return file.holdsXls()
        ? XlsReader.read(file.bytes(), Limits.DEFAULT)
        : read(file.open(), Limits.DEFAULT);
  }

  private static Workbook read(OpcPackage pack, Limits limits) throws UnreadableException {
    ModelBudget budget = new ModelBudget(limits);
    WorkbookPart workbook = WorkbookPart.read(pack, budget);
    List<String> strings = strings(pack, workbook, budget);
    int shared = strings.size();
    List<Sheet> sheets = new ArrayList<>();
    List<DefinedTable> tables = new ArrayList<>();
    for (SheetEntry entry : workbook.sheets()) {
      try (PartXml xml = pack.xml(pack.part(entry.key()))) {
        sheets.add(SheetPart.read(xml, entry, strings, shared, workbook.date1904(), budget));
      }
      int last = sheets.size() - 1;
      // A sheet with tables may be filtered; of any other nobody need look for them.
      if (sheets.get(last).isFiltered()) {
        tables.addAll(TablePart.all(pack, entry.key(), last, budget));
      }
    }
    return new Workbook(
        sheets,
        styles(pack, workbook, limits),
        workbook.names(),
        tables,
        workbook.externals(),
        workbook.date1904(),
        workbook.asDisplayed(),
        creator(pack));
  }

  /** Who made the file; a file whose properties cannot be read does not say. */
  private static String creator(OpcPackage pack) {
    try {
      Optional<ZipPart> properties = pack.related("", "core-properties");
      if (properties.isPresent()) {
        try (PartXml xml = pack.xml(properties.get())) {
          xml.root();
          while (xml.child(1)) {
            if (xml.name().equals("creator")) {
              return xml.text();
            }
          }
        }
      }
      return "";
    } catch (UnreadableException damaged) {
      // Figures and formulas are all there without it.
      return "";
    }
  }

  private static List<String> strings(OpcPackage pack, WorkbookPart workbook, ModelBudget budget)
      throws UnreadableException {
    List<String> strings = new ArrayList<>();
    Optional<ZipPart> part = workbook.related("sharedStrings");
    if (part.isPresent()) {
      try (PartXml xml = pack.xml(part.get())) {
        xml.root();
        while (xml.child(1)) {
          if (xml.name().equals("si")) {
            strings.add(budget.keep(RichText.read(xml)));
          }
        }
      }
    }
    return strings;
  }

  private static List<CellStyle> styles(OpcPackage pack, WorkbookPart workbook, Limits limits)
      throws UnreadableException {
    Optional<ZipPart> part = workbook.related("styles");
    if (part.isEmpty()) {
      return List.of();
    }
    try (PartXml xml = pack.xml(part.get())) {
      return StylesPart.read(xml, limits);
    }
  }
}
