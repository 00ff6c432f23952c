package io.gouji.engine.report;

import io.gouji.engine.binding.Listing;
import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Catalogue;
import io.gouji.engine.pack.ColumnSpec;
import io.gouji.engine.pack.ColumnSpec.Role;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What identifies a row of the source, as the columns of a template's free line print it. */
final class TransferLines {
  /** Characters that a cell holds. */
  private static final int LONGEST = 32_767;

  private static final int CLASS = 3;
  private static final int SECTION = 5;

  private final Pack pack;
  private final TableSpec table;
  private final BlockSpec block;

  TransferLines(Pack pack, TableSpec table, BlockSpec block) {
    this.pack = pack;
    this.table = table;
    this.block = block;
  }

  /**
   * The labels of a row.
   *
   * @param source columns of the source's own block
   * @param number of the line, from 1
   */
  Map<String, String> of(Listing from, BlockSpec source, int row, int number) {
    Map<String, String> cells = new HashMap<>();
    String code = from.block().key(row) instanceof RowKey.Code key ? key.code() : "";
    String name = from.block().label(row, LabelColumn.NAME);
    for (ColumnSpec column : block.columns()) {
      switch (column.role()) {
        case CODE, CODE_CLASS, CODE_SECTION, CODE_ITEM ->
            cells.put(column.name(), part(code, column.role()));
        case NAME, LABEL ->
            cells.put(column.name(), name(code, name, printed(from, source, row, column.role())));
        case SERIAL -> {
          String serial = printed(from, source, row, Role.SERIAL);
          cells.put(column.name(), serial.isEmpty() ? Integer.toString(number) : serial);
        }
        case UNIT_CODE, UNIT_NAME ->
            cells.put(column.name(), printed(from, source, row, column.role()));
        case AMOUNT, COUNT, TEXT -> {
          // Figures and words follow with their own account.
        }
      }
    }
    return cells;
  }

  /** The line of a class that the source does not list but the template's total adds up. */
  Map<String, String> ofClass(String code) {
    Map<String, String> cells = new HashMap<>();
    for (ColumnSpec column : block.columns()) {
      if (TemplateBlock.codes(column.role())) {
        cells.put(column.name(), part(code, column.role()));
      } else if (column.role() == Role.NAME) {
        cells.put(column.name(), catalogue().flatMap(known -> known.name(code)).orElse(""));
      }
    }
    return cells;
  }

  /** The class a code stands below, if there is such a class. */
  Optional<String> classOf(String code) {
    return Optional.of(code)
        .filter(whole -> whole.length() > CLASS && whole.length() % 2 == 1)
        .map(whole -> whole.substring(0, CLASS))
        .filter(top -> catalogue().filter(known -> known.contains(top)).isPresent());
  }

  /**
   * What of a code stands in a column; a code of no known length stands in the first as a whole.
   */
  private static String part(String code, Role role) {
    boolean parted = code.length() >= CLASS && code.length() % 2 == 1;
    return switch (role) {
      case CODE -> code;
      case CODE_CLASS -> parted ? code.substring(0, CLASS) : code;
      case CODE_SECTION -> parted && code.length() >= SECTION ? code.substring(CLASS, SECTION) : "";
      case CODE_ITEM -> parted && code.length() > SECTION ? code.substring(SECTION) : "";
      default -> "";
    };
  }

  /** A name as the catalogue prints it where both say the same, else as the source prints it. */
  private String name(String code, String plain, String printed) {
    Optional<String> known = catalogue().flatMap(names -> names.name(code));
    if (known.isPresent() && (plain.isEmpty() || plain.equals(plain(known.get())))) {
      return known.get();
    }
    return printed.isEmpty() ? plain : printed;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }

  private Optional<Catalogue> catalogue() {
    return Optional.ofNullable(pack.catalogues().get(table.catalogue()));
  }

  /** The source's text of a role; of a name also what it prints as a label, and the other way. */
  private static String printed(Listing from, BlockSpec source, int row, Role role) {
    for (ColumnSpec column : source.columns()) {
      boolean same = column.role() == role || isName(column.role()) && isName(role);
      String text = same ? from.text(row, column.name()) : "";
      if (!text.isEmpty()) {
        return text.substring(0, Math.min(text.length(), LONGEST));
      }
    }
    return "";
  }

  private static boolean isName(Role role) {
    return role == Role.NAME || role == Role.LABEL;
  }
}
