package io.gouji.engine.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes page numbers and running heads out of the lines of a PDF. */
final class PdfRepeats {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "[-\u2014\u2013\u2012\u30FC\u00B7~\\s]*[0-9]{1,4}[-\u2014\u2013\u2012\u30FC\u00B7~\\s]*");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** How many lines at the top and at the bottom of a page may be a running head. */
  private static final int EDGE = 2;

  private PdfRepeats() {}

  static List<PdfLine> without(List<PdfLine> lines) {
    Map<Integer, List<PdfLine>> pages = new TreeMap<>();
    lines.forEach(line -> pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line));
    Map<String, Integer> counts = new HashMap<>();
    pages
        .values()
        .forEach(
            page -> {
              Set<String> once = new HashSet<>();
              edges(page).forEach(line -> once.add(shape(line)));
              once.forEach(shape -> counts.merge(shape, 1, Integer::sum));
            });
    Set<PdfLine> out = new HashSet<>();
    for (List<PdfLine> page : pages.values()) {
      for (PdfLine line : edges(page)) {
        int times = counts.getOrDefault(shape(line), 0);
        boolean repeated = times >= 3 && 2 * times >= pages.size();
        boolean outermost = line == page.get(0) || line == page.get(page.size() - 1);
        if (repeated || outermost && PAGE_NUMBER.matcher(line.text()).matches()) {
          out.add(line);
        }
      }
    }
    return lines.stream().filter(line -> !out.contains(line)).toList();
  }

  private static List<PdfLine> edges(List<PdfLine> page) {
    List<PdfLine> edges = new ArrayList<>(page.subList(0, Math.min(EDGE, page.size())));
    for (PdfLine line : page.subList(Math.max(0, page.size() - EDGE), page.size())) {
      if (!edges.contains(line)) {
        edges.add(line);
      }
    }
    return edges;
  }

  /** What a line says, whatever its numbers, and where. */
  private static String shape(PdfLine line) {
    return Math.round(line.y()) + DIGITS.matcher(line.text()).replaceAll("#").replace(" ", "");
  }
}
