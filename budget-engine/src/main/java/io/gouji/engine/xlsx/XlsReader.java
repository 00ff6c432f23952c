package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.sheet.CellStyle;
import io.gouji.engine.sheet.DefinedName;
import io.gouji.engine.sheet.LinkedBook;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.record.PrecisionRecord;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFDataFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * Reads the workbooks of Excel 97 to 2003 and of WPS ({@code .xls .et}) through POI.
 *
 * <p>Apart from {@link WorkbookReader}, so that other files load none of POI's spreadsheet classes.
 */
final class XlsReader {
  private static final String PART = "Workbook";

  private final byte[] bytes;
  private final Limits limits;

  private XlsReader(byte[] bytes, Limits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /** The workbook in a file that {@link ForeignFormat#holdsXls} tells to be one. */
  static Workbook read(byte[] bytes, Limits limits) throws UnreadableException {
    if (bytes.length > limits.fileBytes()) {
      throw UnreadableException.overLimit("fileBytes", limits.fileBytes());
    }
    return new XlsReader(bytes, limits).read();
  }

  private Workbook read() throws UnreadableException {
    try (POIFSFileSystem container = container(bytes)) {
      BiffScan scan = scan(container.getRoot());
      try (HSSFWorkbook workbook = new HSSFWorkbook(container.getRoot(), false)) {
        return model(workbook, scan);
      }
    } catch (EncryptedDocumentException locked) {
      throw refused(Reason.ENCRYPTED, Map.of("format", "xls"), locked);
    } catch (OldExcelFormatException old) {
      throw refused(Reason.UNSUPPORTED_FORMAT, Map.of("format", ForeignFormat.OLD_EXCEL), old);
    } catch (IOException | RuntimeException broken) {
      throw damaged(broken);
    }
  }

  /** The OLE2 container; a bare stream of records gets one. */
  static POIFSFileSystem container(byte[] bytes) throws IOException, UnreadableException {
    if (BiffScan.isBiff8(bytes)) {
      POIFSFileSystem made = new POIFSFileSystem();
      made.createDocument(new ByteArrayInputStream(bytes), PART);
      return made;
    }
    try {
      return new POIFSFileSystem(new ByteArrayInputStream(bytes));
    } catch (IndexOutOfBoundsException beyond) {
      throw refused(Reason.TRUNCATED, Map.of(), beyond);
    }
  }

  /** Refuses a file with more cells than allowed before POI makes objects of them. */
  static void demandFit(byte[] bytes, Limits limits) throws IOException, UnreadableException {
    try (POIFSFileSystem container = container(bytes)) {
      new XlsReader(bytes, limits).scan(container.getRoot());
    }
  }

  /** Judges the records before POI makes objects of them. */
  private BiffScan scan(DirectoryNode root) throws IOException, UnreadableException {
    String name = stream(root);
    BiffScan scan = BiffScan.of(content(root, name));
    if (scan.cells() > limits.cells()) {
      throw UnreadableException.overLimit("cells", limits.cells());
    }
    return scan;
  }

  static byte[] content(DirectoryNode root, String name) throws IOException, UnreadableException {
    try (DocumentInputStream in = root.createDocumentInputStream(name)) {
      return in.readAllBytes();
    } catch (IndexOutOfBoundsException beyond) {
      throw refused(Reason.TRUNCATED, Map.of(), beyond);
    }
  }

  /** The stream of the workbook itself; one embedded in a document of another kind is not meant. */
  static String stream(DirectoryNode root) throws UnreadableException {
    try {
      return HSSFWorkbook.getWorkbookDirEntryName(root);
    } catch (OldExcelFormatException old) {
      throw old;
    } catch (IllegalArgumentException none) {
      for (Map.Entry<String, String> other : ForeignFormat.STREAMS.entrySet()) {
        if (root.hasEntry(other.getKey())) {
          throw refused(Reason.UNSUPPORTED_FORMAT, Map.of("format", other.getValue()), none);
        }
      }
      throw refused(Reason.NOT_A_WORKBOOK, Map.of(), none);
    }
  }

  private Workbook model(HSSFWorkbook workbook, BiffScan scan) throws UnreadableException {
    ModelBudget budget = new ModelBudget(limits);
    XlsFormulas formulas = new XlsFormulas(workbook);
    XlsSheet reader = new XlsSheet(workbook, formulas, budget, new ArrayList<>());
    boolean told = scan.worksheets().size() == workbook.getNumberOfSheets();
    List<Sheet> sheets = new ArrayList<>();
    Map<Integer, Integer> positions = new HashMap<>();
    positions.put(DefinedName.GLOBAL, DefinedName.GLOBAL);
    for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
      if (!told || scan.worksheets().get(i)) {
        positions.put(i, sheets.size());
        sheets.add(reader.read(i));
      }
    }
    List<DefinedName> names = formulas.names(workbook, positions);
    for (DefinedName name : names) {
      budget.keep(name.name() + name.formula());
    }
    boolean date1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    boolean asDisplayed =
        workbook.getInternalWorkbook().findFirstRecordBySid(PrecisionRecord.sid)
                instanceof PrecisionRecord precision
            && !precision.getFullPrecision();
    return new Workbook(
        sheets,
        styles(workbook),
        names,
        List.of(),
        formulas.externals().stream().map(LinkedBook::named).toList(),
        date1904,
        asDisplayed,
        "");
  }

  private static List<CellStyle> styles(HSSFWorkbook workbook) {
    List<CellStyle> styles = new ArrayList<>();
    for (int i = 0; i < workbook.getNumCellStyles(); i++) {
      HSSFCellStyle style = workbook.getCellStyleAt(i);
      styles.add(new CellStyle(numberFormat(style), style.getLocked()));
    }
    return styles;
  }

  /** POI spells builtin formats its own way; one that the file defines anew is the file's. */
  private static String numberFormat(HSSFCellStyle style) {
    short id = style.getDataFormat();
    String code = style.getDataFormatString();
    boolean builtin = id >= 0 && id < HSSFDataFormat.getNumberOfBuiltinBuiltinFormats();
    return code == null || builtin && code.equals(HSSFDataFormat.getBuiltinFormat(id))
        ? BuiltinFormats.code(id)
        : code;
  }

  /** Whatever POI stumbles over in a file's records is the file's fault. */
  static UnreadableException damaged(Exception broken) {
    return UnreadableException.damaged(PART, broken);
  }

  private static UnreadableException refused(
      Reason reason, Map<String, String> args, Exception cause) {
    return new UnreadableException(reason, args, cause);
  }
}
