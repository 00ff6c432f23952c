package io.gouji.engine;

import io.gouji.engine.binding.Explanations;
import io.gouji.engine.finding.Explanation;
import io.gouji.engine.finding.Finding;
import io.gouji.engine.pack.ExplanationWords;
import io.gouji.engine.pack.Pack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets explanations against findings. Findings of one fingerprint are told apart by their values,
 * so that an inserted or moved row does not exchange them; alike in their values too, they are
 * explained together.
 */
final class Explainer {
  private final Evaluation found;
  private final ExplanationFindings telling;
  private final List<Explanation> given = new ArrayList<>();
  private final List<Finding> remarks = new ArrayList<>();
  private final Map<Finding, Explanation> explained = new LinkedHashMap<>();

  private Explainer(Evaluation found) {
    this.found = found;
    this.telling = new ExplanationFindings(found.selection().pack(), found.year());
  }

  /** The evaluation with what is explained taken out of its findings, and what is not told. */
  static Evaluation explain(Evaluation found, SetAside own, List<Options.Attached> files) {
    Explainer explainer = new Explainer(found);
    explainer.gather(own, files);
    explainer.match();
    return explainer.evaluation(own);
  }

  private void gather(SetAside own, List<Options.Attached> files) {
    Pack pack = found.selection().pack();
    ExplanationWords words = pack.vocabulary().explanations();
    own.told().ifPresent(sheet -> take(sheet.content(), sheet.name()));
    files.forEach(file -> take(AttachedExplanations.read(file, words), file.name()));
  }

  private void take(Optional<Explanations> read, String source) {
    if (read.isEmpty()) {
      remarks.add(telling.unread(source));
    }
    read.stream()
        .flatMap(content -> content.list().stream())
        .filter(Explanation::isBegun)
        .forEach(given::add);
  }

  private void match() {
    List<Explanation> idle = new ArrayList<>();
    for (Explanation one : given) {
      List<Finding> met = telling.lack(one).isEmpty() ? met(one) : List.of();
      met.forEach(finding -> explained.putIfAbsent(finding, one));
      if (met.isEmpty()) {
        idle.add(one);
      }
    }
    List<Finding> told = new ArrayList<>();
    for (Explanation one : idle) {
      Optional<Finding> missed = missed(one, told);
      missed.ifPresent(told::add);
      remarks.add(
          missed
              .map(finding -> telling.rejected(one, finding))
              .orElseGet(() -> telling.unused(one)));
    }
  }

  /** The findings an explanation counts for. */
  private List<Finding> met(Explanation one) {
    return telling.isOfThisYear(one)
        ? found.toExplain().stream().filter(one::fits).toList()
        : List.of();
  }

  /** The finding an explanation failed to explain: rather one of its values, and one not told. */
  private Optional<Finding> missed(Explanation one, List<Finding> told) {
    List<Finding> open =
        found.findings().stream()
            .filter(finding -> finding.fingerprint().equals(one.fingerprint()))
            .filter(finding -> !explained.containsKey(finding))
            .filter(finding -> finding.severity() != io.gouji.engine.finding.Severity.INFO)
            .toList();
    Optional<Finding> same = open.stream().filter(one::fits).findFirst();
    return same.or(() -> open.stream().filter(finding -> !told.contains(finding)).findFirst())
        .or(() -> open.stream().findFirst());
  }

  private Evaluation evaluation(SetAside own) {
    List<Finding> left = new ArrayList<>(remarks);
    List<Explained> done = new ArrayList<>();
    for (Finding finding : found.findings()) {
      Explanation by = explained.get(finding);
      if (by == null) {
        left.add(finding);
      } else {
        done.add(new Explained(finding, by));
      }
    }
    return found.explained(left, new Explaining(done, own.explanations(), own.told()));
  }
}
