package io.gouji.engine.parts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text held as UTF-8; every byte that none of them names stays as it is. */
public final class Splices {
  private record Splice(int from, int to, byte[] text) {}

  private final byte[] original;
  private final List<Splice> splices = new ArrayList<>();

  public Splices(byte[] original) {
    this.original = original;
  }

  /** Puts text before a byte; texts for the same place keep their order. */
  public void insert(int at, String text) {
    replace(at, at, text);
  }

  /** Puts text in the place of bytes; replaced ranges must not overlap. */
  public void replace(int from, int to, String text) {
    splices.add(new Splice(from, to, text.getBytes(StandardCharsets.UTF_8)));
  }

  public String text(int from, int to) {
    return new String(original, from, to - from, StandardCharsets.UTF_8);
  }

  /** Adds children at the end of an element, which may so far be written without an end tag. */
  public void append(Outline element, String xml) {
    if (element.empty()) {
      String tag = text(element.start(), element.end());
      String opened = tag.substring(0, tag.lastIndexOf('/')) + ">";
      replace(element.start(), element.end(), opened + xml + "</" + element.tag() + ">");
    } else {
      insert(element.close(), xml);
    }
  }

  public boolean isEmpty() {
    return splices.isEmpty();
  }

  public byte[] result() {
    splices.sort(Comparator.comparingInt(Splice::from).thenComparingInt(Splice::to));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(original.length + 1024);
    int at = 0;
    for (Splice splice : splices) {
      if (splice.from() < at) {
        throw new IllegalStateException("changes overlap at byte " + splice.from());
      }
      bytes.write(original, at, splice.from() - at);
      bytes.writeBytes(splice.text());
      at = splice.to();
    }
    bytes.write(original, at, original.length - at);
    return bytes.toByteArray();
  }
}
