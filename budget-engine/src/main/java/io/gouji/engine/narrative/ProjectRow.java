package io.gouji.engine.narrative;

import io.gouji.engine.pack.TableSpec;
import io.gouji.engine.table.Decimals;
import io.gouji.engine.table.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of the project table that stands in the text one cell a line: number, code, unit, project,
 * amount, goal, indicators.
 *
 * @param name the project's name as it stands in the text
 * @param details the goal and the indicators, as far as the next row
 */
record ProjectRow(int serial, Span name, Money amount, List<Passage> details) {
  private static final String TABLE = "T12";
  private static final Pattern SERIAL = Pattern.compile("\\d{1,3}");
  private static final Pattern CODE = Pattern.compile("\\d{3,14}");
  private static final Pattern NAME = Pattern.compile("(?=.*\\p{IsHan}).{2,60}");
  private static final Pattern AMOUNT =
      Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
  private static final int SHORTEST_GOAL = 15;

  ProjectRow {
    details = List.copyOf(details);
  }

  /** The rows of a text, in order; none where the pack has no table of projects. */
  static List<ProjectRow> of(Prose prose, Lexicon lexicon) {
    Optional<Unit> unit =
        lexicon.pack().table(TABLE).map(TableSpec::unit).map(label -> lexicon.units().get(label));
    List<ProjectRow> rows = new ArrayList<>();
    List<Passage> passages = prose.passages();
    for (int i = 0; unit.isPresent() && i < passages.size(); i++) {
      int amount = amount(passages, i);
      if (amount > 0) {
        int end = amount + 1;
        while (end < passages.size() && amount(passages, end) < 0 && isDetail(passages.get(end))) {
          end++;
        }
        rows.add(row(passages, i, amount, end, unit.get()));
        i = end - 1;
      }
    }
    return rows;
  }

  /** Where the amount of the row stands that begins here, or -1 if none does. */
  private static int amount(List<Passage> passages, int start) {
    if (!fits(SERIAL, passages, start)) {
      return -1;
    }
    int at = fits(CODE, passages, start + 1) ? start + 2 : start + 1;
    int names = 0;
    while (names < 2 && fits(NAME, passages, at)) {
      at++;
      names++;
    }
    boolean row =
        names > 0
            && fits(AMOUNT, passages, at)
            && at + 1 < passages.size()
            && passages.get(at + 1).text().length() >= SHORTEST_GOAL
            && fits(Pattern.compile(".*\\p{IsHan}.*"), passages, at + 1);
    return row ? at : -1;
  }

  private static boolean fits(Pattern pattern, List<Passage> passages, int at) {
    return at < passages.size() && pattern.matcher(passages.get(at).text()).matches();
  }

  private static boolean isDetail(Passage passage) {
    return passage.heading().level() != 0
        && (passage.heading().level() != 1 || passage.cell().isPresent());
  }

  private static ProjectRow row(List<Passage> passages, int start, int amount, int end, Unit unit) {
    Passage money = passages.get(amount);
    Passage name = passages.get(amount - 1);
    BigDecimal number = Decimals.of(money.text().replace(",", ""));
    return new ProjectRow(
        Integer.parseInt(passages.get(start).text()),
        new Span(name, 0, name.text().length()),
        new Money(number, unit, new Span(money, 0, money.text().length())),
        passages.subList(amount + 1, end));
  }
}
