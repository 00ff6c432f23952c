package io.gouji.engine.xlsx;

import io.gouji.engine.xlsx.BiffRecords.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Finds seals among the shared strings of a workbook stream. Letters there have one byte or two,
 * and where a record ends in the middle of a text, the next begins with a byte that tells which
 * ([MS-XLS] 2.5.293).
 */
final class BiffSeal {
  private static final int SST = 0x00FC;
  private static final int CONTINUE = 0x003C;

  private final byte[] stream;
  private final byte[] masked;
  private final List<String> found = new ArrayList<>();

  /** Where the bytes of one table of strings stand in the stream. */
  private final IntArrayList places = new IntArrayList();

  /** Which of them are the first of a record that continues another. */
  private final BitSet firsts = new BitSet();

  private BiffSeal(byte[] stream) {
    this.stream = stream;
    this.masked = stream.clone();
  }

  /**
   * What a stream says.
   *
   * @param seals in their order
   * @param masked the stream with {@link Seal#BLANK} in their place
   */
  record Found(List<String> seals, byte[] masked) {}

  static Found in(byte[] stream, Pattern seal, String blank) {
    BiffSeal search = new BiffSeal(stream);
    boolean inside = false;
    for (Span record : BiffRecords.of(stream)) {
      inside = record.id() == SST || inside && record.id() == CONTINUE;
      if (inside) {
        search.add(record);
      }
    }
    search.search(seal, blank);
    return new Found(search.found, search.masked);
  }

  private void add(Span record) {
    if (record.id() == CONTINUE) {
      firsts.set(places.size());
    }
    for (int at = record.start(); at < record.end(); at++) {
      places.add(at);
    }
  }

  private void search(Pattern seal, String blank) {
    for (int from = 0; from < places.size(); from++) {
      if (letter(from) == blank.charAt(0)) {
        for (int width = 1; width <= 2; width++) {
          int[] letters = letters(from, width, blank.length());
          Optional<String> text = text(letters).filter(seal.asMatchPredicate());
          if (text.isPresent()) {
            found.add(text.get());
            mask(letters, blank);
          }
        }
      }
    }
  }

  private int letter(int index) {
    return stream[places.get(index)];
  }

  /** Where so many letters stand from one on, if the text is that long. */
  private int[] letters(int from, int width, int count) {
    int[] letters = new int[count];
    int at = from;
    int wide = width;
    for (int i = 0; i < count; i++) {
      if (i > 0 && firsts.get(at) && at < places.size()) {
        wide = (letter(at) & 1) + 1;
        at++;
      }
      if (at + wide > places.size()) {
        return new int[0];
      }
      letters[i] = places.get(at);
      at += wide;
    }
    return letters;
  }

  private Optional<String> text(int[] letters) {
    StringBuilder text = new StringBuilder();
    for (int letter : letters) {
      text.append((char) (stream[letter] & 0xFF));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private void mask(int[] letters, String blank) {
    for (int i = 0; i < letters.length; i++) {
      masked[letters[i]] = (byte) blank.charAt(i);
    }
  }
}
