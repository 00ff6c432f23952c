package io.gouji.engine.batch;

import io.gouji.engine.Refusal;
import java.util.Map;
import java.util.TreeMap;

/** The sentences a door tells in, by their ids. */
public interface Voice {
  /** Where Unicode has the pictures of control characters. */
  int PICTURES = 0x2400;

  /** A sentence with its named blanks filled. */
  String say(String id, Map<String, String> blanks);

  /** A problem of one file. */
  default String say(Refusal.Problem problem, String file) {
    Map<String, String> blanks = new TreeMap<>(problem.arguments());
    blanks.put("file", line(file));
    return say(problem.message(), blanks);
  }

  /** A name as it can be told in one line: control characters by the pictures of them. */
  static String line(String name) {
    return name.codePoints()
        .map(sign -> sign < ' ' ? PICTURES + sign : sign)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
