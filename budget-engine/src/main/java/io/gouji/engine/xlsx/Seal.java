package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.PackageEdit;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A line of text inside a workbook that tells whether anybody changed the file since we wrote it:
 * the SHA-256 of all its parts, taken while the line itself was {@link #BLANK}. Any program that
 * saves the workbook writes its parts anew and so breaks the seal.
 */
public final class Seal {
  static final String MARK = "gouji-seal:";
  private static final Pattern TEXT = Pattern.compile(MARK + "[0-9a-f]{64}");

  /** What stands in the line's place while the seal is taken. */
  public static final String BLANK = MARK + "0".repeat(64);

  private static final byte[] MARK_BYTES = MARK.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BLANK_BYTES = BLANK.getBytes(StandardCharsets.US_ASCII);

  /** Where the sheets of ours lie that carry a seal. */
  static final String SHEETS = "xl/worksheets/sheet";

  private Seal() {}

  /**
   * The text that seals a file which so far says {@link #BLANK}.
   *
   * @throws UnreadableException if the file is no package within the limits
   */
  public static String of(byte[] file, Limits limits) throws UnreadableException {
    return read(file, limits).text();
  }

  /** Whether a cell holds a seal, if only of a file that has changed since: the sheet is ours. */
  public static boolean isIn(String text) {
    return text.contains(MARK) && TEXT.matcher(text).find();
  }

  /** Whether the file carries a seal and is as it was when sealed. */
  public static boolean isIntact(byte[] file, Limits limits) {
    try {
      if (!ForeignFormat.holdsXls(file) && !isSealed(WorkbookPackage.open(file, limits))) {
        return false;
      }
      Read read = read(file, limits);
      return read.found().contains(read.text());
    } catch (UnreadableException notOurs) {
      return false;
    }
  }

  /** The same of a file that may have been opened before; most carry none. */
  public static boolean isIntact(WorkbookFile file) {
    try {
      return (file.holdsXls() || isSealed(file.open())) && isIntact(file.bytes(), Limits.DEFAULT);
    } catch (UnreadableException notOurs) {
      return false;
    }
  }

  /** Whether a sheet carries a seal, intact or not: hardly any file does. */
  private static boolean isSealed(OpcPackage parts) throws UnreadableException {
    for (ZipPart part : parts.parts()) {
      if (part.key().startsWith(SHEETS) && isIn(parts.bytes(part))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a file says and what it should say.
   *
   * @param found the seals in the file: an old one may be left beside the one that counts
   * @param text the seal that fits its content
   */
  private record Read(List<String> found, String text) {}

  private static Read read(byte[] file, Limits limits) throws UnreadableException {
    if (ForeignFormat.holdsXls(file)) {
      return readXls(file);
    }
    OpcPackage parts = WorkbookPackage.open(file, limits);
    Taking taking = new Taking();
    for (ZipPart part : parts.parts()) {
      taking.part(part.name(), parts.bytes(part));
    }
    return new Read(taking.found, taking.text());
  }

  /** Takes the seal of a package, part by part in the order of the file. */
  static final class Taking {
    private final MessageDigest digest = sha256();
    private final List<String> found = new ArrayList<>();

    /** Takes a part in; seals in it count as blank. They are ASCII in every encoding of parts. */
    void part(String name, byte[] content) {
      digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
      int from = 0;
      for (int at = next(content, 0); at >= 0; at = next(content, from)) {
        digest.update(content, from, at - from);
        digest.update(BLANK_BYTES);
        from = at + BLANK_BYTES.length;
        found.add(new String(content, at, BLANK_BYTES.length, StandardCharsets.US_ASCII));
      }
      digest.update(content, from, content.length - from);
    }

    /** The seal of all parts so far; no other part follows. */
    String text() {
      return MARK + HexFormat.of().formatHex(digest.digest());
    }
  }

  /** Seals a package: the first sheet of ours with a blank seal gets the true one. */
  static void put(PackageEdit edit) throws UnreadableException {
    Taking taking = new Taking();
    Map<String, byte[]> changed = edit.changed();
    OpcPackage unread = edit.pack().afresh();
    for (ZipPart part : edit.pack().parts()) {
      byte[] now = changed.get(part.key());
      if (now != null || !edit.removed().contains(part.key())) {
        taking.part(part.name(), now != null ? now : unread.bytes(part));
      }
    }
    Map<String, byte[]> added = edit.added();
    added.forEach(taking::part);
    for (Map.Entry<String, byte[]> part : added.entrySet()) {
      if (part.getKey().startsWith(SHEETS) && isIn(part.getValue())) {
        part.setValue(sealed(part.getValue(), taking.text()));
        return;
      }
    }
  }

  /** A part with a seal in the place of every blank one. */
  static byte[] sealed(byte[] content, String seal) {
    byte[] sealed = content.clone();
    byte[] text = seal.getBytes(StandardCharsets.US_ASCII);
    for (int at = next(content, 0); at >= 0; at = next(content, at + text.length)) {
      if (Arrays.equals(content, at, at + text.length, BLANK_BYTES, 0, text.length)) {
        System.arraycopy(text, 0, sealed, at, text.length);
      }
    }
    return sealed;
  }

  /** Whether there is a seal in a part, blank or not. */
  static boolean isIn(byte[] content) {
    return next(content, 0) >= 0;
  }

  /** Where the next seal begins; -1 where there is none. */
  private static int next(byte[] content, int from) {
    int last = content.length - BLANK_BYTES.length;
    for (int at = from; at <= last; at++) {
      if (content[at] == MARK_BYTES[0] && isSeal(content, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isSeal(byte[] content, int at) {
    int digits = at + MARK_BYTES.length;
    if (!Arrays.equals(content, at, digits, MARK_BYTES, 0, MARK_BYTES.length)) {
      return false;
    }
    for (int i = digits; i < at + BLANK_BYTES.length; i++) {
      boolean hex =
          content[i] >= '0' && content[i] <= '9' || content[i] >= 'a' && content[i] <= 'f';
      if (!hex) {
        return false;
      }
    }
    return true;
  }

  private static Read readXls(byte[] file) throws UnreadableException {
    MessageDigest digest = sha256();
    List<String> found = new ArrayList<>();
    SortedMap<String, byte[]> streams = XlsFile.streams(file);
    streams.keySet().removeIf(XlsUndo::isOne);
    for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
      BiffSeal.Found seals = BiffSeal.in(stream.getValue(), TEXT, BLANK);
      found.addAll(seals.seals());
      digest.update((stream.getKey() + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(seals.masked());
    }
    return new Read(found, MARK + HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
