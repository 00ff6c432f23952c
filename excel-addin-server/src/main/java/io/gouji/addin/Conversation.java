package io.gouji.addin;

import java.io.PrintWriter;
import java.util.Map;

/** What the user hears of installing: one line a step, and what to do where one fails. */
record Conversation(PrintWriter out, Words words, String language, boolean dry) {
  void say(String id, Map<String, String> blanks) {
    out.println(words.say(id, language, blanks));
  }

  /**
   * How one step ended.
   *
   * @param how of the words {@code addin.state.*}
   */
  void step(String how, String id, String place) {
    out.println(
        "[%s] %s%s"
            .formatted(
                words.say("addin.state." + how, language, Map.of()),
                words.say(id, language, Map.of()),
                place.isEmpty() ? "" : "  " + place));
  }

  /** What the user can do about it. */
  void remedy(String id, String cause) {
    if (!cause.isBlank()) {
      out.println("       " + cause.strip().replaceAll("\\R+", " "));
    }
    out.println("       " + words.of(id, language, Map.of()).detail());
  }
}
