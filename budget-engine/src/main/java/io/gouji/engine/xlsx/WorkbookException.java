package io.gouji.engine.xlsx;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as a workbook: a reason, and what is known about it as data. */
public final class WorkbookException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a file was refused; the user's words are chosen by it. */
  public enum Reason {
    /** The file has no bytes. */
    EMPTY,
    /** No format we know. */
    NOT_A_WORKBOOK,
    /** Another format; {@code format} names it: xls, xlsb, ods, csv, docx, pdf, html … */
    UNSUPPORTED_FORMAT,
    /** A password is needed; {@code format} is xlsx or xls. */
    ENCRYPTED,
    /** A password was given and is not the one; {@code format} as before. */
    WRONG_PASSWORD,
    /** The file ends before its directory: an incomplete download or copy. */
    TRUNCATED,
    /** The file contradicts itself; {@code part} and {@code detail} say where. */
    DAMAGED,
    /** More than {@link Limits} allows; {@code limit} and {@code max} say what. */
    OVER_LIMIT,
    /** Content no spreadsheet program writes and attackers do: DTDs, overlapping zip entries. */
    HOSTILE
  }

  private final Reason reason;
  private final TreeMap<String, String> args;

  WorkbookException(Reason reason, Map<String, String> args) {
    this(reason, args, null);
  }

  WorkbookException(Reason reason, Map<String, String> args, @Nullable Throwable cause) {
    super(reason + " " + new TreeMap<>(args), cause);
    this.reason = reason;
    this.args = new TreeMap<>(args);
  }

  static WorkbookException damaged(String part, String detail) {
    return new WorkbookException(Reason.DAMAGED, Map.of("part", part, "detail", detail));
  }

  static WorkbookException hostile(String part, String detail) {
    return new WorkbookException(Reason.HOSTILE, Map.of("part", part, "detail", detail));
  }

  static WorkbookException overLimit(String limit, long max) {
    return new WorkbookException(
        Reason.OVER_LIMIT, Map.of("limit", limit, "max", Long.toString(max)));
  }

  static WorkbookException format(Reason reason, String format) {
    return new WorkbookException(reason, Map.of("format", format));
  }

  public Reason reason() {
    return reason;
  }

  /** What is known, by name; never null, sorted. */
  public Map<String, String> args() {
    return Collections.unmodifiableMap(args);
  }
}
