package io.gouji.engine.xlsx;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/**
 * How a part was before, told as pieces of what it is now and, where it had something else, the
 * bytes themselves. Found tag by tag: right for any two texts, short where one came of the other by
 * a few changes.
 */
final class Delta {
  /** Tags looked at to meet again after a difference; beyond, the rest is told in full. */
  private static final int FAR = 3000;

  /** Most changes are smaller. */
  private static final int NEAR = 64;

  /** Tags that must agree for two places to count as the same. */
  private static final int SAME = 3;

  private final byte[] before;
  private final byte[] now;
  private final StringBuilder pieces = new StringBuilder();
  private Digests oldDigests = new Digests(new byte[0], new int[0]);
  private Digests newDigests = oldDigests;
  private int copyFrom;
  private int copyTo;

  /** Numbers of the tags of a text, each taken once: equal for tags that are alike. */
  private static final class Digests {
    private final byte[] text;
    private final int[] tags;
    private final long[] known;

    Digests(byte[] text, int[] tags) {
      this.text = text;
      this.tags = tags;
      this.known = new long[tags.length];
    }

    /** Of as many tags from one on as must agree. */
    long of(int tag) {
      long digest = 0;
      for (int next = tag; next < tag + SAME; next++) {
        digest = digest * 0x9E3779B97F4A7C15L + one(next);
      }
      return digest;
    }

    private long one(int tag) {
      if (known[tag] == 0) {
        long digest = 1;
        for (int at = tags[tag]; at < tags[tag + 1]; at++) {
          digest = digest * 0x100000001B3L + text[at];
        }
        known[tag] = digest;
      }
      return known[tag];
    }
  }

  private Delta(byte[] before, byte[] now) {
    this.before = before;
    this.now = now;
  }

  /** The pieces: {@code @from,length} of what is now, {@code +base64} of what was only before. */
  static String of(byte[] before, byte[] now) {
    Delta delta = new Delta(before, now);
    int most = Math.min(before.length, now.length);
    int head = Arrays.mismatch(before, now);
    if (head < 0) {
      return "@0," + now.length;
    }
    int tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] == now[now.length - 1 - tail]) {
      tail++;
    }
    delta.copy(0, head);
    delta.middle(tags(before, head, before.length - tail), tags(now, head, now.length - tail));
    delta.copy(now.length - tail, tail);
    delta.flush();
    return delta.pieces.toString().strip();
  }

  /** Where tags begin between two places, with the places themselves. */
  private static int[] tags(byte[] text, int from, int to) {
    int[] starts = new int[16];
    int size = 0;
    starts[size++] = from;
    for (int at = from + 1; at < to; at++) {
      if (text[at] == '<') {
        if (size + 1 >= starts.length) {
          starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[size++] = at;
      }
    }
    starts[size++] = to;
    return Arrays.copyOf(starts, size);
  }

  private void middle(int[] old, int[] anew) {
    oldDigests = new Digests(before, old);
    newDigests = new Digests(now, anew);
    int i = 0;
    int j = 0;
    while (i < old.length - 1) {
      if (j < anew.length - 1 && same(old, i, anew, j)) {
        copy(anew[j], anew[j + 1] - anew[j]);
        i++;
        j++;
        continue;
      }
      int[] met = meet(old, i, anew, j);
      literal(old[i], old[met[0]]);
      i = met[0];
      j = met[1];
    }
  }

  /** The nearest places from which both go on alike; the ends where there are none. */
  private int[] meet(int[] old, int i, int[] anew, int j) {
    int[] near = nearest(old, i, anew, j, NEAR);
    int[] met = near.length == 0 ? nearest(old, i, anew, j, FAR) : near;
    return met.length == 0 ? new int[] {old.length - 1, anew.length - 1} : met;
  }

  /** The nearest such places with fewer than so many tags in between; none where there are none. */
  private int[] nearest(int[] old, int i, int[] anew, int j, int far) {
    LongIntHashMap first = new LongIntHashMap(Math.min(far, anew.length));
    for (int from = Math.min(j + far, anew.length - SAME) - 1; from >= j; from--) {
      first.put(newDigests.of(from), from);
    }
    int[] best = {};
    int away = far;
    for (int to = i; to - i < away && to < old.length - SAME; to++) {
      int from = first.getIfAbsent(oldDigests.of(to), anew.length);
      if (to - i + from - j < away && alike(old, to, anew, from)) {
        away = to - i + from - j;
        best = new int[] {to, from};
      }
    }
    return best;
  }

  private boolean alike(int[] old, int i, int[] anew, int j) {
    if (i + SAME >= old.length || j + SAME >= anew.length) {
      return false;
    }
    for (int tag = 0; tag < SAME; tag++) {
      if (!same(old, i + tag, anew, j + tag)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(int[] old, int i, int[] anew, int j) {
    return Arrays.equals(before, old[i], old[i + 1], now, anew[j], anew[j + 1]);
  }

  private void copy(int from, int length) {
    if (length == 0) {
      return;
    }
    if (copyTo != from) {
      flush();
      copyFrom = from;
    }
    copyTo = from + length;
  }

  private void flush() {
    if (copyTo > copyFrom) {
      pieces.append('@').append(copyFrom).append(',').append(copyTo - copyFrom).append(' ');
    }
    copyFrom = 0;
    copyTo = 0;
  }

  private void literal(int from, int to) {
    flush();
    if (to > from) {
      byte[] only = Arrays.copyOfRange(before, from, to);
      pieces.append('+').append(Base64.getEncoder().encodeToString(only)).append(' ');
    }
  }

  /**
   * What was before.
   *
   * @throws IllegalArgumentException if the pieces are not of this text, or make more than allowed
   */
  static byte[] apply(String pieces, byte[] now, long most) {
    ByteArrayOutputStream before = new ByteArrayOutputStream(now.length);
    for (String piece : pieces.isEmpty() ? new String[0] : pieces.split(" ")) {
      if (piece.startsWith("+")) {
        before.writeBytes(Base64.getDecoder().decode(piece.substring(1)));
      } else {
        int comma = piece.indexOf(',');
        int from = Integer.parseInt(piece.substring(1, Math.max(1, comma)));
        int length = Integer.parseInt(piece.substring(comma + 1));
        if (from < 0 || length < 0 || from > now.length - length) {
          throw new IllegalArgumentException("beyond the text: " + piece);
        }
        before.write(now, from, length);
      }
      if (before.size() > most) {
        throw new IllegalArgumentException("more than " + most + " bytes");
      }
    }
    return before.toByteArray();
  }
}
