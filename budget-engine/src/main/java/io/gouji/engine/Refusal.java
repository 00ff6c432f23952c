package io.gouji.engine;

import io.gouji.engine.pack.Messages;
import io.gouji.engine.pack.PackException;
import io.gouji.engine.parts.UnreadableException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The engine cannot begin: a file cannot be read, or packs are wrong. Carries everything the user
 * must be told, as data.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * One thing to tell.
   *
   * @param message id of the sentence: {@code file.encrypted}, {@code pack.R02}
   * @param arguments values for the sentence's named blanks; of a pack's mistake also {@code file},
   *     {@code line} and {@code column}
   * @param sentences the sentence by language, unfilled; empty where the doors have it themselves
   */
  public record Problem(
      String message, Map<String, String> arguments, Map<String, String> sentences) {
    public Problem {
      sentences = Map.copyOf(sentences);
      arguments = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }
  }

  private static final String PACK = "pack.";

  /** Formats of texts, by the names that the reader of workbooks gives them. */
  private static final Set<String> TEXTS = Set.of("docx", "doc");

  /** Formats of workbooks, by the names that the reader of texts gives them. */
  private static final Set<String> WORKBOOKS = Set.of("xlsx", "xlsb", "xls");

  private final transient List<Problem> problems;

  public Refusal(List<Problem> problems) {
    super(problems.stream().map(Refusal::sentence).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** For programmers who let it go through; people are told by the doors, in their language. */
  private static String sentence(Problem problem) {
    String own = problem.sentences().get("en");
    if (own == null) {
      String id = problem.message();
      boolean file = id.startsWith("file.") || id.startsWith("text.");
      String reason = file ? id.substring("file.".length()).replace('-', ' ') : id;
      return "Refused: "
          + reason
          + (problem.arguments().isEmpty() ? "" : " " + problem.arguments());
    }
    String told = own;
    for (Map.Entry<String, String> blank : problem.arguments().entrySet()) {
      told = told.replace("{" + blank.getKey() + "}", blank.getValue());
    }
    String file = problem.arguments().getOrDefault("file", "");
    return file.isEmpty()
        ? told
        : file + " line " + problem.arguments().getOrDefault("line", "?") + ": " + told;
  }

  /** A file that cannot be read as a workbook. */
  public static Refusal ofWorkbook(UnreadableException unreadable) {
    return of("file.", unreadable, TEXTS, "text");
  }

  /** A file that cannot be read as a text. */
  public static Refusal ofText(UnreadableException unreadable) {
    return of("text.", unreadable, WORKBOOKS, "workbook");
  }

  /** Files of the other kind that we read are told as such, not as foreign ones. */
  private static Refusal of(
      String kind, UnreadableException unreadable, Set<String> others, String other) {
    boolean foreign = unreadable.reason() == UnreadableException.Reason.UNSUPPORTED_FORMAT;
    String reason =
        foreign && others.contains(unreadable.args().getOrDefault("format", ""))
            ? other
            : unreadable.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Refusal(List.of(new Problem(kind + reason, unreadable.args(), Map.of())));
  }

  /** Packs that are wrong, with the sentences that tell it. */
  static Refusal of(List<PackException.Mistake> mistakes, Messages messages) {
    return new Refusal(
        mistakes.stream()
            .sorted(Comparator.comparing(PackException.Mistake::source))
            .map(mistake -> problem(mistake, messages))
            .toList());
  }

  /** Files of rules that are wrong. */
  static Refusal ofOwn(List<PackException.Mistake> mistakes, Messages messages) {
    return new Refusal(
        of(mistakes, messages).problems().stream()
            .map(
                problem ->
                    new Problem(
                        problem.message().replaceFirst("pack", "own"),
                        problem.arguments(),
                        problem.sentences()))
            .toList());
  }

  /** Several as one; what more than one of them tells is told once. */
  static Refusal all(Collection<Refusal> several) {
    return new Refusal(
        several.stream().flatMap(one -> one.problems().stream()).distinct().toList());
  }

  /** Whether packs are wrong, and no file is to blame. */
  public boolean isAboutPacks() {
    return problems.stream().allMatch(problem -> problem.message().startsWith(PACK));
  }

  private static Problem problem(PackException.Mistake mistake, Messages messages) {
    Map<String, String> arguments = new TreeMap<>(mistake.arguments());
    arguments.put("file", mistake.source().file());
    arguments.put("line", Long.toString(mistake.source().line()));
    arguments.put("column", mistake.source().column());
    Map<String, String> sentences = new TreeMap<>();
    for (String language : List.of("zh", "en")) {
      messages
          .sentences(mistake.message(), language)
          .ifPresent(found -> sentences.put(language, remedied(found, messages, language)));
    }
    return new Problem(PACK + mistake.message(), arguments, sentences);
  }

  /** What is wrong, and what to do about it where the messages say so. */
  private static String remedied(Messages.Sentences found, Messages messages, String language) {
    if (found.remedy().isEmpty()) {
      return found.what();
    }
    return messages
        .sentences("mistake.remedied", language)
        .map(both -> both.what().replace("{what}", found.what()).replace("{do}", found.remedy()))
        .orElse(found.what());
  }

  /** All of them, in the order of file and line. */
  public List<Problem> problems() {
    return problems;
  }
}
