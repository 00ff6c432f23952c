package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Texts are written so that any XML parser reads them, and read as they were meant. */
class XmlTextTest {
  /** What texts of workbooks go wrong with: escapes, halves of characters, what XML forbids. */
  private static final String[] PIECES = {
    "_",
    "x",
    "_x",
    "0041",
    "_x0041_",
    "_x00G1_",
    "&",
    "<",
    ">",
    "\"",
    "]]>",
    "\n",
    "\t",
    "\r",
    " ",
    "\u0001",
    "\u001F",
    "\uFFFD",
    "\uFFFE",
    "\uFFFF",
    "\uD83D",
    "\uDE00",
    "\uD83D\uDE00",
    "甲",
    "a"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsWrittenIsReadAgain(long seed) throws Exception {
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String xml = XmlText.escape(text.toString());
      assertThat(XmlText.unescape(parsed(xml).getTextContent())).as(xml).isEqualTo(text.toString());
      assertThat(XmlText.append(new StringBuilder("<"), text.toString())).hasToString("<" + xml);
      assertThat(xml)
          .as("line ends and tabs stay as they are")
          .doesNotContain("_x000A_", "_x0009_");
    }
  }

  private static Element parsed(String content) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader("<t>" + content + "</t>")))
        .getDocumentElement();
  }

  /** Only four digits between both marks are an escape. */
  @ParameterizedTest
  @CsvSource({
    "_x0041_, A",
    "a_x0041_b, aAb",
    "_x4E2d_, 中",
    "_x0041, _x0041",
    "_x041_, _x041_",
    "_x00G1_, _x00G1_",
    "_xx0041_, _xx0041_",
    "__x0041_, _A",
    "_x_x0041_, _xA",
    "_x005F_x0041_, _x0041_",
    "_x0041__x0042_, AB",
    "x0041_, x0041_"
  })
  void escapesAreResolved(String written, String meant) {
    assertThat(XmlText.unescape(written)).isEqualTo(meant);
  }

  @Test
  void plainTextsStayTheSame() {
    for (String text : new String[] {"", "甲 乙", "a_b", "😀", "\uFFFD", "~", " "}) {
      assertThat(XmlText.escape(text)).isSameAs(text);
      assertThat(XmlText.unescape(text)).isSameAs(text);
    }
  }

  /** A text that is cut has no half of a character at its end. */
  @Test
  void textsAreCutBetweenCharacters() {
    String text = "a😀b";
    for (int length = 0; length <= 6; length++) {
      String cut = XmlText.cut(text, length);
      assertThat(text).startsWith(cut);
      assertThat(cut).isEqualTo(new String[] {"", "a", "a", "a😀", "a😀b", "a😀b", "a😀b"}[length]);
    }
  }
}
