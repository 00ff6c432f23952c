package io.gouji.engine.parts;

/**
 * The content of a zip entry as the file holds it.
 *
 * @param bytes deflated
 * @param crc CRC-32 of what it inflates to
 * @param length of what it inflates to, in bytes
 */
record Packed(byte[] bytes, int crc, int length) {}
