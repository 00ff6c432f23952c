package io.gouji.engine.narrative;

import io.gouji.engine.document.Paragraph;
import io.gouji.engine.finding.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether sentences end, brackets close, and marks are Chinese ones (N23). */
final class PunctuationCheck {
  private static final int SENTENCE = 24;

  private final Form form;
  private final Marks marks;
  private final Remarks remarks;

  private PunctuationCheck(Form form, Remarks remarks) {
    this.form = form;
    marks = form.lexicon().marks();
    this.remarks = remarks;
  }

  static void run(Form form, Remarks remarks) {
    PunctuationCheck check = new PunctuationCheck(form, remarks);
    check.ends();
    check.half();
    check.pairs();
  }

  /** Paragraphs that are sentences and end like headings; a document tells its first of them. */
  private void ends() {
    List<Passage> bare =
        form.text().stream()
            .filter(this::isBeforeNumber)
            .filter(this::isSentence)
            .filter(passage -> isWord(passage.text().charAt(passage.text().length() - 1)))
            .toList();
    if (!bare.isEmpty()) {
      Passage first = bare.get(0);
      int end = first.text().length();
      remarks.note(
          "N23B",
          new Span(first, end - 1, end),
          "",
          Map.of(
              "words", first.place(end - 1, end).quote(), "count", Integer.toString(bare.size())));
    }
  }

  /** Only where the next item begins is it certain that a paragraph was not broken. */
  private boolean isBeforeNumber(Passage passage) {
    return passage.number() < form.prose().passages().size()
        && form.prose().passages().get(passage.number()).heading().isNumbered();
  }

  private boolean isSentence(Passage passage) {
    String text = passage.text();
    return text.length() >= SENTENCE
        && text.chars().anyMatch(sign -> marks.isOfSentence((char) sign));
  }

  private boolean isWord(char sign) {
    return !marks.isAny(sign)
        && (Character.isIdeographic(sign) || Character.isDigit(sign) || sign == '%');
  }

  /** Half-width marks beside Chinese signs; once for the whole document. */
  private void half() {
    Set<Paragraph> prose =
        form.text().stream()
            .map(passage -> passage.place(0, 0).paragraph())
            .map(form.document()::paragraph)
            .collect(Collectors.toSet());
    Optional<Location.Prose> first = Optional.empty();
    int count = 0;
    for (Paragraph paragraph : form.document().paragraphs()) {
      String text = paragraph.text();
      for (int i = 1; prose.contains(paragraph) && i < text.length(); i++) {
        if (isHalf(text, i)) {
          count++;
          first = first.or(mark(paragraph, i));
        }
      }
    }
    int all = count;
    first.ifPresent(
        place -> remarks.note("N23C", place, "", Map.of("count", Integer.toString(all))));
  }

  private boolean isHalf(String text, int at) {
    return marks.isHalf(text.charAt(at))
        && Character.isIdeographic(text.charAt(at - 1))
        && (at + 1 == text.length() || !isLatin(text.charAt(at + 1)));
  }

  private static boolean isLatin(char sign) {
    return sign < 0x80 && Character.isLetter(sign);
  }

  private static java.util.function.Supplier<Optional<Location.Prose>> mark(
      Paragraph paragraph, int at) {
    return () ->
        Optional.of(Location.Prose.in(paragraph.number(), paragraph.text(), at, at + 1, SENTENCE));
  }

  /** Brackets may close in the passage after the one they open in, not later. */
  private void pairs() {
    List<Span> left = List.of();
    for (Passage passage : form.text()) {
      List<Span> open = new ArrayList<>();
      List<Span> surplus = new ArrayList<>();
      unpaired(passage, open, surplus);
      List<Span> earlier = new ArrayList<>(left);
      for (Span closing : surplus) {
        boolean closed = earlier.removeIf(opening -> isPair(opening, closing));
        if (!closed) {
          tell(closing);
        }
      }
      earlier.forEach(this::tell);
      left = open;
    }
    boolean cut = !form.outline().isWhole();
    left.stream()
        .filter(span -> !cut || span.passage().number() < form.prose().passages().size())
        .forEach(this::tell);
  }

  private void unpaired(Passage passage, List<Span> open, List<Span> surplus) {
    String text = passage.text();
    Deque<Integer> stack = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      int kind = marks.closing(text.charAt(i));
      if (marks.opening(text.charAt(i)) >= 0) {
        stack.push(i);
      } else if (kind >= 0) {
        if (!stack.isEmpty() && marks.opening(text.charAt(stack.peek())) == kind) {
          stack.pop();
        } else if (!isNumber(text, i)) {
          surplus.add(new Span(passage, i, i + 1));
        }
      }
    }
    stack.descendingIterator().forEachRemaining(at -> open.add(new Span(passage, at, at + 1)));
  }

  /** {@code 1）} at the beginning of an item. */
  private boolean isNumber(String text, int at) {
    int start = at;
    while (start > 0 && isPlain(text.charAt(start - 1)) && at - start < 3) {
      start--;
    }
    return start < at && (start == 0 || isBefore(text.charAt(start - 1)));
  }

  /** Whether an item may begin behind it. */
  private boolean isBefore(char sign) {
    return marks.isStop(sign) || marks.isBetween(sign);
  }

  private static boolean isPlain(char sign) {
    return sign < 0x80 && Character.isLetterOrDigit(sign);
  }

  private boolean isPair(Span opening, Span closing) {
    return marks.opening(opening.text().charAt(0)) == marks.closing(closing.text().charAt(0));
  }

  private void tell(Span span) {
    remarks.note("N23D", span, span.text(), Map.of("words", span.text()));
  }
}
