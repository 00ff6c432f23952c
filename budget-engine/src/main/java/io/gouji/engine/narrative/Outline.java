package io.gouji.engine.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/** The parts of a document where they begin, and the list of contents before them. */
final class Outline {

  private final List<Passage> passages;
  private final Lexicon lexicon;
  private final List<Worded> wanted;
  private final List<Part> parts = new ArrayList<>();
  private final boolean[] contents;

  /**
   * A part of the document.
   *
   * @param place number of its line among the parts of the pack, from 0
   * @param end number of the last passage in it
   */
  record Part(Worded line, int place, Passage title, int end) {
    boolean is(String role) {
      return line.entry().value().contains(role);
    }

    boolean holds(Passage passage) {
      return passage.number() >= title.number() && passage.number() <= end;
    }
  }

  private Outline(Prose prose, Lexicon lexicon) {
    passages = prose.passages();
    this.lexicon = lexicon;
    wanted = lexicon.worded(Kinds.PART);
    contents = new boolean[passages.size() + 1];
  }

  static Outline of(Prose prose, Lexicon lexicon) {
    Outline outline = new Outline(prose, lexicon);
    outline.findContents();
    outline.findParts();
    return outline;
  }

  List<Part> parts() {
    return parts;
  }

  /** The parts the pack asks for, in their order. */
  List<Worded> wanted() {
    return wanted;
  }

  /** The part a passage is in. */
  Optional<Part> part(Passage passage) {
    return parts.stream().filter(part -> part.holds(passage)).findFirst();
  }

  Optional<Part> part(String role) {
    return parts.stream().filter(part -> part.is(role)).findFirst();
  }

  /** Whether it is all of a document, not a piece of one: half of what it must have is there. */
  boolean isWhole() {
    long must =
        wanted.stream().filter(line -> !line.entry().value().contains(Kinds.OPTIONAL)).count();
    long found =
        parts.stream().filter(part -> !part.is(Kinds.OPTIONAL)).map(Part::place).distinct().count();
    return found > 1 && found * 2 >= must;
  }

  /** Whether a passage belongs to the list of contents. */
  boolean isContents(Passage passage) {
    return contents[passage.number()];
  }

  /** The list of contents goes from its heading to where the first of its titles comes again. */
  private void findContents() {
    int start = 0;
    while (start < passages.size() && !matches(Kinds.CONTENTS, passages.get(start).text())) {
      start++;
    }
    boolean open = start < passages.size();
    List<Integer> seen = new ArrayList<>();
    for (Passage passage : passages) {
      boolean dots = matches(Kinds.DOTS, passage.text());
      if (open && passage.number() > start) {
        int place = dots ? -1 : place(passage);
        open = !(place >= 0 && seen.contains(place)) && !isSentence(passage);
        seen.add(place(passage));
      }
      contents[passage.number()] = dots || open && passage.number() > start;
    }
    if (start < passages.size()) {
      openBeforeSentence(start);
    }
  }

  /** A title right before the first sentence is no longer one of the contents. */
  private void openBeforeSentence(int start) {
    int last = start;
    while (last < passages.size() && contents[last + 1]) {
      last++;
    }
    boolean sentence = last < passages.size() && isSentence(passages.get(last));
    if (sentence && last > start && passages.get(last - 1).isTitle()) {
      contents[last] = false;
    }
  }

  private static boolean isSentence(Passage passage) {
    return passage.text().length() > Passage.LONGEST_TITLE
        || passage.marks().isClosed(passage.text());
  }

  private boolean matches(String kind, String text) {
    return lexicon.worded(kind).stream().anyMatch(line -> line.isIn(text));
  }

  private void findParts() {
    List<Part> open = new ArrayList<>();
    for (Passage passage : passages) {
      int place = isContents(passage) ? -1 : place(passage);
      if (place >= 0) {
        open.add(new Part(wanted.get(place), place, passage, 0));
      }
    }
    for (int i = 0; i < open.size(); i++) {
      int end = i + 1 < open.size() ? open.get(i + 1).title().number() - 1 : passages.size();
      Part part = open.get(i);
      parts.add(new Part(part.line(), part.place(), part.title(), end));
    }
  }

  /** Which part of the pack a passage is the title of, or -1. */
  private int place(Passage passage) {
    if (!passage.isTitle()) {
      return -1;
    }
    int whole = place(passage.text(), passage);
    return whole >= 0 ? whole : place(passage.text() + rest(passage), passage);
  }

  private int place(String title, Passage passage) {
    for (int i = 0; i < wanted.size(); i++) {
      Matcher found = wanted.get(i).pattern().matcher(title);
      if (found.find() && found.end() >= passage.text().length()) {
        return i;
      }
    }
    return -1;
  }

  /** What the title of a part goes on with on the next line. */
  private String rest(Passage passage) {
    boolean part = passage.heading().level() == 0 && passage.number() < passages.size();
    Passage next = part ? passages.get(passage.number()) : passage;
    return part && !next.heading().isNumbered() && next.isTitle() ? next.text() : "";
  }
}
