package io.gouji.engine.xlsx;

import io.gouji.engine.parts.OpcPackage;
import io.gouji.engine.parts.UnreadableException;
import io.gouji.engine.parts.ZipPart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of text inside a workbook that tells whether anybody changed the file since we wrote it:
 * the SHA-256 of all its parts, taken while the line itself was {@link #BLANK}. Any program that
 * saves the workbook writes its parts anew and so breaks the seal.
 */
public final class Seal {
  private static final String MARK = "gouji-seal:";
  private static final Pattern TEXT = Pattern.compile(MARK + "[0-9a-f]{64}");

  /** What stands in the line's place while the seal is taken. */
  public static final String BLANK = MARK + "0".repeat(64);

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
    return TEXT.matcher(text).find();
  }

  /** Whether the file carries a seal and is as it was when sealed. */
  public static boolean isIntact(byte[] file, Limits limits) {
    try {
      Read read = read(file, limits);
      return read.found().contains(read.text());
    } catch (UnreadableException notOurs) {
      return false;
    }
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
    MessageDigest digest = sha256();
    List<String> found = new ArrayList<>();
    for (ZipPart part : parts.parts()) {
      // One character a byte: the seal is ASCII in every encoding a part may have.
      String content = new String(parts.bytes(part), StandardCharsets.ISO_8859_1);
      Matcher seal = TEXT.matcher(content);
      seal.results().forEach(one -> found.add(one.group()));
      digest.update((part.name() + "\0").getBytes(StandardCharsets.UTF_8));
      digest.update(seal.replaceAll(BLANK).getBytes(StandardCharsets.ISO_8859_1));
    }
    return new Read(found, MARK + HexFormat.of().formatHex(digest.digest()));
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
