package io.gouji.engine.report;

import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.FileResult.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How the figures and places of a finding are said in cells of a workbook. */
final class RunCells {
  private RunCells() {}

  /** The unit all figures share; empty where each must name its own. */
  static String money(Item item) {
    List<String> units =
        List.of(item.left(), item.right(), item.difference()).stream()
            .flatMap(Optional::stream)
            .map(Figure::unit)
            .distinct()
            .toList();
    return units.size() == 1 ? units.get(0) : "";
  }

  static String figure(Optional<Figure> figure, String money) {
    return figure
        .map(one -> one.unit().equals(money) ? one.value() : one.value() + " " + one.unit())
        .orElse("");
  }

  /** Cells as they are named in speech: a sheet once, then its cells. */
  static String places(List<Place> places) {
    Map<String, Set<String>> bySheet = new LinkedHashMap<>();
    for (Place place : places) {
      bySheet.computeIfAbsent(place.sheet(), none -> new LinkedHashSet<>()).add(place.ref());
    }
    return bySheet.entrySet().stream()
        .map(sheet -> sheet.getKey() + "!" + String.join(" ", sheet.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
