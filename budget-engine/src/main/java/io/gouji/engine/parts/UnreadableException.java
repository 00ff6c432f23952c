package io.gouji.engine.parts;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read: a reason, and what is known about it as data. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a file was refused; the user's words are chosen by it. */
  public enum Reason {
    /** The file has no bytes; a text, no words. */
    EMPTY,
    /** No format we know, where a workbook was expected. */
    NOT_A_WORKBOOK,
    /** No format we know, where a text was expected. */
    NOT_A_DOCUMENT,
    /** Another format; {@code format} names it: xls, xlsb, ods, csv, docx, pdf, html … */
    UNSUPPORTED_FORMAT,
    /** A password is needed; {@code format} is xlsx, xls, docx, doc, pdf or zip. */
    ENCRYPTED,
    /** A password was given and is not the one; {@code format} as before. */
    WRONG_PASSWORD,
    /** The file ends before its directory: an incomplete download or copy. */
    TRUNCATED,
    /** The file contradicts itself; {@code part} and {@code detail} say where. */
    DAMAGED,
    /** More than the limits allow; {@code limit} and {@code max} say what. */
    OVER_LIMIT,
    /** Content no office program writes and attackers do: DTDs, overlapping zip entries. */
    HOSTILE,
    /** A PDF whose pages are pictures; {@code pages} counts them. */
    NO_TEXT,
    /** The thread was interrupted while it read a text; the file may be sound. */
    CANCELLED
  }

  private final Reason reason;
  private final TreeMap<String, String> args;

  public UnreadableException(Reason reason, Map<String, String> args) {
    this(reason, args, null);
  }

  public UnreadableException(Reason reason, Map<String, String> args, @Nullable Throwable cause) {
    super(reason + " " + new TreeMap<>(args), cause);
    this.reason = reason;
    this.args = new TreeMap<>(args);
  }

  public static UnreadableException damaged(String part, String detail) {
    return new UnreadableException(Reason.DAMAGED, Map.of("part", part, "detail", detail));
  }

  /** What a library said of a broken file, in its first line. */
  public static UnreadableException damaged(String part, Throwable broken) {
    String said = String.valueOf(broken.getMessage()).lines().findFirst().orElse("").strip();
    boolean speaks = broken.getMessage() != null && !said.isEmpty();
    String detail = speaks ? said : broken.getClass().getSimpleName();
    return new UnreadableException(Reason.DAMAGED, Map.of("part", part, "detail", detail), broken);
  }

  public static UnreadableException hostile(String part, String detail) {
    return new UnreadableException(Reason.HOSTILE, Map.of("part", part, "detail", detail));
  }

  public static UnreadableException overLimit(String limit, long max) {
    return new UnreadableException(
        Reason.OVER_LIMIT, Map.of("limit", limit, "max", Long.toString(max)));
  }

  public static UnreadableException format(Reason reason, String format) {
    return new UnreadableException(reason, Map.of("format", format));
  }

  public Reason reason() {
    return reason;
  }

  /** What is known, by name; never null, sorted. */
  public Map<String, String> args() {
    return Collections.unmodifiableMap(args);
  }
}
