package io.gouji.engine.parts;

import java.util.Locale;

/**
 * One entry of a zip directory, as places in the file's bytes.
 *
 * @param name as stored, for messages and raw copies
 * @param key the name as packages compare it: lower case, forward slashes, no leading slash
 * @param method 0 stored, 8 deflated
 * @param size inflated size as declared
 * @param start first byte of the local header
 * @param data first byte of the compressed data
 * @param compressed bytes of compressed data
 * @param end first byte that belongs to the next entry or the directory
 * @param record first byte of the directory record
 * @param recordEnd first byte after it
 */
public record ZipPart(
    String name,
    String key,
    int method,
    long crc,
    long size,
    int start,
    int data,
    int compressed,
    int end,
    int record,
    int recordEnd) {
  /** A name as packages compare it. */
  public static String key(String name) {
    String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
    return key.startsWith("/") ? key.substring(1) : key;
  }

  ZipPart endingAt(int next) {
    return new ZipPart(
        name, key, method, crc, size, start, data, compressed, next, record, recordEnd);
  }
}
