package io.gouji.engine.fuzz;

import io.gouji.engine.xlsx.PackageBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Changes inputs as a seed says: bytes, texts by their words, packages by their parts. */
final class Mutator {
  private static final Pattern WORD =
      Pattern.compile("<[^<>]{0,400}>|\"[^\"]{0,200}\"|'[^']{0,200}'|[\\p{L}\\p{N}_.]+|[^\\s]");

  /** What readers stumble over. */
  private static final List<String> ODD =
      List.of(
          "",
          "0",
          "-1",
          "1e308",
          "-0",
          "NaN",
          "2147483648",
          "9223372036854775808",
          "0.1e-400",
          "1048577",
          "XFE1",
          "A0",
          "A1:XFD1048576",
          "=",
          "\"",
          "'",
          "<",
          "&",
          "&#0;",
          "&amp;",
          "\u0000",
          "\ufeff",
          "\ud83d\ude00",
          "\u202e",
          "%",
          "（",
          "，",
          "、",
          "。",
          "万元",
          "亿元",
          "[",
          "]",
          "{",
          "}",
          "(",
          ")",
          "{1,2;3}",
          "#REF!",
          "表3[合计]",
          "[@合计]",
          "$A$1",
          "\r\n",
          "\t",
          "，".repeat(300),
          "(".repeat(300),
          "9".repeat(400),
          "a".repeat(5000),
          "<a>".repeat(200));

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  byte[] bytes(byte[] input) {
    byte[] out = input.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && out.length > 0; i++) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(5)) {
        case 0 -> out[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> out[at] = (byte) random.nextInt(256);
        case 2 -> out = java.util.Arrays.copyOf(out, at);
        case 3 -> {
          int length = Math.min(1 + random.nextInt(64), out.length - at);
          System.arraycopy(out, random.nextInt(out.length - length + 1), out, at, length);
        }
        default -> {
          int value = new int[] {0, -1, 0x7fff_ffff, 1, 0x0001_0000}[random.nextInt(5)];
          for (int k = 0; k < 4 && at + k < out.length; k++) {
            out[at + k] = (byte) (value >>> 8 * k);
          }
        }
      }
    }
    return out;
  }

  /** A text with some of its words gone, doubled, exchanged or made odd. */
  String text(String input) {
    String out = input;
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int from = out.isEmpty() ? 0 : random.nextInt(out.length());
      Matcher word = WORD.matcher(out);
      if (!word.find(from)) {
        return out + ODD.get(random.nextInt(ODD.size()));
      }
      out =
          switch (random.nextInt(5)) {
            case 0 -> out.substring(0, word.start()) + out.substring(word.end());
            case 1 -> out.substring(0, word.end()) + word.group() + out.substring(word.end());
            case 2 -> out.substring(0, word.start()) + other(out) + out.substring(word.end());
            case 3 -> out.substring(0, word.start()) + out.substring(word.start()).repeat(2);
            default ->
                out.substring(0, word.start())
                    + ODD.get(random.nextInt(ODD.size()))
                    + out.substring(word.end());
          };
    }
    return out;
  }

  private String other(String text) {
    Matcher word = WORD.matcher(text);
    return word.find(random.nextInt(text.length())) ? word.group() : "";
  }

  byte[] text(byte[] input) {
    return random.nextInt(8) == 0
        ? bytes(input)
        : text(new String(input, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /** A zip package with something wrong in a part or two, or, at times, in its own bytes. */
  byte[] packed(byte[] input) {
    if (random.nextInt(5) == 0) {
      return bytes(input);
    }
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(input))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
    List<String> names = List.copyOf(parts.keySet());
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(12)) {
        case 0 -> parts.remove(name);
        case 1 ->
            parts.put(
                name, parts.getOrDefault(names.get(random.nextInt(names.size())), new byte[0]));
        default -> parts.computeIfPresent(name, (key, part) -> text(part));
      }
    }
    PackageBuilder changed = new PackageBuilder();
    parts.forEach(changed::part);
    return changed.bytes();
  }
}
