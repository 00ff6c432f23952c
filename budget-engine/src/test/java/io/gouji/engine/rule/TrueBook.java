package io.gouji.engine.rule;

import io.gouji.engine.pack.BlockSpec;
import io.gouji.engine.pack.Pack;
import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.table.BudgetBook;
import io.gouji.engine.table.LabelColumn;
import io.gouji.engine.table.RowKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A book of true figures in fen, to be printed with any decimals or spoilt in one place. */
final class TrueBook {
  /** One row with its true figures by column; columns that are not in it do not exist. */
  record Row(RowKey key, Map<LabelColumn, String> labels, Map<String, Long> fen) {}

  /** One figure of the book. */
  record Spot(String block, int row, String column) {}

  private final Pack pack;
  private final Map<String, List<Row>> blocks = new LinkedHashMap<>();
  private Optional<TrueBook> prior = Optional.empty();
  private final Map<String, Map<String, String[]>> texts = new LinkedHashMap<>();
  private final Map<String, String> scopes = new LinkedHashMap<>();

  TrueBook(Pack pack) {
    this.pack = pack;
  }

  /** A block without rows yet; a second call of the same name finds the first. */
  List<Row> block(String name) {
    return blocks.computeIfAbsent(name, none -> new ArrayList<>());
  }

  /** A column of words, a text for each row that there will be. */
  void texts(String block, String column, String... values) {
    texts.computeIfAbsent(block, none -> new LinkedHashMap<>()).put(column, values);
  }

  /** Which money the title of a block's table says it counts. */
  void scope(String block, String money) {
    scopes.put(block, money);
  }

  void total(String block, String name, Map<String, Long> fen) {
    block(block).add(new Row(new RowKey.Total(name), Map.of(), fen));
  }

  void total(String block, String name, String column, long fen) {
    total(block, name, Map.of(column, fen));
  }

  void label(String block, String name, String column, long fen) {
    label(block, name, Map.of(LabelColumn.TOP, "TRUE"), Map.of(column, fen));
  }

  void label(String block, String name, Map<LabelColumn, String> labels, Map<String, Long> fen) {
    block(block).add(new Row(new RowKey.Label(name, 1), labels, fen));
  }

  void item(String block, int number, String name, Map<String, Long> fen) {
    Map<LabelColumn, String> top = Map.of(LabelColumn.TOP, "TRUE", LabelColumn.NAME, name);
    block(block).add(new Row(new RowKey.Item(number, name), top, fen));
  }

  /** A listing of the codes with all codes above them, and its total. */
  void listing(String block, int codeLength, Map<String, Map<String, Long>> leaves) {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    Map<String, Long> total = new LinkedHashMap<>();
    leaves.forEach(
        (code, fen) -> {
          for (int length = 3; length <= codeLength; length += 2) {
            String above = code.substring(0, Math.min(length, code.length()));
            Map<String, Long> sums = all.computeIfAbsent(above, none -> new LinkedHashMap<>());
            if (length <= code.length()) {
              fen.forEach((column, amount) -> sums.merge(column, amount, Long::sum));
            }
          }
          fen.forEach((column, amount) -> total.merge(column, amount, Long::sum));
        });
    all.forEach((code, fen) -> block(block).add(new Row(new RowKey.Code(code, 1), Map.of(), fen)));
    total(block, "合计", total);
  }

  /** The book a year later than another, which it is then read beside. */
  TrueBook after(TrueBook last) {
    prior = Optional.of(last);
    return this;
  }

  /** A copy in which each row of a block is another. */
  TrueBook changed(Change change) {
    TrueBook other = new TrueBook(pack);
    blocks.forEach(
        (name, rows) -> rows.forEach(row -> other.block(name).add(change.apply(name, row))));
    return other;
  }

  /** Makes a row of a block another. */
  interface Change {
    Row apply(String block, Row row);
  }

  /** The first row of a block with a key of that name. */
  Optional<Row> find(String block, String name) {
    return blocks.getOrDefault(block, List.of()).stream()
        .filter(row -> row.key().text().equals(name))
        .findFirst();
  }

  /** Every figure of the book. */
  List<Spot> spots() {
    List<Spot> spots = new ArrayList<>();
    blocks.forEach(
        (name, rows) -> {
          for (int row = 0; row < rows.size(); row++) {
            for (String column : new TreeMap<>(rows.get(row).fen()).keySet()) {
              spots.add(new Spot(name, row, column));
            }
          }
        });
    return spots;
  }

  /** The same book with one figure changed. */
  TrueBook with(Spot spot, long moreFen) {
    TrueBook spoilt = new TrueBook(pack);
    spoilt.prior = prior;
    blocks.forEach((name, rows) -> spoilt.block(name).addAll(rows));
    spoilt.texts.putAll(texts);
    spoilt.scopes.putAll(scopes);
    Row row = blocks.get(spot.block()).get(spot.row());
    Map<String, Long> fen = new LinkedHashMap<>(row.fen());
    fen.merge(spot.column(), moreFen, Long::sum);
    spoilt.block(spot.block()).set(spot.row(), new Row(row.key(), row.labels(), fen));
    return spoilt;
  }

  /** The figures as true as they are. */
  BudgetBook exact() {
    return rounded(8);
  }

  /** The figures rounded half up, each for itself, as a system that exports tables does. */
  BudgetBook rounded(int decimals) {
    BudgetBook now = rounded(decimals, "2025");
    return prior
        .map(last -> last.rounded(decimals, "2024").blocks())
        .map(blocks -> now.after(blocks.stream().map(block -> block.in("上年.xlsx")).toList()))
        .orElse(now);
  }

  private BudgetBook rounded(int decimals, String year) {
    BookBuilder book = new BookBuilder(pack);
    for (TableSpec table : pack.tables()) {
      for (BlockSpec block : table.blocks()) {
        if (blocks.containsKey(block.name())) {
          print(book.block(block.name()).year(year), table, block, decimals);
        }
      }
    }
    return book.book();
  }

  private void print(BookBuilder.Sheet sheet, TableSpec table, BlockSpec block, int decimals) {
    int digits = pack.vocabulary().units().get(table.unit());
    int printed = Math.min(decimals, digits);
    List<Row> rows = blocks.get(block.name());
    sheet.decimals(printed).scope(scopes.getOrDefault(block.name(), ""));
    texts.getOrDefault(block.name(), Map.of()).forEach(sheet::texts);
    for (String column : block.amounts()) {
      if (!rows.isEmpty() && rows.stream().noneMatch(row -> row.fen().containsKey(column))) {
        sheet.without(column);
      }
    }
    for (Row row : rows) {
      String[] amounts = new String[block.amounts().size()];
      Arrays.setAll(amounts, i -> text(row.fen().get(block.amounts().get(i)), digits, printed));
      sheet.add(row.key(), row.labels(), amounts);
    }
  }

  private static String text(@org.jspecify.annotations.Nullable Long fen, int digits, int printed) {
    return fen == null
        ? ""
        : BigDecimal.valueOf(fen, digits).setScale(printed, RoundingMode.HALF_UP).toPlainString();
  }
}
