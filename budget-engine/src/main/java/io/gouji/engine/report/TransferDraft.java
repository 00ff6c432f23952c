package io.gouji.engine.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A filling in the making: lines with their labels, words, and numbers that may be exchanged. */
final class TransferDraft {
  private final Map<String, List<Map<String, String>>> lines = new HashMap<>();
  private final Map<String, Map<String, Map<String, String>>> named = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();
  private final Map<String, Set<String>> typed = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** Adds a free line with what identifies it. */
  Landing.Free line(String block, Map<String, String> labels) {
    List<Map<String, String>> all = lines.computeIfAbsent(block, unused -> new ArrayList<>());
    all.add(new HashMap<>(labels));
    return new Landing.Free(all.size() - 1);
  }

  int size(String block) {
    return lines.getOrDefault(block, List.of()).size();
  }

  void words(String block, Landing landing, String column, String text) {
    type(lines, named, block, landing, column, text);
  }

  void note(String table, String text) {
    notes.putIfAbsent(table, text);
  }

  void move(Move move) {
    moves.add(move);
  }

  /** Types the figures of a column that the template would calculate; false if they are already. */
  boolean type(String block, String column) {
    return typed.computeIfAbsent(block, unused -> new HashSet<>()).add(column);
  }

  List<Move> moves() {
    return moves;
  }

  /** The filling with some other number in the place of each. */
  Filling filling(String unit, String year, boolean form, Function<Move, BigDecimal> number) {
    Map<String, List<Map<String, String>>> rows = new HashMap<>();
    lines.forEach(
        (block, list) ->
            rows.put(block, new ArrayList<>(list.stream().map(HashMap::new).toList())));
    Map<String, Map<String, Map<String, String>>> figures = new HashMap<>();
    named.forEach(
        (block, list) -> {
          Map<String, Map<String, String>> copy = new HashMap<>();
          list.forEach((row, cells) -> copy.put(row, new HashMap<>(cells)));
          figures.put(block, copy);
        });
    for (Move move : moves) {
      String text = number.apply(move).toPlainString();
      type(rows, figures, move.block(), move.landing(), move.column(), text);
    }
    return new Filling(unit, year, rows, figures, notes, typed, form);
  }

  private static void type(
      Map<String, List<Map<String, String>>> rows,
      Map<String, Map<String, Map<String, String>>> figures,
      String block,
      Landing landing,
      String column,
      String text) {
    if (landing instanceof Landing.Free free) {
      rows.getOrDefault(block, List.of()).get(free.line()).put(column, text);
    } else if (landing instanceof Landing.Named row) {
      figures
          .computeIfAbsent(block, unused -> new HashMap<>())
          .computeIfAbsent(row.row(), unused -> new HashMap<>())
          .put(column, text);
    }
  }
}
