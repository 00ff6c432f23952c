package io.gouji.addin;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of the registry of Windows that belongs to the user, by the system's {@code reg}. */
final class Registry {
  private final Programs programs;

  Registry(Programs programs) {
    this.programs = programs;
  }

  boolean hasKey(String key) throws IOException {
    return programs.run(List.of("reg", "query", key)).isGood();
  }

  /** What a value of a key says; empty where there is none. */
  Optional<String> value(String key, String name) throws IOException {
    Programs.Outcome outcome = programs.run(List.of("reg", "query", key, "/v", name));
    if (!outcome.isGood()) {
      return Optional.empty();
    }
    Matcher line =
        Pattern.compile("(?m)^\\s+" + Pattern.quote(name) + "\\s+REG_\\w+[ \\t]*(.*?)\\s*$")
            .matcher(outcome.said());
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }

  void set(String key, String name, String value) throws IOException {
    must(List.of("reg", "add", key, "/v", name, "/t", "REG_SZ", "/d", value, "/f"));
  }

  void remove(String key, String name) throws IOException {
    must(List.of("reg", "delete", key, "/v", name, "/f"));
  }

  /** Takes a key away if nothing is left in it. */
  void removeIfEmpty(String key) throws IOException {
    Programs.Outcome outcome = programs.run(List.of("reg", "query", key));
    boolean hasValues = outcome.said().contains("REG_");
    String last = key.substring(key.lastIndexOf('\\') + 1);
    boolean hasKeys = outcome.said().lines().anyMatch(line -> line.contains(last + "\\"));
    if (outcome.isGood() && !hasValues && !hasKeys) {
      must(List.of("reg", "delete", key, "/f"));
    }
  }

  private void must(List<String> command) throws IOException {
    Programs.Outcome outcome = programs.run(command);
    if (!outcome.isGood()) {
      throw new IOException(String.join(" ", command.subList(0, 3)) + ": " + outcome.said());
    }
  }
}
