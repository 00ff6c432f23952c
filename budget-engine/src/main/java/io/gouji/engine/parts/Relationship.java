package io.gouji.engine.parts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One relationship of a part (ECMA-376 part 2, §9.3).
 *
 * @param type a URI whose last segment is the same in strict and transitional files
 * @param target as written
 */
public record Relationship(String id, String type, String target, boolean external) {
  public boolean is(String kind) {
    return type.endsWith("/" + kind);
  }

  /** The key of the part it leads to from a source part; absolute, relative, any slash. */
  public String key(String source) {
    String path = target.replace('\\', '/');
    String base = path.startsWith("/") ? "" : source.substring(0, source.lastIndexOf('/') + 1);
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : (base + path).split("/")) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return ZipPart.key(String.join("/", segments));
  }

  public static String decoded(String uri) {
    if (uri.indexOf('%') < 0) {
      return uri;
    }
    try {
      return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return uri;
    }
  }
}
