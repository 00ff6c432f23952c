package io.gouji.engine.narrative;

import io.gouji.engine.finding.Quantity;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the numbered items of a list add up to what they are said to make up (N21). */
final class ListCheck {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final Prose prose;
  private final Lexicon lexicon;
  private final Figures figures;
  private final Remarks remarks;
  private final Subjects subjects;

  private ListCheck(Prose prose, Lexicon lexicon, Figures figures, Remarks remarks) {
    this.prose = prose;
    this.lexicon = lexicon;
    this.figures = figures;
    this.remarks = remarks;
    subjects = lexicon.subjects();
  }

  static void run(Prose prose, Lexicon lexicon, Figures figures, Remarks remarks) {
    ListCheck check = new ListCheck(prose, lexicon, figures, remarks);
    prose.passages().forEach(check::opening);
  }

  private void opening(Passage passage) {
    String text = passage.text();
    if (!lexicon.marks().isLead(text) || passage.cell().isPresent()) {
      return;
    }
    List<Level> items = items(passage);
    String intro = text.substring(lastStop(text) + 1, text.length() - 1);
    Subject whole = subjects.of(intro);
    if (items.size() < 2 || whole.isNone()) {
      return;
    }
    figures.nearest(whole, items.get(0)).ifPresent(total -> judge(total, items, intro));
  }

  private int lastStop(String text) {
    int stop = -1;
    for (int i = 0; i < text.length() - 1; i++) {
      if (lexicon.marks().isStop(text.charAt(i))) {
        stop = i;
      }
    }
    return stop;
  }

  /** The first amount of every item that follows, as long as the numbering goes on. */
  private List<Level> items(Passage opening) {
    List<Level> items = new ArrayList<>();
    int ordinal = 0;
    int level = -1;
    for (int i = opening.number(); i < prose.passages().size(); i++) {
      Passage passage = prose.passages().get(i);
      if (!passage.heading().isNumbered()) {
        continue;
      }
      if (level < 0) {
        level = passage.heading().level();
      }
      if (passage.heading().level() != level || passage.heading().ordinal() != ordinal + 1) {
        break;
      }
      ordinal++;
      Optional<Level> first = first(passage);
      if (first.isEmpty()) {
        return List.of();
      }
      items.add(first.get());
    }
    return items;
  }

  private Optional<Level> first(Passage passage) {
    return figures.of(passage).stream().filter(level -> level.money().isPresent()).findFirst();
  }

  private void judge(Level total, List<Level> items, String intro) {
    Money stated = total.money().orElseThrow();
    Interval possible = Interval.exactly(BigDecimal.ZERO);
    BigDecimal fen = BigDecimal.ZERO;
    for (Level item : items) {
      // Items are often cut off where the total is rounded.
      possible = possible.plus(item.money().orElseThrow().printed());
      fen = fen.add(item.money().orElseThrow().fen());
    }
    if (stated.printed().meets(possible)) {
      return;
    }
    boolean more = fen.compareTo(stated.fen()) > 0;
    boolean shared = sharesAreFull(items);
    if (more || shared || lexicon.any(Kinds.COMPLETE).matcher(intro).find()) {
      tell(more || shared ? "N21B" : "N21D", total, items, stated.like(fen));
    }
  }

  private void tell(String rule, Level total, List<Level> items, Quantity sum) {
    Money stated = total.money().orElseThrow();
    remarks.figure(
        rule,
        stated.span(),
        total.subject().name(),
        Map.of(
            "subject", total.subject().name(),
            "count", Integer.toString(items.size()),
            "stated", stated.span().text(),
            "right", sum.text() + sum.unit()),
        stated.quantity(),
        sum);
  }

  /** Whether the items' shares make up the whole, so that none is left out. */
  private boolean sharesAreFull(List<Level> items) {
    List<Share> shares =
        figures.all(Share.class).stream()
            .filter(share -> share.part().filter(items::contains).isPresent())
            .toList();
    BigDecimal sum =
        shares.stream()
            .map(share -> share.percent().number())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal slack = BigDecimal.valueOf(shares.size()).movePointLeft(2);
    return shares.size() == items.size() && sum.subtract(ALL).abs().compareTo(slack) <= 0;
  }
}
