package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.report.TemplateStyles.Look;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * One cell of one line of a generated table: its look, and what stands in it.
 *
 * @param line the line it belongs to; empty in a gap between opening and closing lines
 * @param offset place of the line below the header, from 0
 */
record TemplateCell(
    TableSpec table,
    TemplateBlock block,
    ColumnSpec column,
    Optional<TemplateBlock.Line> line,
    int offset) {

  void write(XSSFCell cell, TemplateStyles styles, TemplateFormulas formulas, Filling filling) {
    String formula = formula(cell, formulas, filling);
    String text = formula.isEmpty() ? text(filling) : "";
    if (!formula.isEmpty()) {
      cell.setCellFormula(formula);
    } else if (!text.isEmpty() && numeric(column.role())) {
      cell.setCellValue(Double.parseDouble(text));
    } else if (!text.isEmpty()) {
      cell.setCellValue(text);
      TemplatePage.grow(cell, column.template().width(), text);
    }
    cell.setCellStyle(styles.of(look(), variant(text)));
  }

  private boolean closes() {
    return line.filter(TemplateBlock.Line::closes).isPresent();
  }

  private Optional<RowSpec> named() {
    return line.flatMap(TemplateBlock.Line::named);
  }

  private Map<String, String> data() {
    return line.map(TemplateBlock.Line::data).orElse(Map.of());
  }

  /** Whether numbers stand in such a column. */
  static boolean numeric(ColumnSpec.Role role) {
    return switch (role) {
      case AMOUNT, COUNT, PERCENT -> true;
      default -> false;
    };
  }

  private String text(Filling filling) {
    if (named().isEmpty()) {
      return data().getOrDefault(column.name(), "");
    }
    RowSpec row = named().get();
    return column == block.columns().get(0)
        ? row.template().label()
        : filling.named(block.spec().name(), row.name(), column.name());
  }

  /** A total sums its column; any other line first calculates across. */
  private String formula(XSSFCell cell, TemplateFormulas formulas, Filling filling) {
    if (line.isEmpty() || !numeric(column.role())) {
      return "";
    }
    boolean amount = column.role() == ColumnSpec.Role.AMOUNT;
    String down = amount ? named().map(row -> row.template().formula()).orElse("") : "";
    boolean typed = filling.isTyped(block.spec().name(), column.name());
    String across = typed ? "" : column.template().formula();
    String formula = closes() ? first(down, across) : first(across, down);
    if (formula.isEmpty() && amount && named().isEmpty()) {
      return formulas.ofParent(offset, cell.getColumnIndex()).orElse("");
    }
    return formulas.at(formula, cell.getRowIndex(), cell.getColumnIndex());
  }

  private static String first(String preferred, String other) {
    return preferred.isEmpty() ? other : preferred;
  }

  private Look look() {
    return switch (column.role()) {
      case AMOUNT -> closes() ? Look.TOTAL_AMOUNT : Look.AMOUNT;
      case COUNT -> Look.COUNT;
      case PERCENT -> Look.PERCENT;
      case SERIAL, UNIT_CODE -> closes() ? Look.TOTAL_LABEL : Look.CENTRED;
      case CODE, CODE_CLASS, CODE_SECTION, CODE_ITEM -> closes() ? Look.TOTAL_LABEL : Look.CODE;
      case TEXT -> narrow() ? Look.CENTRED : Look.TEXT;
      default -> closes() ? Look.TOTAL_LABEL : Look.TEXT;
    };
  }

  /** A column for a word, such as a unit of measure, not for sentences. */
  private boolean narrow() {
    return column.template().width() <= 10;
  }

  /** Decimals of a number, steps of indent of a text. */
  private int variant(String text) {
    return switch (column.role()) {
      case AMOUNT -> table.decimals();
      case COUNT ->
          text.length() - 1 - (text.contains(".") ? text.indexOf('.') : text.length() - 1);
      case LABEL -> closes() ? 0 : 1 + Math.max(0, block.numbering(text));
      case NAME -> 1 + Math.max(0, (block.code(data()).length() - 3) / 2);
      default -> 0;
    };
  }
}
