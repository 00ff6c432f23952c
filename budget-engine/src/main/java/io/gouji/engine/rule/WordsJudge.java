package io.gouji.engine.rule;

import io.gouji.engine.table.Block;
import java.util.List;
import java.util.Optional;

/** Judges one predicate about the words of a block's rows, or about the block as a table. */
final class WordsJudge {
  /** Characters quoted on each side of words that should not be there. */
  private static final int AROUND = 10;

  private final Predicate predicate;
  private final Block block;
  private final TargetGrammar targets;
  private final List<Like> likes;

  WordsJudge(Predicate predicate, Block block, TargetGrammar targets) {
    this.predicate = predicate;
    this.block = block;
    this.targets = targets;
    likes = patterns(predicate).stream().map(Like::of).toList();
  }

  private static List<String> patterns(Predicate predicate) {
    if (predicate instanceof Predicate.Without without) {
      return without.patterns();
    }
    return predicate instanceof Predicate.EmptyAbout about ? about.patterns() : List.of();
  }

  /** Whether a predicate asks of words or tables. */
  static boolean judges(Predicate predicate) {
    return predicate instanceof Predicate.OfTable || !columns(predicate).isEmpty();
  }

  private static List<String> columns(Predicate predicate) {
    if (predicate instanceof Predicate.Filled filled) {
      return filled.columns();
    }
    if (predicate instanceof Predicate.Without without) {
      return List.of(without.column());
    }
    return predicate instanceof Predicate.Targets asked ? List.of(asked.column()) : List.of();
  }

  /** The columns asked for, if the layout has none of them. */
  Optional<String> lacking() {
    List<String> columns = columns(predicate);
    boolean none = columns.stream().noneMatch(block::hasText);
    return columns.isEmpty() || !none ? Optional.empty() : Optional.of(columns.get(0));
  }

  /** The column the reader is led to. */
  Optional<String> column() {
    return columns(predicate).stream().filter(block::hasText).findFirst();
  }

  /** Empty if a row's words are as they should be. */
  Optional<LabelJudge.Wrong> at(int row) {
    if (predicate instanceof Predicate.Filled filled) {
      for (String column : filled.columns()) {
        if (!block.text(row, column).isBlank()) {
          return Optional.empty();
        }
      }
      String names = String.join(" ", filled.columns());
      return Optional.of(new LabelJudge.Wrong("statement.filled", "", names));
    }
    if (predicate instanceof Predicate.Without without) {
      String text = block.text(row, without.column());
      return like(text)
          .map(pattern -> bare(pattern))
          .map(words -> new LabelJudge.Wrong("statement.without", excerpt(text, words), words));
    }
    Predicate.Targets asked = (Predicate.Targets) predicate;
    Optional<LabelJudge.Wrong> rate = Optional.empty();
    for (TargetGrammar.Piece piece :
        targets.read(asked.column(), block.text(row, asked.column()))) {
      if (piece.target().isEmpty()) {
        return Optional.of(new LabelJudge.Wrong("statement.target", piece.written(), ""));
      }
      if (rate.isEmpty() && targets.isTooMuch(piece.target().get())) {
        rate = Optional.of(new LabelJudge.Wrong("statement.rate", piece.written(), ""));
      }
    }
    return rate;
  }

  /** Empty if what is said of the whole table is right. */
  Optional<LabelJudge.Wrong> ofTable() {
    boolean empty = !block.hasMoney();
    if (predicate instanceof Predicate.EmptyTold) {
      return empty && block.notes().isEmpty()
          ? Optional.of(new LabelJudge.Wrong("statement.untold", "", ""))
          : Optional.empty();
    }
    for (Block.Note note : block.notes()) {
      if (predicate instanceof Predicate.EmptyTrue && !empty) {
        return Optional.of(new LabelJudge.Wrong("statement.notempty", note.text(), ""));
      }
      if (predicate instanceof Predicate.EmptyAbout && like(note.text()).isEmpty()) {
        String right = bare(likes.get(0).words());
        return Optional.of(new LabelJudge.Wrong("statement.othernote", note.text(), right));
      }
    }
    return Optional.empty();
  }

  /** The first pattern that a text is like, blanks and the width of signs aside. */
  private Optional<String> like(String text) {
    String plain = Label.Words.plain(text);
    for (Like one : likes) {
      if (one.is(plain)) {
        return Optional.of(one.words());
      }
    }
    return Optional.empty();
  }

  /** The words with some of what stands around them. */
  private static String excerpt(String text, String words) {
    String line = text.replaceAll("\\s+", "");
    int at = Math.max(line.indexOf(words), 0);
    int from = Math.max(at - AROUND, 0);
    int to = Math.min(at + words.length() + AROUND, line.length());
    return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
  }

  private static String bare(String pattern) {
    return pattern.replace("*", "").replace("?", "");
  }
}
