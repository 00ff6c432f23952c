package io.gouji.engine.pack;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A pack is wrong; carries all its mistakes at once, in order of file and line. */
public final class PackException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * One mistake.
   *
   * @param message id of the sentence that tells it
   * @param arguments values for the sentence's named blanks
   */
  public record Mistake(Source source, String message, Map<String, String> arguments) {
    public Mistake {
      arguments = Map.copyOf(arguments);
    }
  }

  private final transient List<Mistake> mistakes;

  public PackException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(m -> m.source() + ": " + m.message() + " " + m.arguments())
            .collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
