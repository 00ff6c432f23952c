package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of a CSV text that begin with a quote: closed, or taking all that follows. */
class QuotesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a,b\nc,d",
        "\"a\",\"b\"\n\"c\",d",
        "\"a,b\",c\n",
        "\"a\nb\",c\r\nd",
        "\"a\"\"b\",c",
        "\"\",\"\"\n\"\"",
        "\"\"\"a\"\"\",c",
        " \"a\" ,\t\"b\"\t\n",
        "a\"b,c\"\nd",
        "\"a\" b,c\nd,e",
        "5\"\nb"
      })
  void whatIsClosedIsRead(String text) {
    assertThat(Quotes.open(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\" | 1",
        "a,\"b | 1",
        "a,b\\n\"c,d\\ne,f\\n | 2",
        "a,b\\nc,d\\n\"\"\"e | 3",
        "a,\"b\"\"\\nc | 1",
        "a,\"b\\nc,\"d\",e\\n | 1",
        "\"a\\nb\",c\\r\\nd,\"e\\n | 3"
      })
  void whatIsNotClosedIsToldByItsLine(String text, long line) {
    assertThat(Quotes.open(text.replace("\\n", "\n").replace("\\r", "\r")))
        .isEqualTo(OptionalLong.of(line));
  }
}
