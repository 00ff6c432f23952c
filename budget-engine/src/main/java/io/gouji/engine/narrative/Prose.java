package io.gouji.engine.narrative;

import io.gouji.engine.document.Document;
import io.gouji.engine.narrative.Passage.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;

/** A document as it reads: its passages in order, each with its place in the outline. */
record Prose(List<Passage> passages) {
  Prose {
    passages = List.copyOf(passages);
  }

  static Prose of(Document document, Lexicon lexicon) {
    return new Builder(document, lexicon).prose();
  }

  /** The passage that opens the section a passage is in. */
  Optional<Passage> section(Passage passage) {
    int opening = passage.heading().section();
    return opening == 0 ? Optional.empty() : Optional.of(passages.get(opening - 1));
  }

  /** Joins the lines of paragraphs that were broken, and finds the numbering. */
  private static final class Builder {
    /** From this share of the common width on, a line is one that was broken. */
    private static final int FULL_PERCENT = 85;

    /** A sentence seldom ends at the very end of a line that is not broken. */
    private static final int BRIM_PERCENT = 97;

    private static final int LONGEST_LINE = 160;

    private final Lexicon lexicon;
    private final List<Line> lines;
    private final int width;
    private final List<Passage> passages = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();
    private boolean broken;
    private int section;

    Builder(Document document, Lexicon lexicon) {
      this.lexicon = lexicon;
      lines = document.paragraphs().stream().map(lexicon.cleaner()::clean).toList();
      width = Widths.common(lines, LONGEST_LINE);
    }

    Prose prose() {
      lines.stream().filter(line -> !line.isEmpty()).forEach(this::add);
      close();
      return new Prose(passages);
    }

    private void add(Line line) {
      if (!(broken && continues(line))) {
        close();
      }
      open.add(line);
      broken =
          width > 0
              && line.paragraphs()[0].cell().isEmpty()
              && Widths.of(line.text()) * 100
                  >= width * (isEnd(line) ? BRIM_PERCENT : FULL_PERCENT);
    }

    private boolean isEnd(Line line) {
      return lexicon.marks().isEndOfLine(line.text().charAt(line.text().length() - 1));
    }

    private boolean continues(Line line) {
      return line.paragraphs()[0].cell().isEmpty() && !heading(line).isNumbered();
    }

    private void close() {
      if (!open.isEmpty()) {
        Line whole = Line.joined(open);
        Heading own = heading(whole);
        int number = passages.size() + 1;
        if (own.isNumbered() && own.level() <= 1 && whole.paragraphs()[0].cell().isEmpty()) {
          section = number;
        }
        passages.add(
            new Passage(
                number,
                whole,
                new Heading(own.level(), own.ordinal(), own.length(), section),
                lexicon.marks()));
      }
      open.clear();
    }

    /** The numbering of a line, which the program may print without it being in the text. */
    private Heading heading(Line line) {
      String label = line.paragraphs()[0].label();
      if (label.isEmpty()) {
        return heading(line.text());
      }
      Heading printed = heading(lexicon.cleaner().clean(label));
      return new Heading(printed.level(), printed.ordinal(), 0, 0);
    }

    private Heading heading(String text) {
      List<Phrase> styles = lexicon.phrases(Kinds.NUMBERING);
      for (int level = 0; level < styles.size(); level++) {
        Matcher found = styles.get(level).pattern().matcher(text);
        if (found.lookingAt()) {
          OptionalInt ordinal = lexicon.numbers().read(found.group(found.groupCount()));
          if (ordinal.isPresent()) {
            return new Heading(level, ordinal.getAsInt(), found.end(), 0);
          }
        }
      }
      return Heading.NONE;
    }
  }
}
