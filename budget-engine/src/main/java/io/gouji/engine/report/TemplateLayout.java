package io.gouji.engine.report;

import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.RowSpec;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.sheet.CellRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where everything of a generated table stands in its sheet.
 *
 * @param depth lines of the header
 * @param height lines below the header
 */
record TemplateLayout(TableSpec table, List<TemplateBlock> blocks, int depth, int height) {
  /** Lines above the header. */
  static final int CAPTIONS = 3;

  static TemplateLayout of(Pack pack, TableSpec table, Filling filling) {
    List<TemplateBlock> blocks = new ArrayList<>();
    int next = 0;
    for (var spec : table.blocks()) {
      TemplateBlock block = TemplateBlock.of(table, spec, next, filling, pack.vocabulary());
      blocks.add(block);
      next += block.columns().size();
    }
    return new TemplateLayout(
        table,
        List.copyOf(blocks),
        columns(blocks).stream()
            .mapToInt(column -> column.template().header().size())
            .max()
            .orElse(1),
        blocks.stream().mapToInt(TemplateBlock::size).max().orElse(0));
  }

  List<ColumnSpec> columns() {
    return columns(blocks);
  }

  private static List<ColumnSpec> columns(List<TemplateBlock> blocks) {
    return blocks.stream().flatMap(block -> block.columns().stream()).toList();
  }

  int width() {
    return columns().size();
  }

  /** Sheet row of the first line below the header. */
  int top() {
    return CAPTIONS + depth;
  }

  /** The cell of a landing in a column; empty where the template prints no such line or column. */
  Optional<CellRef> cell(String blockName, Landing landing, String column) {
    return blocks.stream()
        .filter(block -> block.spec().name().equals(blockName) && block.prints(column))
        .findFirst()
        .flatMap(
            block ->
                offset(block, landing)
                    .map(offset -> new CellRef(top() + offset, block.column(column))));
  }

  private Optional<Integer> offset(TemplateBlock block, Landing landing) {
    if (landing instanceof Landing.Free free) {
      long own = block.opening().stream().filter(line -> line.named().isPresent()).count();
      return Optional.of(free.line() + (int) own);
    }
    for (int i = 0; i < height && landing instanceof Landing.Named; i++) {
      String row = ((Landing.Named) landing).row();
      Optional<RowSpec> here = block.line(i, height).flatMap(TemplateBlock.Line::named);
      if (here.filter(spec -> spec.name().equals(row)).isPresent()) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
