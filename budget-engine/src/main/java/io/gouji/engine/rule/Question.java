package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A condition bound to one workbook: yes, no, or not to be told for unreadable figures. */
interface Question {
  /** The answers of three-valued logic; worse ones later. */
  enum Answer {
    NO,
    UNKNOWN,
    YES
  }

  /**
   * Asks it of one row of the home block.
   *
   * @param unreadable receives the figures that hindered an answer
   */
  Answer at(int row, List<Observed> unreadable);

  /** Binds a condition. */
  static Question of(Condition condition, Binding binding, Optional<Block> home) {
    if (condition instanceof Condition.All all) {
      return all(bind(all.parts(), binding, home));
    }
    if (condition instanceof Condition.Any any) {
      Question none = all(bind(any.parts(), binding, home).stream().map(Question::not).toList());
      return not(none);
    }
    if (condition instanceof Condition.Not not) {
      return not(of(not.part(), binding, home));
    }
    if (condition instanceof Condition.Labels labels) {
      return labels(labels, home);
    }
    if (condition instanceof Condition.Exists exists) {
      Answer there = binding.isThere(exists.what()) ? Answer.YES : Answer.NO;
      return (row, unreadable) -> there;
    }
    if (condition instanceof Condition.Count count) {
      IntFunction<Figures> rows = binding.figures(count.rows());
      return (row, unreadable) ->
          told(count.comparison(), Long.compare(rows.apply(row).rows().length, count.number()));
    }
    if (condition instanceof Condition.Scoped scoped) {
      boolean same = binding.money(scoped.block()).equals(scoped.money());
      Answer answer = same == (scoped.comparison() == Comparison.EQUAL) ? Answer.YES : Answer.NO;
      return (row, unreadable) -> answer;
    }
    return values((Condition.Values) condition, binding);
  }

  private static List<Question> bind(List<Condition> parts, Binding binding, Optional<Block> home) {
    List<Question> questions = new ArrayList<>(parts.size());
    for (Condition part : parts) {
      questions.add(of(part, binding, home));
    }
    return questions;
  }

  private static Answer told(Comparison comparison, int sign) {
    return comparison.holds(sign) ? Answer.YES : Answer.NO;
  }

  private static Question all(List<Question> parts) {
    if (parts.size() < 2) {
      return parts.isEmpty() ? (row, unreadable) -> Answer.YES : parts.get(0);
    }
    return (row, unreadable) -> {
      Answer least = Answer.YES;
      List<Observed> hindering = new ArrayList<>();
      for (Question part : parts) {
        Answer answer = part.at(row, hindering);
        if (answer == Answer.NO) {
          return answer;
        }
        least = answer == Answer.UNKNOWN ? answer : least;
      }
      unreadable.addAll(hindering);
      return least;
    };
  }

  private static Question not(Question part) {
    return (row, unreadable) ->
        switch (part.at(row, unreadable)) {
          case YES -> Answer.NO;
          case NO -> Answer.YES;
          case UNKNOWN -> Answer.UNKNOWN;
        };
  }

  private static Question labels(Condition.Labels labels, Optional<Block> home) {
    IntFunction<String> left = text(labels.left(), home);
    IntFunction<String> right = text(labels.right(), home);
    return (row, unreadable) ->
        told(labels.comparison(), Labels.compare(left.apply(row), right.apply(row)));
  }

  /** A text without labels is asked of no block; one with labels has a home. */
  private static IntFunction<String> text(LabelText text, Optional<Block> home) {
    if (home.isPresent() && text.dependsOnRow()) {
      Block block = home.get();
      return row -> text.text(block, row);
    }
    String plain = text.plain();
    return row -> plain;
  }

  private static Question values(Condition.Values values, Binding binding) {
    BoundSide left = binding.side(values.left());
    BoundSide right = binding.side(values.right());
    return (row, unreadable) -> {
      ObservedSide one = left.at(row);
      ObservedSide other = right.at(row);
      if (one.isReadable() && other.isReadable()) {
        return told(values.comparison(), Long.compare(one.fen(), other.fen()));
      }
      unreadable.addAll(one.unreadable());
      unreadable.addAll(other.unreadable());
      return Answer.UNKNOWN;
    };
  }
}
