package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

  @Test
  void bothLanguagesHaveTheSamePhrasesWithTheSameBlanks() {
    assertThat(blanks("en")).isEqualTo(blanks("zh"));
  }

  @Test
  void aPhraseWithoutWordsStillTellsWhatIsKnown() {
    assertThat(Phrases.in("zh").say("no.such", Map.of("a", "1"))).isEqualTo("no.such {a=1}");
  }

  @Test
  void theLanguageIsFoundInAWrongCommandLine() {
    assertThat(Phrases.asked("validate", "--lang", "en", "--nonsense").say("usage.help"))
        .isEqualTo("For help: gouji --help");
    assertThat(Phrases.asked("validate", "--lang=EN").say("usage.help"))
        .isEqualTo("For help: gouji --help");
    assertThat(Phrases.asked("validate", "--lang").say("usage.help"))
        .isEqualTo("查看用法：gouji --help");
  }

  private static Map<String, Set<String>> blanks(String language) {
    Phrases phrases = Phrases.in(language);
    Map<String, Set<String>> blanks = new TreeMap<>();
    for (String key : phrases.bundle().keySet()) {
      String text = phrases.bundle().getString(key);
      blanks.put(
          key,
          BLANK
              .matcher(text)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return blanks;
  }
}
