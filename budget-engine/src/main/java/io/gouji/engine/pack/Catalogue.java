package io.gouji.engine.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The classification codes of one year: code to name, and top-level name to code. */
public final class Catalogue {
  private final Map<String, String> names;
  private final Map<String, String> classes;
  private final List<Former> former;

  /**
   * What a code was called in earlier years.
   *
   * @param code its digits then
   * @param until the last year of it; empty where that is not known
   * @param now the code that has taken its place; the same code where only the name changed
   */
  public record Former(String code, String name, String until, String now) {}

  /**
   * A catalogue.
   *
   * @param names code to name
   * @param classes normalised name of a class (类) to its code
   * @param former codes and names of earlier years, the best known first
   */
  public Catalogue(Map<String, String> names, Map<String, String> classes, List<Former> former) {
    this.former = List.copyOf(former);
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

  /** Codes of the classes, in their order. */
  public List<String> classCodes() {
    return classes.values().stream().distinct().sorted().toList();
  }

  /** Codes and names of earlier years, in the order of their file. */
  public List<Former> former() {
    return former;
  }

  public boolean contains(String code) {
    return names.containsKey(code);
  }
}
