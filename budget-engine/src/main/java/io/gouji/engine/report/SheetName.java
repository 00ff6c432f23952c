package io.gouji.engine.report;

import java.util.List;
import java.util.stream.Stream;

/** Names of sheets that are added to a workbook. */
final class SheetName {
  private SheetName() {}

  /** The name, with a number behind it if a sheet has it already. */
  static String free(String name, List<String> taken) {
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? name : name + "(" + number + ")")
        .filter(free -> taken.stream().noneMatch(free::equalsIgnoreCase))
        .findFirst()
        .orElseThrow();
  }
}
