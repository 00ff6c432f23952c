package io.gouji.engine.parts;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The contents of the small parts of one package, so that each is inflated once however often it is
 * read. Of larger parts, and of very many, memory is dearer than time.
 */
final class SmallParts {
  /** Bytes of a small part at most. */
  static final int LARGEST = 1 << 18;

  /** Bytes of all that are kept. */
  private static final int ALL = 4 << 20;

  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  /** Whether a part is small, if the directory tells the truth. */
  static boolean fits(ZipPart part) {
    return part.size() <= LARGEST;
  }

  Optional<byte[]> get(ZipPart part) {
    return Optional.ofNullable(contents.get(part.key()));
  }

  /** The content, which is kept if there is room; empty where the directory lied. */
  Optional<byte[]> keep(ZipPart part, byte[] content) {
    if (content.length > LARGEST) {
      return Optional.empty();
    }
    if (size.addAndGet(content.length) <= ALL) {
      contents.put(part.key(), content);
    } else {
      size.addAndGet(-content.length);
    }
    return Optional.of(content);
  }
}
