package io.gouji.engine.xlsx;

import io.gouji.engine.parts.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;

/**
 * A stream of our own in an .xls copy we write: the stream of the workbook as it was, packed. POI
 * writes all records anew, so that there are no few bytes to remember; what marks do not touch is
 * the same again. It counts only while the file is as we wrote it.
 */
final class XlsUndo {
  private static final String STEM = "GoujiUndo";

  /** First byte of the stream: whether marks were written, and not corrections. */
  private static final int MARKS = 1;

  private XlsUndo() {}

  /** Adds the stream to a copy that is about to be written. */
  static void add(XlsFile file, boolean marks) throws UnreadableException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(marks ? MARKS : 0);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(file.stream());
    } catch (IOException broken) {
      throw XlsReader.damaged(broken);
    }
    file.put(STEM + (count(file.container().getRoot()) + 1), packed.toByteArray());
  }

  private static int count(DirectoryNode root) {
    int count = 0;
    while (root.hasEntry(STEM + (count + 1))) {
      count++;
    }
    return count;
  }

  /**
   * The file as it was before we wrote into it the last time.
   *
   * @param marksOnly whether only a copy with marks counts, not one with corrections
   * @return empty where it holds no such stream, or was changed since
   */
  static Optional<byte[]> undone(byte[] bytes, boolean marksOnly, Limits limits)
      throws UnreadableException {
    try (XlsFile file = XlsFile.open(bytes)) {
      DirectoryNode root = file.container().getRoot();
      int last = count(root);
      if (last == 0 || !Seal.isIntact(bytes, limits)) {
        return Optional.empty();
      }
      byte[] packed = XlsReader.content(root, STEM + last);
      boolean marks = packed.length > 0 && packed[0] == MARKS;
      if (packed.length == 0 || marksOnly && !marks) {
        return Optional.empty();
      }
      byte[] before = unpacked(packed, limits);
      root.getEntry(STEM + last).delete();
      return Optional.of(file.bytes(before));
    } catch (IOException | RuntimeException broken) {
      throw XlsReader.damaged(broken);
    }
  }

  private static byte[] unpacked(byte[] packed, Limits limits)
      throws IOException, UnreadableException {
    byte[] data = Arrays.copyOfRange(packed, 1, packed.length);
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(data))) {
      int most = (int) Math.min(Integer.MAX_VALUE - 16, limits.fileBytes() + 1);
      byte[] before = in.readNBytes(most);
      if (before.length > limits.fileBytes()) {
        throw UnreadableException.overLimit("fileBytes", limits.fileBytes());
      }
      return before;
    }
  }

  /**
   * Takes all such streams out of a copy: one that somebody has changed, or one that is to be
   * locked, since a password hides the stream of the workbook only.
   */
  static void forget(DirectoryNode root) throws IOException {
    for (int last = count(root); last > 0; last--) {
      Entry entry = root.getEntry(STEM + last);
      entry.delete();
    }
  }

  /** Whether a stream is one of these; the seal of a copy holds with and without them. */
  static boolean isOne(String path) {
    return path.startsWith("/" + STEM);
  }
}
