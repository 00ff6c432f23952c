package io.gouji.engine.binding;

import io.gouji.engine.finding.Finding;
import io.gouji.engine.finding.Location;
import io.gouji.engine.table.Block;
import io.gouji.engine.table.FactState;
import io.gouji.engine.table.LabelColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a binding holds, as lines that a test can compare at once. */
final class Shown {
  private Shown() {}

  /** A line a row: key, then the amounts of the columns in the table's unit. */
  static List<String> rows(Binding binding, String block, String... columns) {
    List<String> lines = new ArrayList<>();
    for (Block found : binding.book().blocks(block)) {
      for (int row = 0; row < found.rowCount(); row++) {
        StringBuilder line = new StringBuilder(found.isData(row) ? "" : "∑");
        line.append(found.key(row).text());
        for (String column : columns) {
          line.append(' ').append(figure(found, row, found.column(column)));
        }
        lines.add(line.toString());
      }
    }
    return lines;
  }

  private static String figure(Block block, int row, int column) {
    FactState state = block.state(row, column);
    if (state == FactState.STATED) {
      int digits = block.heading().unit().fenDigits();
      return BigDecimal.valueOf(block.fen(row, column), digits)
          .stripTrailingZeros()
          .toPlainString();
    }
    return switch (state) {
      case BLANK -> "·";
      case UNREADABLE -> "?";
      case NO_COLUMN -> "no";
      case STATED -> throw new IllegalStateException();
    };
  }

  /** A line a row: the labels asked for, between bars. */
  static List<String> labels(Binding binding, String block, LabelColumn... columns) {
    List<String> lines = new ArrayList<>();
    for (Block found : binding.book().blocks(block)) {
      for (int row = 0; row < found.rowCount(); row++) {
        List<String> texts = new ArrayList<>();
        for (LabelColumn column : columns) {
          texts.add(found.label(row, column));
        }
        lines.add(String.join("|", texts));
      }
    }
    return lines;
  }

  /** A line a finding: rule or message, arguments in order of their names, cells. */
  static List<String> findings(Binding binding) {
    return binding.findings().stream().map(Shown::finding).toList();
  }

  private static String finding(Finding finding) {
    String arguments =
        finding.arguments().entrySet().stream()
            .filter(argument -> !argument.getKey().equals("table"))
            .map(argument -> argument.getKey() + "=" + argument.getValue())
            .collect(Collectors.joining(" "));
    String places = finding.locations().stream().map(Shown::place).collect(Collectors.joining(","));
    return (finding.message() + " " + arguments).strip() + " @" + places;
  }

  private static String place(Location location) {
    return location instanceof Location.Cell cell ? cell.ref().a1() : "";
  }
}
