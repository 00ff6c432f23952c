package io.gouji.engine.pack;

import java.util.Map;
import java.util.Optional;

/** The classification codes of one year: code to name, and top-level name to code. */
public final class Catalogue {
  private final Map<String, String> names;
  private final Map<String, String> classes;

  /**
   * A catalogue.
   *
   * @param names code to name
   * @param classes normalised name of a class (类) to its code
   */
  public Catalogue(Map<String, String> names, Map<String, String> classes) {
    this.names = Map.copyOf(names);
    this.classes = Map.copyOf(classes);
  }

  public Optional<String> name(String code) {
    return Optional.ofNullable(names.get(code));
  }

  /** Code of the class of that name; spaces and numbering removed by the caller. */
  public Optional<String> classCode(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  public boolean contains(String code) {
    return names.containsKey(code);
  }
}
