package io.gouji.engine.pack;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the placeholders of template formulas: every name in braces is a column, or behind the
 * word for a row and {@code !} a named row, of the same block.
 */
final class TemplateFormulas {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:([^{}!:]*)!)?([^{}!:]*)(:?)}");

  private final BlockSpec block;
  private final Keywords keywords;
  private final Mistakes mistakes;

  private TemplateFormulas(BlockSpec block, Keywords keywords, Mistakes mistakes) {
    this.block = block;
    this.keywords = keywords;
    this.mistakes = mistakes;
  }

  static void check(TableSpec table, Keywords keywords, Mistakes mistakes) {
    for (BlockSpec block : table.blocks()) {
      TemplateFormulas formulas = new TemplateFormulas(block, keywords, mistakes);
      for (ColumnSpec column : block.columns()) {
        boolean printed = !column.template().header().isEmpty();
        formulas.check(column.template().formula(), printed, column.source());
      }
      for (RowSpec row : block.rows()) {
        formulas.check(row.template().formula(), !row.template().label().isEmpty(), row.source());
      }
    }
  }

  /** What a template prints it can only calculate from what it prints too. */
  private void check(String formula, boolean printed, Source source) {
    Source cell = new Source(source.file(), source.line(), keywords.heading("formula"));
    Matcher placeholder = PLACEHOLDER.matcher(formula);
    while (placeholder.find()) {
      String row = placeholder.group(1);
      String name = placeholder.group(2);
      if (!isKnown(row, name, !placeholder.group(3).isEmpty())) {
        mistakes.add(cell, Mistakes.BAD_PLACEHOLDER, "value", placeholder.group());
      } else if (printed && !name.isEmpty() && !isPrinted(row != null, name)) {
        mistakes.add(cell, Mistakes.NOT_PRINTED, "value", placeholder.group());
      }
    }
  }

  private boolean isPrinted(boolean row, String name) {
    return row
        ? block.row(name).filter(spec -> !spec.template().label().isEmpty()).isPresent()
        : block.column(name).filter(spec -> !spec.template().header().isEmpty()).isPresent();
  }

  private boolean isKnown(@Nullable String row, String name, boolean range) {
    if (row != null) {
      Map<String, String> kinds = keywords.ofKind("rowkind");
      return RowSpec.Kind.ROW.name().equals(kinds.get(row)) && block.row(name).isPresent();
    }
    return name.isEmpty() ? range : block.column(name).isPresent();
  }
}
