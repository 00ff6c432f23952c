package io.gouji.engine.relaid;

import io.gouji.engine.relaid.Page.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.util.CellRangeAddress;

/** The ways in which units lay out the same tables, one change each; they can be combined. */
final class Relayings {
  /**
   * One change of layout.
   *
   * @param kind changes of one kind exclude each other
   * @param notes rules of the remarks it brings about, which say nothing of the figures
   */
  record Relaying(String name, String kind, List<String> notes, Consumer<Book> change) {}

  private static final String[] SERIALS = {
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"
  };

  private final Map<String, Relaying> all = new LinkedHashMap<>();

  private Relayings() {
    order();
    titles();
    sheets();
    codes();
    cells();
    rows();
    headers();
    wide();
  }

  /** Table 7 with its rows side by side. */
  private void wide() {
    add("t7", "t7-wide-years-down", book -> wide(book, true));
    add("t7", "t7-wide-years-beside", book -> wide(book, false));
  }

  private static void wide(Book book, boolean down) {
    Page page = book.pages.stream().filter(p -> p.id.equals("T07")).findFirst().orElseThrow();
    List<String> years = List.of("上年预算数", "本年预算数", "增减额");
    List<List<Cell>> items = page.body;
    int width = items.size();
    int times = down ? 1 : years.size();
    List<Cell> first = new ArrayList<>(Collections.nCopies(1 + width * times, Cell.BLANK));
    List<Cell> second = new ArrayList<>(first);
    first.set(0, Cell.text(down ? "年度" : "单位名称"));
    page.merges.clear();
    page.body = new ArrayList<>();
    List<Cell> line = new ArrayList<>(first);
    line.set(0, Cell.text("柳州市柳江区信息中心"));
    for (int year = 0; year < years.size(); year++) {
      int from = down ? 1 : 1 + year * width;
      List<Cell> row = down ? new ArrayList<>(second) : line;
      if (down) {
        row.set(0, Cell.text(years.get(year)));
      } else {
        first.set(from, Cell.text(years.get(year)));
        page.merges.add(new CellRangeAddress(0, 0, from, from + width - 1));
      }
      for (int item = 0; item < width; item++) {
        String label = items.get(item).get(0).text().replaceAll("^(.、|（.）|\\d\\.)", "");
        (down ? first : second).set(from + item, Cell.text(label));
        row.set(from + item, items.get(item).get(year + 1));
      }
      if (down) {
        page.body.add(row);
      }
    }
    page.header = new ArrayList<>(down ? List.of(first) : List.of(first, second));
    if (!down) {
      page.body.add(line);
    }
  }

  /** All that lose nothing, by name. */
  static Map<String, Relaying> lossless() {
    return new Relayings().all;
  }

  /** All that print other decimals or another unit of money than the sample. */
  static Map<String, Relaying> lossy() {
    Map<String, Relaying> lossy = new LinkedHashMap<>();
    for (int decimals : List.of(0, 1, 2, 3, 4, 6)) {
      lossy(lossy, "万元", 0, decimals);
    }
    lossy(lossy, "千元", 1, 1);
    lossy(lossy, "元", 4, 0);
    lossy(lossy, "元", 4, 2);
    lossy(lossy, "亿元", -4, 6);
    // The three-public table stays in ten thousands while the others are in yuan.
    lossy.put(
        "yuan-but-t7",
        new Relaying(
            "yuan-but-t7",
            "money",
            List.of(),
            book ->
                book.pages.stream()
                    .filter(page -> !page.id.equals("T07"))
                    .forEach(page -> restate(page, "元", 4, 0))));
    return lossy;
  }

  private static void lossy(Map<String, Relaying> all, String money, int power, int decimals) {
    String name =
        Map.of("万元", "wan", "千元", "thousand", "元", "yuan", "亿元", "yi").get(money) + "-" + decimals;
    all.put(
        name,
        new Relaying(
            name, "money", List.of(), each(page -> restate(page, money, power, decimals))));
  }

  private static void restate(Page page, String money, int power, int decimals) {
    page.money = money;
    String format = "#,##0" + (decimals == 0 ? "" : "." + "0".repeat(decimals));
    page.mapBody(
        page::isMoney,
        cell ->
            cell.isNumber()
                ? new Cell(
                    BigDecimal.valueOf(cell.number())
                        .movePointRight(power)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .doubleValue(),
                    format)
                : cell);
  }

  private void add(String kind, String name, Consumer<Book> change) {
    add(kind, name, List.of(), change);
  }

  private void add(String kind, String name, List<String> notes, Consumer<Book> change) {
    all.put(name, new Relaying(name, kind, notes, change));
  }

  private static Consumer<Book> each(Consumer<Page> change) {
    return book -> book.pages.forEach(change);
  }

  private static Consumer<Book> titled(UnaryOperator<String> change) {
    return each(page -> page.title = change.apply(page.title));
  }

  private void order() {
    add("order", "as-it-is", book -> {});
    add("order", "reversed", book -> Collections.reverse(book.pages));
    add("order", "shuffled", book -> Collections.shuffle(book.pages, new Random(7)));
    add("format", "xls", book -> book.old = true);
    add(
        "place",
        "shifted",
        book -> {
          book.down = 3;
          book.right = 2;
        });
  }

  private void titles() {
    add("title", "department", titled(title -> title.replace("单位", "部门")));
    add("title", "short-names", titled(title -> title.replace("总体情况表", "总表")));
    add("title", "no-year", titled(title -> title.replace("2025年", "")));
    add("title", "year-du", titled(title -> title.replace("2025年", "2025年度")));
    add("title", "named-unit", titled(title -> "柳州市柳江区信息中心" + title));
    add("title", "spaced", titled(title -> String.join(" ", title.split(""))));
    add("title", "full-width", titled(title -> title.replace("2025", "２０２５")));
    add(
        "title",
        "bracketed-money",
        each(
            page -> {
              page.title = page.title + "（单位：" + page.money + "）";
              page.money = "";
            }));
    add("title", "t7-general", titled(title -> title.replace("财政拨款“三公”", "一般公共预算“三公”")));
    add("title", "t7-fees", titled(title -> title.contains("三公") ? "2025年财政拨款“三公两费”支出情况表" : title));
    add(
        "title",
        "t7-fees-budget",
        titled(title -> title.contains("三公") ? "2025年财政拨款三公两费预算表" : title));
    for (String prefix : List.of("表%d：", "表%s：", "表%d ", "附表%d：", "公开%02d表 ", "预算公开%02d表：")) {
      add(
          "title",
          "prefix " + prefix.strip(),
          book -> {
            for (int i = 0; i < book.pages.size(); i++) {
              Page page = book.pages.get(i);
              int number = Integer.parseInt(page.id.substring(1));
              Object told = prefix.contains("%s") ? SERIALS[number - 1] : (Object) number;
              page.title = prefix.formatted(told) + page.title;
            }
          });
    }
    add("number", "open-number", each(page -> page.number = page.number.replace("预算", "")));
    add("number", "no-number", each(page -> page.number = ""));
    add("sheets", "title-in-sheet-name", each(page -> page.title = ""));
    add("number", "sheets-by-number", each(page -> page.sheet = page.id.replace("T", "表")));
  }

  private void sheets() {
    add(
        "sheets",
        "below",
        book -> {
          book.together = Book.Together.BELOW;
          book.perSheet = 3;
        });
    add(
        "sheets",
        "all-below",
        book -> {
          book.together = Book.Together.BELOW;
          book.perSheet = 12;
        });
    add("sheets", "beside", book -> book.together = Book.Together.BESIDE);
    add(
        "sheets",
        "three-beside",
        book -> {
          book.together = Book.Together.BESIDE;
          book.perSheet = 3;
        });
    add("hidden", "one-hidden", List.of("B13"), book -> book.pages.get(4).hidden = true);
    add(
        "spare",
        "cover-and-contents",
        book -> {
          book.spare.put("封面", List.of(List.of("柳州市柳江区信息中心"), List.of("2025年单位预算公开")));
          List<List<String>> contents = new ArrayList<>(List.of(List.of("目录")));
          book.pages.forEach(page -> contents.add(List.of(page.id.replace("T", "表"), page.title)));
          book.spare.put("目录", contents);
          book.spare.put("说明", List.of(List.of("编制说明"), List.of("一、单位收支总体情况表反映单位年度总体收支预算情况。")));
        });
    add(
        "spare",
        "thirteenth",
        List.of("B09"),
        book ->
            book.spare.put(
                "表13",
                List.of(
                    List.of("2025年对下转移支付项目绩效目标表"),
                    List.of("单位名称：柳州市柳江区信息中心", "", "单位：万元"),
                    List.of("序号", "项目名称", "预算金额"),
                    List.of("1", "某转移支付", "3.5"))));
  }

  private void codes() {
    add(
        "codes",
        "codes-as-numbers",
        each(
            page ->
                page.mapBody(
                    column -> column == page.column("科目编码"),
                    cell ->
                        cell.text().matches("[0-9]+")
                            ? new Cell(Double.valueOf(cell.text()), "General")
                            : cell)));
    add("codes", "three-columns", each(page -> split(page, false)));
    add("codes", "three-columns-no-zeros", each(page -> split(page, true)));
    add(
        "codes",
        "codes-spaced",
        each(
            page ->
                page.mapBody(
                    column -> column == page.column("科目编码"),
                    cell ->
                        Cell.text(
                            cell.text()
                                .replaceAll("^(\\d{3})(\\d\\d)(\\d\\d)?$", "$1 $2 $3")
                                .strip()))));
    add(
        "codes",
        "codes-full-width",
        each(
            page ->
                page.mapBody(
                    column -> column == page.column("科目编码"),
                    cell -> Cell.text(wide(cell.text())))));
    add(
        "names",
        "names-indented",
        each(
            page -> {
              int code = page.column("科目编码");
              int name = page.column("科目名称");
              for (List<Cell> row : page.body) {
                if (code >= 0 && row.get(code).text().length() > 3) {
                  row.set(
                      name,
                      Cell.text(
                          "　".repeat(row.get(code).text().length() - 3) + row.get(name).text()));
                }
              }
            }));
  }

  private static void split(Page page, boolean numbers) {
    int code = page.column("科目编码");
    if (code < 0) {
      return;
    }
    List<String> parts = page.id.equals("T06") ? List.of("类", "款") : List.of("类", "款", "项");
    page.deepen();
    int last = page.header.size() - 1;
    for (int i = 1; i < parts.size(); i++) {
      page.insert(code + i, "");
    }
    page.merges.removeIf(merge -> merge.getFirstColumn() == code && merge.getLastColumn() == code);
    page.merges.add(new CellRangeAddress(0, last - 1, code, code + parts.size() - 1));
    for (int i = 0; i < parts.size(); i++) {
      page.header.get(last).set(code + i, Cell.text(parts.get(i)));
    }
    for (List<Cell> row : page.body) {
      String whole = row.get(code).text();
      if (whole.matches("[0-9]{3,7}")) {
        for (int i = 0; i < parts.size(); i++) {
          int from = i == 0 ? 0 : 1 + 2 * i;
          int to = 3 + 2 * i;
          String part = whole.length() >= to ? whole.substring(from, to) : "";
          boolean number = numbers && !part.isEmpty();
          row.set(code + i, number ? new Cell(Double.valueOf(part), "General") : Cell.text(part));
        }
      }
    }
  }

  private void cells() {
    add("figures", "text-numbers", List.of("B05"), money(figure -> Cell.text(plain(figure))));
    add("figures", "text-thousands", List.of("B05"), money(figure -> Cell.text(thousands(figure))));
    add(
        "figures",
        "text-full-width",
        List.of("B05"),
        money(figure -> Cell.text(wide(plain(figure)))));
    add("blanks", "dashes", blanks(Cell.text("-")));
    add("blanks", "long-dashes", blanks(Cell.text("—")));
    add("blanks", "zeros", blanks(new Cell(0.0, "#,##0.00")));
  }

  private static Consumer<Book> money(UnaryOperator<Cell> change) {
    return each(
        page -> page.mapBody(page::isMoney, cell -> cell.isNumber() ? change.apply(cell) : cell));
  }

  /** As many decimals as the sample stores. */
  private static String plain(Cell cell) {
    return BigDecimal.valueOf(cell.number())
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String thousands(Cell cell) {
    return plain(cell).replaceAll("\\B(?=(\\d{3})+(?!\\d)(?<!\\.\\d{0,6}))", ",");
  }

  private static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    for (char sign : text.toCharArray()) {
      wide.append(sign >= '0' && sign <= '9' ? (char) (sign - '0' + '０') : sign);
    }
    return wide.toString();
  }

  /** Puts a sign into every blank cell that stands beside figures. */
  private static Consumer<Book> blanks(Cell sign) {
    return each(
        page -> {
          for (int column = 0; column < page.width(); column++) {
            int c = column;
            if (page.isMoney(c) && page.body.stream().anyMatch(row -> row.get(c).isNumber())) {
              page.mapBody(
                  at -> at == c, cell -> !cell.isNumber() && cell.text().isEmpty() ? sign : cell);
            }
          }
        });
  }

  private void rows() {
    add(
        "total",
        "total-first",
        each(
            page -> {
              List<Cell> last = page.body.get(page.body.size() - 1);
              if (last.get(0).text().equals("合计")) {
                page.body.remove(last);
                page.body.add(0, last);
              }
            }));
    add(
        "total",
        "total-spaced",
        each(
            page ->
                page.mapBody(
                    column -> column == 0,
                    cell -> cell.text().equals("合计") ? Cell.text("合　　计") : cell)));
    add(
        "pages",
        "header-repeated",
        each(
            page -> {
              if (page.isCoded() && page.body.size() > 8) {
                List<List<Cell>> copies =
                    page.header.stream().<List<Cell>>map(ArrayList::new).toList();
                page.body.addAll(6, copies);
              }
            }));
    add(
        "pages",
        "title-and-header-repeated",
        each(
            page -> {
              if (page.isCoded() && page.body.size() > 8) {
                List<List<Cell>> again = new ArrayList<>();
                again.add(line(page, page.title));
                again.add(line(page, page.unit));
                again.get(1).set(page.width() - 1, Cell.text("单位：" + page.money));
                page.header.forEach(row -> again.add(new ArrayList<>(row)));
                page.body.addAll(6, again);
              }
            }));
    add("foot", "no-notes", each(page -> page.notes.clear()));
    add(
        "foot",
        "signatures",
        each(page -> page.notes.addAll(List.of("填表人：张三    审核人：李四", "备注：本表反映单位年度预算情况。"))));
    add("foot", "blank-rows", each(page -> page.body.add(1, line(page, ""))));
  }

  private static List<Cell> line(Page page, String text) {
    List<Cell> row = new ArrayList<>(Collections.nCopies(page.width(), Cell.BLANK));
    row.set(0, Cell.text(text));
    return row;
  }

  private void headers() {
    add(
        "header",
        "broken-lines",
        each(
            page ->
                page.mapHeader(
                    text ->
                        text.length() > 3
                            ? text.substring(0, 2) + "\n" + text.substring(2)
                            : text)));
    add(
        "header",
        "spaced-header",
        each(
            page ->
                page.mapHeader(
                    text -> text.length() == 2 ? text.charAt(0) + "　" + text.charAt(1) : text)));
    add("header", "unmerged", each(page -> page.merges.clear()));
    add(
        "header",
        "other-words",
        each(
            page ->
                page.mapHeader(
                    text ->
                        switch (text) {
                          case "科目编码" -> "功能分类科目编码".substring(page.id.equals("T06") ? 4 : 0);
                          case "上年预算数" -> "2024年预算数";
                          case "本年预算数" -> "2025年预算数";
                          case "公用经费" -> "日常公用经费";
                          default -> text;
                        })));
    add(
        "columns",
        "column-numbers",
        each(
            page -> {
              List<Cell> numbers = new ArrayList<>();
              for (int column = 1; column <= page.width(); column++) {
                numbers.add(new Cell((double) column, "General"));
              }
              page.body.add(0, numbers);
            }));
    add(
        "columns",
        "serial-column",
        each(
            page -> {
              if (page.isCoded()) {
                page.insert(0, "序号");
                int serial = 1;
                for (List<Cell> row : page.body) {
                  if (row.stream().anyMatch(Cell::isNumber)) {
                    row.set(0, new Cell((double) serial++, "General"));
                  }
                }
              }
            }));
    add(
        "columns",
        "remark-column",
        each(
            page -> {
              if (page.isCoded()) {
                page.insert(page.width(), "备注");
              }
            }));
    add(
        "columns",
        "spare-column",
        each(
            page -> {
              if (page.isCoded()) {
                page.insert(page.column("合计"), "");
              }
            }));
  }
}
