package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the words before a figure what the figure is about. */
final class Subjects {
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private final Lexicon lexicon;
  private final List<Alias> aliases = new ArrayList<>();
  private final Pattern front;
  private final Pattern back;
  private final Pattern qualifier;

  private record Alias(String words, String id) {}

  Subjects(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (Entry entry : lexicon.spec().ofKind(Kinds.SUBJECT)) {
      entry.alternatives().forEach(word -> aliases.add(new Alias(word, entry.id())));
    }
    aliases.sort(
        Comparator.comparingInt((Alias alias) -> alias.words().length())
            .reversed()
            .thenComparing(Alias::words));
    front = Pattern.compile("^" + lexicon.any(Kinds.LEAD).pattern() + "+");
    back = Pattern.compile(lexicon.any(Kinds.TAIL).pattern() + "+$");
    qualifier = Pattern.compile(lexicon.any(Kinds.QUALIFIER).pattern() + "*");
  }

  /** What a heading or the words beside another figure name. */
  Subject of(String words) {
    return of(words, false);
  }

  /**
   * What the words before a figure name; nothing where they only go on.
   *
   * @param spoken whether something is spoken of that they can go on about
   */
  Subject of(String words, boolean spoken) {
    String path = path(words);
    if (!path.isEmpty()) {
      return new Subject("", path, "", path.substring(path.lastIndexOf(Subject.STROKE) + 1));
    }
    String rest =
        front.matcher(lexicon.marks().quotes().matcher(words).replaceAll("")).replaceFirst("");
    if (spoken && isTail(rest)) {
      return Subject.NONE;
    }
    for (Alias alias : aliases) {
      int at = rest.lastIndexOf(alias.words());
      if (at >= 0 && isTail(rest.substring(at + alias.words().length()))) {
        String before = rest.substring(0, at);
        if (qualifier.matcher(before).matches()) {
          String which = YEAR.matcher(before).replaceAll("");
          return new Subject(alias.id(), alias.words(), which, alias.words());
        }
      }
    }
    String own = back.matcher(rest).replaceFirst("");
    return own.isEmpty() ? Subject.NONE : new Subject("", own, "", rest);
  }

  private boolean isTail(String words) {
    return words.isEmpty() || back.matcher(words).replaceFirst("").isEmpty();
  }

  /** The subject codes' names, outermost first and set apart by strokes; empty for none. */
  private String path(String words) {
    for (Phrase phrase : lexicon.phrases(Kinds.PATH)) {
      Matcher found = phrase.pattern().matcher(words);
      if (found.find()) {
        List<String> names = new ArrayList<>();
        for (int group = 1; group <= found.groupCount(); group++) {
          if (found.group(group) != null) {
            names.add(found.group(group));
          }
        }
        return String.join("/", names);
      }
    }
    return "";
  }

  /** The last year that words name, or 0. */
  static int year(String words) {
    Matcher found = YEAR.matcher(words);
    int year = 0;
    while (found.find()) {
      year = Integer.parseInt(found.group());
    }
    return year;
  }
}
