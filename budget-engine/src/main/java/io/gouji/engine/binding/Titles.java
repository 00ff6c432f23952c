package io.gouji.engine.binding;

import io.gouji.engine.pack.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows the titles of a pack's tables. */
final class Titles {
  private static final int LONGEST = 80;

  private final List<TableForm> forms;
  private final Pattern note;
  private final Pattern any;
  private final Endings endings;

  Titles(List<TableForm> forms, Vocabulary words) {
    this.forms = forms;
    note = words.note();
    // Most texts over a table are no title: one pass of one pattern tells.
    any =
        Pattern.compile(
            forms.stream()
                .map(form -> "(?:" + form.spec().titles().pattern() + ")")
                .collect(Collectors.joining("|")));
    endings =
        forms.stream()
            .map(form -> Endings.of(form.spec().titles()))
            .reduce(new Endings(), Endings::and);
  }

  /** The tables that a normalised text names best: by the longest part of it. */
  List<TableForm> named(String text) {
    if (text.length() > LONGEST
        || !endings.mayBeIn(text)
        || !any.matcher(text).find()
        || note.matcher(text).lookingAt()) {
      return List.of();
    }
    List<TableForm> best = new ArrayList<>();
    int longest = 1;
    for (TableForm form : forms) {
      int fit = form.titleFit(text);
      if (fit > longest) {
        best.clear();
        longest = fit;
      }
      if (fit == longest) {
        best.add(form);
      }
    }
    return best;
  }
}
