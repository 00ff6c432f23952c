package io.gouji.engine.formula;

import org.apache.poi.ss.formula.EvaluationWorkbook.ExternalSheet;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaRenderingWorkbook;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;

/** Tokens back to text; what POI's writer asks about the workbook. */
final class FormulaTexts implements FormulaRenderingWorkbook {
  private final ParsingBook book;

  private FormulaTexts(ParsingBook book) {
    this.book = book;
  }

  /** The text of tokens that were read with a book. */
  static String write(Ptg[] tokens, ParsingBook book) {
    return FormulaRenderer.toFormulaString(new FormulaTexts(book), tokens);
  }

  @Override
  public String getNameText(NamePtg name) {
    return book.name(name);
  }

  @Override
  public ExternalSheet getExternalSheet(int index) {
    throw new IllegalStateException("sheets go by name");
  }

  @Override
  public String getSheetFirstNameByExternSheet(int index) {
    throw new IllegalStateException("sheets go by name");
  }

  @Override
  public String getSheetLastNameByExternSheet(int index) {
    throw new IllegalStateException("sheets go by name");
  }

  @Override
  public String resolveNameXText(NameXPtg name) {
    throw new IllegalStateException("names go by name");
  }
}
