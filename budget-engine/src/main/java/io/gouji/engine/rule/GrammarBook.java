package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that does not exist, for POI's grammar: every block is a sheet with one table of fixed
 * geometry, so that an area POI returns says which block, column and part was meant.
 *
 * <p>Unknown names are noted, not refused, so that one pass finds them all.
 */
final class GrammarBook implements FormulaParsingWorkbook {
  private final Schema schema;
  private final List<RuleMistake> unknown = new ArrayList<>();
  private Optional<String> bareName = Optional.empty();

  GrammarBook(Schema schema) {
    this.schema = schema;
  }

  List<RuleMistake> unknown() {
    return List.copyOf(unknown);
  }

  private void note(RuleMistake.Kind kind, String block, String name, List<String> known) {
    unknown.add(
        new RuleMistake(
            kind, Map.of("block", block, "name", name, "known", String.join(" ", known))));
  }

  private void noteBlock(String name) {
    note(RuleMistake.Kind.UNKNOWN_BLOCK, name, name, schema.blockNames());
  }

  @Override
  public Table getTable(String name) {
    if (schema.find(name).isEmpty()) {
      noteBlock(name);
      return new GrammarTable(name, List.of(), column -> {});
    }
    List<String> columns = schema.columnNames(name);
    return new GrammarTable(
        name, columns, column -> note(RuleMistake.Kind.UNKNOWN_COLUMN, name, column, columns));
  }

  @Override
  public Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
    if (sheet == null) {
      // A function that POI has no number for, such as SUMIFS.
      bareName = Optional.empty();
      return new NameXPxg(name);
    }
    String block = sheet.getSheetIdentifier().getName();
    if (schema.find(block).isEmpty()) {
      noteBlock(block);
    } else if (!schema.rowNames(block).contains(name)) {
      note(RuleMistake.Kind.UNKNOWN_NAME, block, name, schema.rowNames(block));
    }
    return new NameXPxg(block, name);
  }

  @Override
  public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
    return new Area3DPxg(sheet, area);
  }

  @Override
  public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
    return new Ref3DPxg(sheet, cell);
  }

  /** There are no names without a block; null is how POI is told so. */
  @Override
  public @Nullable EvaluationName getName(String name, int sheet) {
    bareName = Optional.of(name);
    return null;
  }

  /** The last name without a block, if any; functions that POI has no number for look alike. */
  Optional<RuleMistake> bareName() {
    return bareName.map(name -> new RuleMistake(RuleMistake.Kind.ADDRESS, Map.of("part", name)));
  }

  @Override
  public Name createName() {
    throw new UnsupportedOperationException("rules define no names");
  }

  @Override
  public int getExternalSheetIndex(String sheet) {
    return 0;
  }

  @Override
  public int getExternalSheetIndex(String workbook, String sheet) {
    return 0;
  }

  @Override
  public SpreadsheetVersion getSpreadsheetVersion() {
    return SpreadsheetVersion.EXCEL2007;
  }
}
