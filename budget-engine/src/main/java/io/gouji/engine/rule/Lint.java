package io.gouji.engine.rule;

import io.gouji.engine.finding.RuleId;
import io.gouji.engine.pack.RuleSpec;
import io.gouji.engine.table.BudgetBook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks of rules that compile whether they make sense together, by the books they are tried on
 * (after {@code validatetools}: infeasible, contradicted, redundant). Exact: ranks and programs are
 * solved in rationals.
 */
public final class Lint {
  /** What can be said of a rule. */
  public enum Kind {
    /** With the others named, no book can satisfy it unless its figures are all zero. */
    CONTRADICTED,
    /** It says nothing that the other named does not say, perhaps in multiples. */
    SAME,
    /** It applied to no book. */
    UNMATCHED,
    /** It follows from the others wherever it applies: strength, no mistake. */
    IMPLIED
  }

  /**
   * One remark.
   *
   * @param others the rules it is about besides the first
   */
  public record Remark(Kind kind, RuleSpec rule, List<RuleId> others) {
    public Remark {
      others = List.copyOf(others);
    }
  }

  private final RuleSet rules;
  private final List<SymbolicBook> books;
  private final List<Remark> remarks = new ArrayList<>();

  private Lint(RuleSet rules, List<SymbolicBook> books) {
    this.rules = rules;
    this.books = books;
  }

  /** All remarks, gravest first, then in the order of the pack. */
  public static List<Remark> of(RuleSet rules, List<BudgetBook> books) {
    Lint lint = new Lint(rules, books.stream().map(b -> SymbolicBook.of(rules, b)).toList());
    Set<RuleId> wrong = lint.contradicted();
    lint.same();
    lint.unmatched();
    lint.implied(wrong);
    return List.copyOf(lint.remarks);
  }

  /**
   * The last of the rules that contradict each other is told and left out, for what was added last
   * is most probably wrong; then the others are asked again.
   */
  private Set<RuleId> contradicted() {
    Set<RuleId> wrong = new HashSet<>();
    Set<RuleId> fine = new HashSet<>();
    List<Rule> latestFirst = new ArrayList<>(rules.rules());
    Collections.reverse(latestFirst);
    List<Contradictions> all = without(wrong);
    all.forEach(book -> fine.addAll(book.witnessed()));
    for (Rule rule : latestFirst) {
      RuleId id = rule.spec().id();
      Set<RuleId> culprits = fine.contains(id) ? Set.of() : inAll(all, id);
      if (!culprits.isEmpty()) {
        remarks.add(0, new Remark(Kind.CONTRADICTED, rule.spec(), without(culprits, id)));
        wrong.add(id);
        all = without(wrong);
        all.forEach(book -> fine.addAll(book.witnessed()));
      }
    }
    return wrong;
  }

  private List<Contradictions> without(Set<RuleId> wrong) {
    return books.stream().map(book -> new Contradictions(book, wrong)).toList();
  }

  /** A rule is contradicted if it is so in every book that it applies to. */
  private Set<RuleId> inAll(List<Contradictions> all, RuleId id) {
    Set<RuleId> first = Set.of();
    for (Contradictions book : all) {
      if (book.has(id)) {
        Set<RuleId> here = book.of(id);
        if (here.isEmpty()) {
          return Set.of();
        }
        first = first.isEmpty() ? here : first;
      }
    }
    return first;
  }

  private static List<RuleId> without(Set<RuleId> culprits, RuleId id) {
    return culprits.stream().filter(other -> !other.equals(id)).sorted().toList();
  }

  private void same() {
    Map<String, RuleId> first = new HashMap<>();
    for (Rule rule : rules.rules()) {
      List<String> said = Sameness.of(rule);
      Set<RuleId> by = new LinkedHashSet<>();
      boolean all = !said.isEmpty();
      for (String one : said) {
        RuleId other = first.get(one);
        all &= other != null;
        if (other != null) {
          by.add(other);
        }
      }
      if (all) {
        remarks.add(new Remark(Kind.SAME, rule.spec(), List.copyOf(by)));
      }
      said.forEach(one -> first.putIfAbsent(one, rule.spec().id()));
    }
  }

  private void unmatched() {
    Set<RuleId> matched = new HashSet<>();
    books.forEach(book -> matched.addAll(book.matched()));
    if (!books.isEmpty()) {
      rules.rules().stream()
          .filter(rule -> !matched.contains(rule.spec().id()))
          .forEach(rule -> remarks.add(new Remark(Kind.UNMATCHED, rule.spec(), List.of())));
    }
  }

  /** Only books that satisfy all rules tell what follows from what. */
  private void implied(Set<RuleId> wrong) {
    Set<RuleId> candidates = new LinkedHashSet<>();
    Set<RuleId> refuted = new HashSet<>();
    for (SymbolicBook book :
        books.stream()
            .map(book -> book.without(wrong))
            .filter(SymbolicBook::isSound)
            .distinct()
            .toList()) {
      Set<RuleId> here = Implied.in(book);
      candidates.addAll(here);
      book.byRule().keySet().stream().filter(id -> !here.contains(id)).forEach(refuted::add);
    }
    rules.rules().stream()
        .filter(rule -> candidates.contains(rule.spec().id()))
        .filter(rule -> !refuted.contains(rule.spec().id()))
        .forEach(rule -> remarks.add(new Remark(Kind.IMPLIED, rule.spec(), List.of())));
  }
}
