package io.gouji.addin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands of the bridge can be told: where its data lies, and how to speak. */
final class CommonOptions {
  @Option(names = "--data", paramLabel = "DIR", descriptionKey = "serve.data")
  private @Nullable Path data;

  @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "serve.lang")
  private String language = Words.LANGUAGES.get(0);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "serve.help")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      descriptionKey = "serve.version")
  private boolean version;

  /** Given by the command, which knows where the product lies. */
  @Option(names = "--templates", hidden = true)
  private @Nullable Path templates;

  /** The folder that was named, else the user's own. */
  Installation installation(Map<String, String> environment, String system, String home) {
    return data == null
        ? Installation.ofUser(environment, system, home)
        : new Installation(data.toAbsolutePath());
  }

  /** A language we speak. */
  String language() {
    return Words.known(language);
  }

  Optional<Path> templates() {
    return Optional.ofNullable(templates);
  }
}
