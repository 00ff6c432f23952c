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
      block
          .columns()
          .forEach(column -> formulas.check(column.template().formula(), column.source()));
      block.rows().forEach(row -> formulas.check(row.template().formula(), row.source()));
    }
  }

  private void check(String formula, Source source) {
    Matcher placeholder = PLACEHOLDER.matcher(formula);
    while (placeholder.find()) {
      if (!isKnown(placeholder.group(1), placeholder.group(2), !placeholder.group(3).isEmpty())) {
        mistakes.add(
            new Source(source.file(), source.line(), keywords.heading("formula")),
            Mistakes.BAD_PLACEHOLDER,
            "value",
            placeholder.group());
      }
    }
  }

  private boolean isKnown(@Nullable String row, String name, boolean range) {
    if (row != null) {
      Map<String, String> kinds = keywords.ofKind("rowkind");
      return RowSpec.Kind.ROW.name().equals(kinds.get(row)) && block.row(name).isPresent();
    }
    return name.isEmpty() ? range : block.column(name).isPresent();
  }
}
