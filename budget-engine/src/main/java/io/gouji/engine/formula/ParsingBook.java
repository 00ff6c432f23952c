package io.gouji.engine.formula;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.SheetRangeIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * What POI's parser asks about the workbook while it reads one formula. Every name is taken for
 * known here, functions included; the compiler decides later what it stands for.
 */
final class ParsingBook implements FormulaParsingWorkbook {
  private final List<String> names = new ArrayList<>();

  /** The name behind a token. */
  String name(NamePtg token) {
    return names.get(token.getIndex());
  }

  @Override
  public EvaluationName getName(String name, int sheetIndex) {
    names.add(name);
    return new Known(name, names.size() - 1);
  }

  @Override
  public Name createName() {
    throw new IllegalStateException("every name is known");
  }

  @Override
  public @Nullable Table getTable(String name) {
    return null;
  }

  @Override
  public Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
    if (sheet == null) {
      return new NameXPxg(name);
    }
    String sheetName =
        sheet.getSheetIdentifier() == null ? null : sheet.getSheetIdentifier().getName();
    return sheet.getBookName() == null
        ? new NameXPxg(sheetName, name)
        : new NameXPxg(External.number(sheet.getBookName()), sheetName, name);
  }

  @Override
  public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
    Ref3DPxg reference =
        sheet.getBookName() == null
            ? new Ref3DPxg(sheet, cell)
            : new Ref3DPxg(External.number(sheet.getBookName()), sheet, cell);
    if (sheet instanceof SheetRangeIdentifier range) {
      reference.setLastSheetName(range.getLastSheetIdentifier().getName());
    }
    return reference;
  }

  @Override
  public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
    Area3DPxg reference =
        sheet.getBookName() == null
            ? new Area3DPxg(sheet, area)
            : new Area3DPxg(External.number(sheet.getBookName()), sheet, area);
    if (sheet instanceof SheetRangeIdentifier range) {
      reference.setLastSheetName(range.getLastSheetIdentifier().getName());
    }
    return reference;
  }

  @Override
  public int getExternalSheetIndex(String sheetName) {
    throw new IllegalStateException("sheets go by name");
  }

  @Override
  public int getExternalSheetIndex(String workbookName, String sheetName) {
    throw new IllegalStateException("sheets go by name");
  }

  @Override
  public SpreadsheetVersion getSpreadsheetVersion() {
    return SpreadsheetVersion.EXCEL2007;
  }

  /** A name that is as good as any other until the formula is compiled. */
  private record Known(String name, int index) implements EvaluationName {
    @Override
    public String getNameText() {
      return name;
    }

    @Override
    public boolean isFunctionName() {
      return true;
    }

    @Override
    public boolean hasFormula() {
      return true;
    }

    @Override
    public Ptg[] getNameDefinition() {
      throw new IllegalStateException("names are compiled apart");
    }

    @Override
    public boolean isRange() {
      return true;
    }

    @Override
    public NamePtg createPtg() {
      return new NamePtg(index);
    }
  }
}
