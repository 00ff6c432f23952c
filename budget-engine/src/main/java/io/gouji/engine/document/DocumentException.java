package io.gouji.engine.document;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as a document: a reason, and what is known about it as data. */
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a file was refused; the user's words are chosen by it. */
  public enum Reason {
    /** The file has no bytes, or no words. */
    EMPTY,
    /** No format we know. */
    NOT_A_DOCUMENT,
    /** Another format; {@code format} names it: rtf, odt, wps, ofd, xlsx, xls, pptx … */
    UNSUPPORTED_FORMAT,
    /** A password is needed; {@code format} is docx, doc or pdf. */
    ENCRYPTED,
    /** A password was given and is not the one; {@code format} as before. */
    WRONG_PASSWORD,
    /** The file ends before its directory: an incomplete download or copy. */
    TRUNCATED,
    /** The file contradicts itself; {@code part} and {@code detail} say where. */
    DAMAGED,
    /** More than {@link DocumentLimits} allows; {@code limit} and {@code max} say what. */
    OVER_LIMIT,
    /** Content no word processor writes and attackers do: document types, lying zip entries. */
    HOSTILE,
    /** A PDF whose pages are pictures; {@code pages} counts them. */
    NO_TEXT,
    /** The thread was interrupted; the file may be sound. */
    CANCELLED
  }

  private final Reason reason;
  private final TreeMap<String, String> args;

  DocumentException(Reason reason, Map<String, String> args) {
    this(reason, args, null);
  }

  DocumentException(Reason reason, Map<String, String> args, @Nullable Throwable cause) {
    super(reason + " " + new TreeMap<>(args), cause);
    this.reason = reason;
    this.args = new TreeMap<>(args);
  }

  static DocumentException damaged(String part, String detail) {
    return new DocumentException(Reason.DAMAGED, Map.of("part", part, "detail", detail));
  }

  /** What a library said of a broken file, in its first line. */
  static DocumentException damaged(String part, Throwable broken) {
    String said = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
    String detail = broken.getClass().getSimpleName() + ": " + said;
    return new DocumentException(Reason.DAMAGED, Map.of("part", part, "detail", detail), broken);
  }

  static DocumentException hostile(String part, String detail) {
    return new DocumentException(Reason.HOSTILE, Map.of("part", part, "detail", detail));
  }

  static DocumentException overLimit(String limit, long max) {
    return new DocumentException(
        Reason.OVER_LIMIT, Map.of("limit", limit, "max", Long.toString(max)));
  }

  static DocumentException format(Reason reason, String format) {
    return new DocumentException(reason, Map.of("format", format));
  }

  public Reason reason() {
    return reason;
  }

  /** What is known, by name; never null, sorted. */
  public Map<String, String> args() {
    return Collections.unmodifiableMap(args);
  }
}
