package io.gouji.engine.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places of the palette that nothing in a stream of records names are free for colours of ours. */
class XlsColoursTest {
  private static final int SHEETEXT = 0x0862;
  private static final int DRAWING = 0x00EC;

  private static byte[] record(int id, byte... content) {
    ByteBuffer out = ByteBuffer.allocate(4 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    return out.putShort((short) id).putShort((short) content.length).put(content).array();
  }

  private static XlsColours colours(HSSFWorkbook book, byte[] stream) {
    return new XlsColours(book, stream);
  }

  /** The place that the first colour nobody has takes. */
  private static int first(byte[] stream) throws IOException {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      return colours(book, stream).index("FF010203");
    }
  }

  @Test
  void coloursTakeTheLastPlacesThatAreFree() throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      XlsColours colours = colours(book, new byte[0]);
      List<Integer> places = new ArrayList<>();
      for (int colour = 0; colour < 24; colour++) {
        places.add((int) colours.index("FF0102%02X".formatted(colour)));
      }
      for (int place = 0; place < 24; place++) {
        assertThat(places.get(place)).isEqualTo(63 - place);
        short[] now = colours.palette().getColor(63 - place).getTriplet();
        assertThat(now).containsExactly((short) 1, (short) 2, (short) place);
      }
      int beyond = colours.index("FF0A0203");
      assertThat(beyond).as("the nearest then").isNotEqualTo(39);
      assertThat(colours.index("FF010200")).as("a colour that is there").isEqualTo((short) 63);
    }
  }

  /** A tab of a sheet has a colour by its number, in the low seven bits. */
  @Test
  void coloursOfTabsAreInUse() throws Exception {
    byte[] content = new byte[17];
    content[16] = (byte) (63 | 0x80);
    assertThat(first(record(SHEETEXT, content))).isEqualTo(62);
    content[16] = 62;
    assertThat(first(record(SHEETEXT, content))).isEqualTo(63);
    content[16] = 63;
    assertThat(first(record(0x0863, content))).as("another record").isEqualTo(63);
    assertThat(first(record(SHEETEXT, new byte[16]))).as("without a colour").isEqualTo(63);
  }

  /** Drawings name a place by its number, two zeros and the flag 8, wherever that stands. */
  @ParameterizedTest
  @CsvSource({
    "63 0 0 8, 62",
    "1 2 63 0 0 8, 62",
    "63 0 0 8 1 2, 62",
    "63 0 0 8 62 0 0 8, 61",
    "63 0 1 8, 63",
    "63 1 0 8, 63",
    "63 0 0 9, 63",
    "63 0 0, 63",
    "'', 63"
  })
  void coloursOfDrawingsAreInUse(String bytes, int place) throws Exception {
    String[] parts = bytes.isEmpty() ? new String[0] : bytes.split(" ");
    byte[] content = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      content[i] = Byte.parseByte(parts[i]);
    }
    for (int id : new int[] {0x00EB, DRAWING, 0x003C}) {
      byte[] behind = record(0x0001, (byte) 8, (byte) 8);
      byte[] drawing = record(id, content);
      byte[] stream =
          ByteBuffer.allocate(drawing.length + behind.length).put(drawing).put(behind).array();
      assertThat(first(stream)).as("record %x", id).isEqualTo(place);
    }
    assertThat(first(record(0x0203, content))).as("a number").isEqualTo(63);
  }

  /** Conditional formats and charts name colours in ways of their own: then all are in use. */
  @ParameterizedTest
  @ValueSource(ints = {0x01B0, 0x01B1, 0x0879, 0x087A, 0x1002})
  void besideRecordsThatNameColoursNothingIsFree(int id) throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      XlsColours colours = colours(book, record(id, new byte[4]));
      List<String> before = palette(colours);
      int place = colours.index("FFFFC7CE");
      assertThat(palette(colours)).isEqualTo(before);
      assertThat(before.get(place - 8)).isEqualTo("FFFF:9999:CCCC");
      assertThat(first(record(id + 0x0400, new byte[4]))).isEqualTo(63);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[Color 12]0.00", "[color3]0", "0;[颜色 56]-0"})
  void besideFormatsThatNumberColoursNothingIsFree(String format) throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createDataFormat().getFormat(format);
      XlsColours colours = colours(book, new byte[0]);
      List<String> before = palette(colours);
      colours.index("FFFFC7CE");
      assertThat(palette(colours)).isEqualTo(before);
    }
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      book.createDataFormat().getFormat("[Red]0.00");
      assertThat(colours(book, new byte[0]).index("FFFFC7CE")).isEqualTo((short) 63);
    }
  }

  private static List<String> palette(XlsColours colours) {
    List<String> all = new ArrayList<>();
    for (int index = 8; index < 64; index++) {
      all.add(colours.palette().getColor(index).getHexString());
    }
    return all;
  }

  /** Dark letters stay dark and light backgrounds light, and nothing becomes white. */
  @ParameterizedTest
  @CsvSource({
    "FFFFFFFE, C0C0:C0C0:C0C0",
    "FF9C0006, 8080:0:0",
    "FF7F4F00, 9999:3333:0",
    "FF1F4E79, 0:3333:6666",
    "FF375623, 0:3333:0",
    "FF000000, 0:0:0",
    "FFFEFEFE, C0C0:C0C0:C0C0",
    "FFBFBFBF, C0C0:C0C0:C0C0"
  })
  void theNearestIsAsLight(String wanted, String taken) throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      XlsColours colours = colours(book, record(0x01B0));
      short place = colours.index(wanted);
      assertThat(colours.palette().getColor(place).getHexString()).isEqualTo(taken);
    }
  }
}
