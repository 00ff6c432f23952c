package io.gouji.engine.narrative;

import io.gouji.engine.pack.NarrativeSpec;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Turns wordings with blanks into patterns: {@code {方向}} is a list of words or a figure. */
final class Phrases {
  private static final Pattern BLANK = Pattern.compile("\\{([^{}]+)}");
  private static final String BLANK_NAME = "blank";
  private static final String NUMBER = "(?<![\\d.])-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";

  private final Map<String, String> slots = new LinkedHashMap<>();
  private final Map<String, String> roles = new LinkedHashMap<>();
  private final String money;

  /**
   * The blanks of a word list.
   *
   * @param units labels of the units of money
   */
  Phrases(NarrativeSpec spec, List<String> units) {
    spec.ofKind("slot").forEach(slot -> slots.put(slot.id(), slot.words()));
    spec.ofKind("role").forEach(role -> roles.put(role.id(), role.value()));
    slots.put(
        Phrase.DIRECTION,
        spec.ofKind("direction").stream().map(Entry::words).collect(Collectors.joining("|")));
    slots.put(
        BLANK_NAME, blanks(spec).stream().map(Pattern::quote).collect(Collectors.joining("|")));
    String labels =
        units.stream()
            .sorted(
                Comparator.comparingInt(String::length).reversed().thenComparing(label -> label))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    money = NUMBER + "(?:" + labels + ")";
  }

  /** What the blanks of a written narrative are called; none may be left in a published one. */
  private static List<String> blanks(NarrativeSpec spec) {
    List<String> blanks = new ArrayList<>();
    spec.ofKind(Kinds.PHRASE).stream()
        .map(Entry::words)
        .filter(words -> words.indexOf('{') < 0)
        .forEach(blanks::add);
    for (Entry entry : spec.ofKind(Kinds.TEXT)) {
      if (entry.id().equals(NarrativeWriter.GIVEN)) {
        blanks.add(entry.words());
      }
      Matcher own = Sentences.OWN_BLANK.matcher(entry.words() + entry.example());
      while (own.find()) {
        blanks.add(own.group(1));
      }
    }
    return blanks;
  }

  /** The pattern of an amount with its unit. */
  String money() {
    return money;
  }

  /**
   * A wording as a pattern.
   *
   * @throws PatternSyntaxException if the wording is no regular expression, or a blank is unknown
   */
  Phrase compile(String wording) {
    List<String> parts = new ArrayList<>();
    return new Phrase(Pattern.compile(expand(wording, parts, 0)), parts);
  }

  private String expand(String wording, List<String> parts, int depth) {
    Matcher blank = BLANK.matcher(wording);
    StringBuilder regex = new StringBuilder();
    while (blank.find()) {
      String name = blank.group(1);
      String text = name.matches("\\d+(?:,\\d*)?") ? blank.group() : words(name, parts, depth);
      if (text == null) {
        throw new PatternSyntaxException(blank.group(), wording, blank.start());
      }
      blank.appendReplacement(regex, Matcher.quoteReplacement(text));
    }
    return blank.appendTail(regex).toString();
  }

  /** What a blank stands for, or null if nobody knows. */
  private @org.jspecify.annotations.Nullable String words(
      String name, List<String> parts, int depth) {
    String role = roles.get(name);
    if (role != null) {
      parts.add(role.substring(0, role.indexOf(':')));
      return "(" + figure(role.substring(role.indexOf(':') + 1), name, depth) + ")";
    }
    String slot = slots.get(name);
    return slot == null || depth > 3 ? null : "(?:" + expand(slot, parts, depth + 1) + ")";
  }

  private String figure(String type, String name, int depth) {
    return switch (type) {
      case Phrase.MONEY -> money;
      case Phrase.PERCENT -> NUMBER + "%";
      case Phrase.DIRECTION -> slots.get(Phrase.DIRECTION);
      case "text" -> ".+?";
      default -> expand(slots.getOrDefault(name, "(?!)"), new ArrayList<>(), depth + 1);
    };
  }
}
