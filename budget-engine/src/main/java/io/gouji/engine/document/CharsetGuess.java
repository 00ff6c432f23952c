package io.gouji.engine.document;

import io.gouji.engine.parts.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which characters the bytes of a text stand for: nothing is ever replaced or guessed at. */
final class CharsetGuess {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private CharsetGuess() {}

  /**
   * The characters, without a byte order mark: UTF-16 by its mark, else UTF-8 if every byte agrees,
   * else GB18030.
   *
   * @throws UnreadableException if no charset fits; the line of the first byte that GB18030 refuses
   *     is told, or of UTF-8 where its mark promises that
   */
  static String decode(byte[] bytes) throws UnreadableException {
    if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
      return decode(bytes, List.of(StandardCharsets.UTF_16));
    }
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, List.of(StandardCharsets.UTF_8)).substring(1);
    }
    return decode(bytes, List.of(StandardCharsets.UTF_8, GB18030));
  }

  private static boolean starts(byte[] bytes, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] bytes, List<Charset> charsets) throws UnreadableException {
    int refused = 0;
    for (Charset charset : charsets) {
      CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      CoderResult result =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(in, chars, true);
      if (!result.isError()) {
        return chars.flip().toString();
      }
      refused = in.position();
    }
    throw UnreadableException.damaged("line " + line(bytes, refused), "bytes of no known charset");
  }

  private static int line(byte[] bytes, int before) {
    int line = 1;
    for (int i = 0; i < before; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
