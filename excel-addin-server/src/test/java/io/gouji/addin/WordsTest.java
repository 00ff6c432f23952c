package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.parts.UnreadableException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever can go wrong has its sentences, in both languages and with the same blanks. */
final class WordsTest {
  private static final Pattern PROBLEM =
      Pattern.compile("new Problem\\(\\s*(?:Problem\\.)?\\w+,\\s*\"([^\"]+)\"");
  private static final Pattern SAID = Pattern.compile("(?:say|complain)\\(\\s*\"(serve[^\"]+)\"");
  private static final Pattern CONSTANT = Pattern.compile("\"(correction\\.[a-z-]+)\"");
  private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

  private final Words words = Words.read();

  private static TreeSet<String> named(Pattern pattern, Path... folders) throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher matcher = pattern.matcher(Files.readString(file, StandardCharsets.UTF_8));
          while (matcher.find()) {
            ids.add(matcher.group(1));
          }
        }
      }
    }
    return ids;
  }

  @Test
  void aTextInThePlaceOfAWorkbookIsNamed() {
    Map<String, String> blanks = Map.of("format", "DOCX");
    assertThat(Words.read().say("file.text", "en", blanks))
        .isEqualTo("This is a DOCX text, not a workbook");
  }

  @Test
  void everyProblemIsSaid() throws IOException {
    Path own = Path.of("src/main/java/io/gouji/addin");
    Path front = Path.of("../budget-engine/src/main/java/io/gouji/engine");
    TreeSet<String> ids = named(PROBLEM, own);
    ids.addAll(named(SAID, own));
    ids.addAll(named(CONSTANT, front));
    ids.addAll(
        reasons("file.", EnumSet.of(Reason.NOT_A_DOCUMENT, Reason.NO_TEXT, Reason.CANCELLED)));
    // Whoever cancels one hears that it was cancelled.
    ids.addAll(reasons("text.", EnumSet.of(Reason.NOT_A_WORKBOOK, Reason.CANCELLED)));
    for (String lack : List.of("empty", "boilerplate", "short", "who", "date")) {
      ids.add("explanation." + lack);
    }
    ids.add("text.workbook");
    assertThat(ids).hasSizeGreaterThan(40).contains("stale", "serve.taken", "correction.shared");
    assertThat(ids).allMatch(words::has);
  }

  private static List<String> reasons(String kind, EnumSet<Reason> never) {
    return EnumSet.complementOf(never).stream()
        .map(reason -> kind + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  @Test
  void bothLanguagesSayTheSame() {
    for (String id : words.ids()) {
      Words.Said zh = words.of(id, "zh", Map.of());
      Words.Said en = words.of(id, "en", Map.of());
      assertThat(zh.title()).as(id).isNotEmpty();
      assertThat(en.title()).as(id).isNotEmpty();
      assertThat(blanks(zh)).as(id).isEqualTo(blanks(en));
      assertThat(zh.detail().isEmpty()).as(id).isEqualTo(en.detail().isEmpty());
    }
  }

  private static List<String> blanks(Words.Said said) {
    return BLANK
        .matcher(said.title() + said.detail())
        .results()
        .map(r -> r.group())
        .sorted()
        .toList();
  }
}
