package io.gouji.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextsTest {
  private static final List<List<String>> ROWS =
      List.of(List.of("指纹", "说明"), List.of("T6-04-0000abcd", "设备购置，已批复"));

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void theEncodingsOfExcelAndWpsAreRead(String charset) throws Exception {
    String text = "指纹,说明\r\nT6-04-0000abcd,设备购置，已批复\r\n";

    assertThat(CsvTexts.rows(text.getBytes(Charset.forName(charset)))).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void aByteOrderMarkIsNoTextAndTheDelimiterIsFound(String delimiter) throws Exception {
    String text = "\uFEFF指纹,说明\nT6-04-0000abcd,\"设备购置，已批复\"\n".replace(",", delimiter);

    assertThat(CsvTexts.rows(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(ROWS);
  }

  @Test
  void whatIsNoTextIsRefused() {
    byte[] noise = {(byte) 0xff, 'a', (byte) 0xff, (byte) 0xff};

    assertThatThrownBy(() -> CsvTexts.rows(noise)).isInstanceOf(CharacterCodingException.class);
  }
}
