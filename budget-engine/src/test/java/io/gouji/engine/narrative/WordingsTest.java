package io.gouji.engine.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.engine.document.Document;
import io.gouji.engine.narrative.Statement.Level;
import io.gouji.engine.narrative.Statement.Reason;
import io.gouji.engine.narrative.Statement.Share;
import io.gouji.engine.narrative.Statement.Trend;
import io.gouji.engine.pack.NarrativeSpec.Entry;
import io.gouji.engine.pack.Pack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wording with blanks comes with a sentence, and is read from it as it says. */
final class WordingsTest {
  private static final Set<String> READ =
      Set.of(
          Kinds.TREND,
          Kinds.STEADY,
          Kinds.SHARE,
          Kinds.LEVEL,
          Kinds.NONE,
          Kinds.REASON,
          Kinds.BASE);

  private static final Pack PACK = Told.pack("guangxi-unit-2025");

  static Stream<Entry> wordings() {
    return PACK.narrative().entries().stream().filter(entry -> READ.contains(entry.kind()));
  }

  @ParameterizedTest
  @MethodSource("wordings")
  void readsItsExample(Entry entry) {
    assertThat(entry.example()).as(entry.source().toString()).isNotEmpty();
    Document document = Told.document(List.of(entry.example()));
    Prose prose = Prose.of(document, Told.lexicon(PACK));
    String read =
        StatementReader.read(prose, Told.lexicon(PACK), 2025).stream()
            .map(WordingsTest::told)
            .collect(Collectors.joining("; "));
    assertThat(read).isEqualTo(entry.reading());
  }

  @Test
  void thereAreSuchOfEachKind() {
    assertThat(wordings().map(Entry::kind)).containsAll(READ);
  }

  /** A statement in the short form of the word list. */
  private static String told(Statement statement) {
    String name = statement.subject().name();
    if (statement instanceof Level level) {
      return name + level.money().map(money -> " " + money.span().text()).orElse(" 0");
    }
    if (statement instanceof Share share) {
      return name + " / " + share.whole().name() + " " + share.percent().number() + "%";
    }
    if (statement instanceof Trend trend) {
      String sign = trend.sign() > 0 ? "+" : trend.sign() < 0 ? "-" : "=";
      String from = trend.from().map(money -> money.span().text() + " ").orElse("");
      String by = trend.by().map(money -> money.span().text()).orElse("");
      String rate = trend.rate().map(percent -> percent.number() + "%").orElse("");
      return name + " " + from + sign + by + rate;
    }
    return name + " ? " + ((Reason) statement).words();
  }
}
