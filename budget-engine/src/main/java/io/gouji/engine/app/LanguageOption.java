package io.gouji.engine.app;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The language of everything said. It stands anywhere on the command line and counts for all of it;
 * {@link Phrases#asked} reads it, as mistakes in the rest must be told in it too.
 */
final class LanguageOption {
  /** Languages there are. */
  enum Language {
    ZH,
    EN
  }

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      defaultValue = "zh",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.lang")
  private Language language = Language.ZH;
}
