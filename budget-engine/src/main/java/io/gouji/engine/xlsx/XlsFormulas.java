package io.gouji.engine.xlsx;

import io.gouji.engine.sheet.DefinedName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.hssf.usermodel.HSSFEvaluationWorkbook;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.formula.EvaluationWorkbook.ExternalSheet;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaRenderingWorkbook;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.TblPtg;

/**
 * The formulas of an .xls file as an .xlsx file would spell them: other workbooks by number, {@code
 * [1]Sheet!A1}.
 */
final class XlsFormulas implements FormulaRenderingWorkbook {
  /** No formula: what the tokens of a cell say has no spelling. It keeps the cell undecided. */
  private static final String UNREADABLE = "?";

  private final HSSFEvaluationWorkbook book;
  private final Set<String> externals = new LinkedHashSet<>();

  XlsFormulas(HSSFWorkbook book) {
    this.book = HSSFEvaluationWorkbook.create(book);
  }

  /** The formula of a cell, or nothing for one of a data table. */
  Optional<String> text(int sheet, int row, int column) {
    try {
      Ptg[] tokens = book.getFormulaTokens(book.getSheet(sheet).getCell(row, column));
      return tokens.length > 0 && tokens[0] instanceof TblPtg
          ? Optional.empty()
          : Optional.of(FormulaRenderer.toFormulaString(this, tokens));
    } catch (RuntimeException poiCannotSpellIt) {
      return Optional.of(UNREADABLE);
    }
  }

  /**
   * The names of the workbook that stand for something.
   *
   * @param positions our sheets by their number in the file
   */
  List<DefinedName> names(HSSFWorkbook workbook, Map<Integer, Integer> positions) {
    List<DefinedName> names = new ArrayList<>();
    List<HSSFName> all = workbook.getAllNames();
    for (int i = 0; i < all.size(); i++) {
      HSSFName name = all.get(i);
      Integer sheet = positions.get(name.getSheetIndex());
      if (sheet != null && !name.isFunctionName()) {
        boolean hidden = name.isHidden();
        definition(i)
            .ifPresent(text -> names.add(new DefinedName(name.getNameName(), sheet, text, hidden)));
      }
    }
    return names;
  }

  private Optional<String> definition(int index) {
    try {
      Ptg[] tokens = book.getName(new NamePtg(index)).getNameDefinition();
      return tokens.length == 0
          ? Optional.empty()
          : Optional.of(FormulaRenderer.toFormulaString(this, tokens));
    } catch (RuntimeException poiCannotSpellIt) {
      return Optional.of(UNREADABLE);
    }
  }

  /** Files of other workbooks that formulas named so far, without their folders. */
  List<String> externals() {
    return externals.stream()
        .map(path -> path.replace('\\', '/'))
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .toList();
  }

  @Override
  public ExternalSheet getExternalSheet(int index) {
    ExternalSheet sheet = book.getExternalSheet(index);
    if (sheet == null || sheet.getWorkbookName() == null) {
      return sheet;
    }
    externals.add(sheet.getWorkbookName());
    int number = List.copyOf(externals).indexOf(sheet.getWorkbookName()) + 1;
    return new ExternalSheet(Integer.toString(number), sheet.getSheetName());
  }

  @Override
  public String getSheetFirstNameByExternSheet(int index) {
    return book.getSheetFirstNameByExternSheet(index);
  }

  @Override
  public String getSheetLastNameByExternSheet(int index) {
    return book.getSheetLastNameByExternSheet(index);
  }

  @Override
  public String resolveNameXText(NameXPtg name) {
    return book.resolveNameXText(name);
  }

  @Override
  public String getNameText(NamePtg name) {
    return book.getNameText(name);
  }
}
