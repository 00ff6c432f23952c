package io.gouji.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.formula.FormulaScores.Mark;
import io.gouji.engine.formula.FormulaScores.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of functions says what was measured, and that we are right more often than POI. */
final class FormulasPageTest {
  private static final Path PAGE = Path.of("docs", "formulas.md");

  /** Of all formulas, how many may differ from the file for a reason that no document proves. */
  private static final double GOAL_DIFFERENT = 0.005;

  /** Of those in the workbooks of functions that POI claims, how many are to be right. */
  private static final double GOAL_RIGHT = 0.97;

  /** What is reached, and must not be lost. */
  private static final int DIFFERENT = 41;

  private static final int RIGHT = 6116;

  private static final int UNDECIDED = 143;

  @Test
  void thePageOfFunctionsIsUpToDate() throws Exception {
    Map<String, Score> scores = FormulaScores.all();
    String page = page(scores);

    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("out of date: run mvn -pl budget-engine test -Dtest=FormulasPageTest -Dgolden.update")
        .hasContent(page);
    Score total = new Score();
    Score claimed = claimed(scores);
    scores.values().forEach(total::add);
    assertThat(total.ours().right()).isGreaterThan(total.poi().right());
    assertThat(claimed.ours().right()).isGreaterThan(claimed.poi().right());
    assertThat(claimed.ours().right()).isGreaterThanOrEqualTo(RIGHT);
    assertThat(claimed.ours().of(Mark.UNDECIDED)).isLessThanOrEqualTo(UNDECIDED);
    assertThat(total.ours().of(Mark.WRONG)).isLessThanOrEqualTo(DIFFERENT);
    assertThat((double) DIFFERENT / total.formulas()).isLessThanOrEqualTo(GOAL_DIFFERENT);
    assertThat((double) RIGHT / claimed.formulas()).isGreaterThanOrEqualTo(GOAL_RIGHT);
  }

  private static Score claimed(Map<String, Score> scores) {
    Score claimed = new Score();
    scores.values().stream().filter(s -> s.poi().of(Mark.RIGHT) > 0).forEach(claimed::add);
    return claimed;
  }

  private static String page(Map<String, Score> scores) throws Exception {
    Score total = new Score();
    scores.values().forEach(total::add);
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append(HEAD);
    line(page, "**all**", total);
    line(page, "**where POI has an answer right**", claimed(scores));
    page.append("\nOf these right, malformed and refused: ")
        .append(total.ours().of(Mark.REFUSED))
        .append(" by Gouji, ")
        .append(total.poi().of(Mark.REFUSED))
        .append(" by POI; not what the file holds, but what Microsoft documents: ")
        .append(total.ours().of(Mark.DOCUMENTED))
        .append(" and ")
        .append(total.poi().of(Mark.DOCUMENTED))
        .append(".\n");
    between(page, total, claimed(scores));
    String family = "";
    for (Map.Entry<String, Score> entry : scores.entrySet()) {
      String[] name = entry.getKey().split("/");
      if (entry.getValue().formulas() == 0) {
        continue;
      }
      if (!name[0].equals(family)) {
        family = name[0];
        page.append("\n## ").append(family.replace('_', ' ')).append("\n\n").append(HEAD);
      }
      line(page, name[1].toUpperCase(Locale.ROOT), entry.getValue());
    }
    page.append(
        "\n## Where we differ, and why\n\n| function | formulas | why | known by |\n|---|---:|---|---|\n");
    for (KnownAnswers.Difference difference : KnownAnswers.reviewed()) {
      String function = difference.function().substring(difference.function().indexOf('/') + 1);
      page.append("| ").append(function.toUpperCase(Locale.ROOT)).append(" | ");
      page.append(difference.cells().size()).append(" | ").append(difference.why());
      page.append(" | ").append(difference.group().name().toLowerCase(Locale.ROOT)).append(" |\n");
    }
    return page.toString();
  }

  /** What stands between this and the goals, in counts. */
  private static void between(StringBuilder page, Score total, Score claimed) throws Exception {
    Map<KnownAnswers.Group, Integer> groups = new EnumMap<>(KnownAnswers.Group.class);
    for (KnownAnswers.Difference one : KnownAnswers.reviewed()) {
      groups.merge(one.group(), one.cells().size(), Integer::sum);
    }
    int differs = total.ours().of(Mark.WRONG);
    int most = (int) (GOAL_DIFFERENT * total.formulas());
    page.append("\n## The goals\n\n");
    page.append("At most 0.5 % of all formulas (")
        .append(most)
        .append(") may differ from the file where no document of Microsoft proves our answer; ")
        .append(differs)
        .append(" do, ")
        .append(percent(differs, total.formulas()))
        .append(". All that differ, each a case of its own in the last table:\n\n");
    groups.forEach(
        (group, count) ->
            page.append("* ").append(count).append(": ").append(group.told()).append(";\n"));
    int right = claimed.ours().right();
    page.append("\nTaken by the file alone, the documented ones with the others, ")
        .append(differs + total.ours().of(Mark.DOCUMENTED))
        .append(" differ, ")
        .append(percent(differs + total.ours().of(Mark.DOCUMENTED), total.formulas()))
        .append(".\n");
    page.append("\nThe other goal is that ")
        .append(percent(GOAL_RIGHT * claimed.formulas(), claimed.formulas()))
        .append(" are right where POI has an answer right (")
        .append((int) Math.ceil(GOAL_RIGHT * claimed.formulas()))
        .append("); ")
        .append(right)
        .append(" are, ")
        .append(percent(right, claimed.formulas()))
        .append(", or ")
        .append(percent(right - claimed.ours().of(Mark.DOCUMENTED), claimed.formulas()))
        .append(" by the file alone. Not right are the ")
        .append(claimed.ours().of(Mark.WRONG))
        .append(" of the formulas above that differ there and ")
        .append(claimed.ours().of(Mark.UNDECIDED))
        .append(" undecided ones:\n\n");
    int told = 0;
    for (String[] reason : KnownAnswers.undecided()) {
      told += Integer.parseInt(reason[0]);
      page.append("* ").append(reason[0]).append(": ").append(reason[1]).append(";\n");
    }
    assertThat(told)
        .as("undecided.csv tells them all")
        .isEqualTo(claimed.ours().of(Mark.UNDECIDED));
  }

  private static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * part / whole);
  }

  private static void line(StringBuilder page, String name, Score score) {
    page.append("| ").append(name).append(" | ").append(score.formulas()).append(" | ");
    page.append(score.ours()).append(" | ").append(score.poi()).append(" |\n");
  }

  private static final String HEAD =
      """
      | workbook | formulas | right | differs | undecided | POI right | POI wrong | POI undecided |
      |---|---:|---:|---:|---:|---:|---:|---:|
      """;

  private static final String INTRODUCTION =
      """
      # Functions, measured

      Generated by `FormulasPageTest`; do not edit.

      LibreOffice tests its functions with one workbook each; the answers stand beside the formulas.
      Here those workbooks are calculated anew, by Gouji and by Apache POI's evaluator.
      *Right* is the same number to nine digits, the same text, or an error where an error is known;
      and, since Excel decides, the other answer that Microsoft's pages of the function give in words
      or in an example (how many, the first table says; which, the last). POI is given these, too.
      *Differs* is an answer of ours that is not LibreOffice's because Excel's is another, without
      such a page; each of them was reviewed, and the last table gives the reasons. No other answer
      of ours differs.
      *Undecided* says that Gouji gives no answer and reports so: it does not know the function, the
      answer depends on the country of the machine, or engines and documentation disagree. A
      relation over such a cell counts as undecided, never as passed. POI's *wrong* are not reviewed.
      A workbook named for one function uses others too.

      Beyond functions: references to tables are read in all forms that Excel writes; a part that the
      table does not have, or that do not go together, stays undecided. LET is read, and LAMBDA where
      it is written into MAP, REDUCE, SCAN, BYROW, BYCOL or MAKEARRAY, but not as a value of its own
      or behind a name. References to other workbooks yield what the file keeps of their cells;
      where it keeps nothing, and for whole columns and conditional sums, the stored value stands.

      How answers are compared, for both engines alike:

      * The workbooks were converted from LibreOffice's own format, and lost on the way that patterns
        are regular expressions, that conditions fit parts of cells, and which of two functions a
        CEILING is. What LibreOffice itself answers when it opens the converted file and calculates
        it anew is right, too; `fresh.csv` holds the few answers that are not those in the file.
      * A formula that Excel's grammar does not allow, mostly by the number of arguments, cannot be
        read; where LibreOffice's answer is an error, saying so is right. How many there are, the
        first table says.
      * Two complex numbers, which are texts, are the same if they are so to nine digits, and
        `Sheet1.A1` is LibreOffice's way of writing `Sheet1!A1`.

      """;
}
