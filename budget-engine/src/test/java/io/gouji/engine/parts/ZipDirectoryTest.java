package io.gouji.engine.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gouji.engine.parts.UnreadableException.Reason;
import io.gouji.engine.xlsx.Limits;
import io.gouji.engine.xlsx.PackageBuilder;
import io.gouji.engine.xlsx.RandomWorkbook;
import io.gouji.engine.xlsx.WorkbookReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZipDirectoryTest {
  private static final PartLimits LIMITS =
      new PartLimits(100, 1 << 20, 1 << 20, 400, 100, 1 << 20, 9);

  private final byte[] plain = RandomWorkbook.of(1);

  private static Map<String, byte[]> ours(byte[] file) throws UnreadableException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    OpcPackage pack = OpcPackage.open(file, LIMITS);
    for (ZipPart part : pack.parts()) {
      parts.put(part.name(), pack.bytes(part));
    }
    return parts;
  }

  private static Reason refusal(byte[] file) {
    return catchThrowableOfType(
            UnreadableException.class, () -> WorkbookReader.read(file, Limits.DEFAULT))
        .reason();
  }

  @Test
  void entries_with_data_descriptors_read_as_in_the_jdk() throws Exception {
    assertThat(ours(plain)).usingRecursiveComparison().isEqualTo(Zips.parts(plain));
  }

  @Test
  void zip64_entries_read_alike() throws Exception {
    assertThat(ours(Zips.zip64(plain))).usingRecursiveComparison().isEqualTo(Zips.parts(plain));
  }

  @Test
  void a_preamble_before_the_first_entry_is_stepped_over() throws Exception {
    byte[] preamble = "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII);
    byte[] shifted = Arrays.copyOf(preamble, preamble.length + plain.length);
    System.arraycopy(plain, 0, shifted, preamble.length, plain.length);
    assertThat(ours(shifted)).usingRecursiveComparison().isEqualTo(Zips.parts(plain));
  }

  @Test
  void every_truncation_is_named() {
    List<Reason> reasons =
        new Random(3)
            .ints(40, 4, plain.length - 1)
            .mapToObj(length -> refusal(Arrays.copyOf(plain, length)))
            .distinct()
            .toList();
    assertThat(reasons).containsExactly(Reason.TRUNCATED);
  }

  @Test
  void entries_that_share_bytes_are_refused() {
    byte[] overlapping = plain.clone();
    ByteBuffer in = ByteBuffer.wrap(overlapping).order(ByteOrder.LITTLE_ENDIAN);
    int first = in.getInt(plain.length - 6);
    int second = first + 46 + in.getShort(first + 28) + in.getShort(first + 30);
    in.putInt(second + 42, in.getInt(first + 42));
    assertThat(refusal(overlapping)).isEqualTo(Reason.HOSTILE);
  }

  @Test
  void two_entries_of_one_name_are_refused() {
    byte[] twins =
        PackageBuilder.sheet("<sheetData/>").part("XL/workbook.xml", "<workbook/>").bytes();
    assertThat(refusal(twins)).isEqualTo(Reason.HOSTILE);
  }

  @Test
  void a_flipped_byte_reads_the_same_or_is_refused() {
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      byte[] flipped = plain.clone();
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        WorkbookReader.read(flipped, Limits.DEFAULT);
      } catch (UnreadableException refused) {
        assertThat(refused.reason()).isNotNull();
      }
    }
  }

  @Test
  void a_part_that_inflates_beyond_its_limit_is_refused() {
    byte[] bomb = PackageBuilder.sheet("<sheetData/>" + " ".repeat(20 << 20)).bytes();
    assertThat(refusal(bomb)).isEqualTo(Reason.OVER_LIMIT);
  }

  @Test
  void a_text_without_end_is_refused_before_it_fills_the_memory() {
    byte[] endless = new byte[18 << 20];
    new Random(5).nextBytes(endless);
    for (int i = 0; i < endless.length; i++) {
      endless[i] = (byte) ('a' + (endless[i] & 15));
    }
    System.arraycopy("<worksheet a='".getBytes(StandardCharsets.US_ASCII), 0, endless, 0, 14);
    byte[] file = PackageBuilder.sheet("").part("xl/worksheets/sheet1.xml", endless).bytes();
    assertThat(refusal(file)).isEqualTo(Reason.OVER_LIMIT);
  }

  @Test
  void names_that_run_beyond_the_directory_are_damage() {
    byte[] file = RandomWorkbook.of(1);
    int directory =
        java.nio.ByteBuffer.wrap(file)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .getInt(file.length - 6);
    file[directory + 28] = (byte) 0xff;
    file[directory + 29] = (byte) 0xff;
    assertThat(refusal(file)).isEqualTo(Reason.DAMAGED);
  }

  /** The XML parser takes time that grows with the square of the names. */
  @Test
  void names_without_end_are_refused_in_one_element_and_in_many() {
    StringBuilder attributes = new StringBuilder("<sheetData");
    StringBuilder elements = new StringBuilder("<sheetData>");
    StringBuilder rows = new StringBuilder("<sheetData>");
    for (int i = 0; i < 60_000; i++) {
      attributes.append(" a").append(i).append("='1'");
      elements.append("<a").append(i).append("/>");
      rows.append("<row b").append(i).append("='1'/>");
    }
    assertThat(limit(attributes + "/>")).isEqualTo("attributes");
    assertThat(limit(elements + "</sheetData>")).isEqualTo("names");
    assertThat(limit(rows + "</sheetData>")).isEqualTo("names");
  }

  private static String limit(String sheet) {
    byte[] file = PackageBuilder.sheet(sheet).bytes();
    return catchThrowableOfType(
            UnreadableException.class, () -> WorkbookReader.read(file, Limits.DEFAULT))
        .args()
        .get("limit");
  }
}
