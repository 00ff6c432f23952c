package io.gouji.engine.app;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The language of everything said; every command has it. */
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
      descriptionKey = "option.lang")
  private Language language = Language.ZH;

  /** As findings know it: {@code zh}. */
  String tag() {
    return language.name().toLowerCase(Locale.ROOT);
  }
}
