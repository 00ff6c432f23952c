package io.gouji.engine.report;

import io.gouji.engine.BudgetEngine;
import io.gouji.engine.finding.FindingClass;
import io.gouji.engine.finding.Severity;
import io.gouji.engine.pack.Messages;
import io.gouji.engine.report.FileResult.Figure;
import io.gouji.engine.report.FileResult.Item;
import io.gouji.engine.report.RunSummary.Across;
import io.gouji.engine.report.RunSummary.Spot;
import io.gouji.engine.table.Amount;
import io.gouji.engine.table.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Sentences about what is seen only across files, in one language. */
public final class AcrossWords {
  private final Wording words;

  /**
   * The words all packs share.
   *
   * @param language {@code zh} or {@code en}
   */
  public AcrossWords(BudgetEngine engine, String language) {
    this.words = new Wording(engine.packs().get(0), language);
  }

  /**
   * Two figures that should be equal.
   *
   * @param unit in which they are told, with so many decimals
   */
  public record Pair(Amount left, Amount right, Unit unit, int decimals) {}

  /** A sentence with its blanks filled. */
  public String say(String id, Map<String, String> blanks) {
    return words.label(id, blanks);
  }

  /** Names in one text, as sentences list them; empty where there are none. */
  public String list(List<String> names) {
    return names.stream()
        .reduce((list, item) -> say("list", Map.of("list", list, "item", item)))
        .orElse("");
  }

  /**
   * A finding by the messages of its id, {@code H01} and {@code H01.name}.
   *
   * @param table id of the table it is told under, or empty
   * @param fingerprint the same for the same finding of another run
   */
  public Across finding(
      String id,
      Severity severity,
      String table,
      Map<String, String> blanks,
      Optional<Pair> figures,
      String fingerprint,
      List<Spot> spots) {
    Map<String, String> all = new TreeMap<>(blanks);
    Optional<Figure> left = figures.map(two -> figure("across.left", two, two.left()));
    Optional<Figure> right = figures.map(two -> figure("across.right", two, two.right()));
    Optional<Figure> difference =
        figures.map(two -> figure("", two, two.left().minus(two.right())));
    left.ifPresent(figure -> all.put("leftValue", told(figures, Pair::left)));
    right.ifPresent(figure -> all.put("rightValue", told(figures, Pair::right)));
    difference.ifPresent(
        figure -> all.put("difference", told(figures, two -> two.left().minus(two.right()))));
    FindingClass kind = figures.isPresent() ? FindingClass.ERROR : FindingClass.STRUCTURE;
    Item item =
        new Item(
            id,
            words.label(id + ".name"),
            severity,
            kind.word(),
            table.isEmpty() ? "" : words.table(table),
            words.label(id, all),
            part(id, Messages.Sentences::why, all),
            part(id, Messages.Sentences::remedy, all),
            left,
            right,
            difference,
            List.of(),
            fingerprint);
    return new Across(item, spots);
  }

  private String part(
      String id, Function<Messages.Sentences, String> part, Map<String, String> blanks) {
    return words.sentences(id).map(part).map(told -> Wording.fill(told, blanks)).orElse("");
  }

  private static String told(Optional<Pair> figures, Function<Pair, Amount> which) {
    Pair two = figures.orElseThrow();
    return Wording.amount(which.apply(two).in(two.unit(), two.decimals()));
  }

  private Figure figure(String name, Pair two, Amount amount) {
    String told = name.isEmpty() ? "" : words.label(name);
    return new Figure(told, amount.in(two.unit(), two.decimals()).text(), two.unit().label());
  }
}
