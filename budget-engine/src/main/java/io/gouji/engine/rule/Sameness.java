package io.gouji.engine.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a rule says, in a form in which two rules that say the same are equal texts. */
final class Sameness {
  private Sameness() {}

  /** One text for each of its relations; statements about labels are texts of their own. */
  static List<String> of(Rule rule) {
    List<String> texts = new ArrayList<>();
    rule.relations().forEach(relation -> texts.add(of(relation)));
    rule.statement().ifPresent(statement -> texts.add(statement.toString()));
    return texts;
  }

  private static String of(Relation relation) {
    Linear all = relation.left().minus(relation.right());
    Map<String, Ratio> terms = new TreeMap<>();
    all.terms()
        .forEach(term -> terms.put(term.selector().toString(), Ratio.of(term.coefficient())));
    terms.put("", Ratio.of(all.constant()));
    Ratio first =
        terms.values().stream()
            .filter(ratio -> ratio.sign() != 0)
            .reduce((a, b) -> b)
            .orElseThrow();
    Ratio divisor = first.sign() < 0 ? first.negated() : first;
    boolean turned = first.sign() < 0;
    terms.replaceAll(
        (selector, ratio) -> turned ? ratio.over(divisor).negated() : ratio.over(divisor));
    Comparison comparison = turned ? turned(relation.comparison()) : relation.comparison();
    return terms + comparison.sign() + relation.home() + relation.condition();
  }

  private static Comparison turned(Comparison comparison) {
    return switch (comparison) {
      case LESS -> Comparison.GREATER;
      case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
      case GREATER -> Comparison.LESS;
      case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
      default -> comparison;
    };
  }
}
