package io.gouji.engine;

import io.gouji.engine.binding.Explanations;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.sheet.Sheet;
import io.gouji.engine.sheet.Workbook;
import io.gouji.engine.xlsx.SheetWords;
import java.util.List;
import java.util.Optional;

/**
 * The sheets of a workbook that are no tables but ours: results of an earlier check that somebody
 * wrote into, the log of corrections, and the explanations.
 *
 * @param tables the workbook without them
 * @param explanations the sheet people explain in, as they left it
 * @param told the same with the rows a marked copy has beyond: reasons from a file travel in them
 */
record SetAside(
    Workbook tables,
    Optional<Explaining.ExplanationSheet> explanations,
    Optional<Explaining.ExplanationSheet> told) {
  /**
   * Sorts the sheets of a workbook.
   *
   * @param given the same workbook with what an earlier check of ours added to it
   */
  static SetAside of(Workbook workbook, Workbook given, ExplanationWords words) {
    SetAside own = of(workbook, words);
    Optional<Explaining.ExplanationSheet> told =
        Explanations.sheet(given, words).map(sheet -> read(sheet, given, words));
    return new SetAside(own.tables(), own.explanations(), told);
  }

  static SetAside of(Workbook workbook, ExplanationWords words) {
    Optional<Sheet> explanations = Explanations.sheet(workbook, words);
    List<Sheet> tables =
        workbook.sheets().stream()
            .filter(
                sheet ->
                    !SheetWords.isResult(sheet)
                        && !SheetWords.isLog(sheet)
                        && explanations.stream().noneMatch(sheet::equals))
            .toList();
    Optional<Explaining.ExplanationSheet> read =
        explanations.map(sheet -> read(sheet, workbook, words));
    return new SetAside(workbook.withSheets(tables), read, read);
  }

  private static Explaining.ExplanationSheet read(
      Sheet sheet, Workbook workbook, ExplanationWords words) {
    return new Explaining.ExplanationSheet(
        sheet.name(), Explanations.of(sheet, workbook.date1904(), words));
  }
}
