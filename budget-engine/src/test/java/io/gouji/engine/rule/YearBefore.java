package io.gouji.engine.rule;

import io.gouji.engine.rule.TrueBook.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The year before a consistent book, consistent with it and not with itself: it carried forward
 * what the book brought forward, and its three public expenses are what the book says of last year.
 */
final class YearBefore {
  /** So much more that the point cannot have moved when a figure is spoilt. */
  private static final long MORE = 2000 * Amounts.WAN;

  private static final String LAST = "上年预算数";
  private static final String NOW = "本年预算数";

  private final TrueBook now;

  private YearBefore(TrueBook now) {
    this.now = now;
  }

  /** The book beside its year before. */
  static TrueBook beside(TrueBook now) {
    return now.after(now.changed(new YearBefore(now)::last));
  }

  private Row last(String block, Row row) {
    Map<String, Long> fen = new LinkedHashMap<>(row.fen());
    if (block.equals("表7")) {
      if (fen.containsKey(LAST)) {
        fen.put(NOW, fen.get(LAST));
      } else {
        fen.replaceAll((column, amount) -> amount + MORE);
      }
    } else if (row.key().text().equals("结转下年")) {
      carry(block, fen);
    }
    return new Row(row.key(), row.labels(), fen);
  }

  private void carry(String block, Map<String, Long> fen) {
    if (block.equals("表1支出")) {
      fen.put("预算数", brought("表1收入", "上年结转"));
    } else {
      for (String fund : List.of("一般公共预算", "政府性基金预算", "国有资本经营预算")) {
        fen.put(fund, brought("表4收入", "上年" + fund));
      }
    }
  }

  private long brought(String block, String name) {
    return now.find(block, name).map(row -> row.fen().get("预算数")).orElse(0L);
  }
}
