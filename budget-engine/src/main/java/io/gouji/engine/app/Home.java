package io.gouji.engine.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the product lies, and its templates with it. */
final class Home {
  private static final String PROPERTY = "gouji.home";
  private static final String VARIABLE = "GOUJI_HOME";
  private static final String TEMPLATES = "templates";

  private Home() {}

  /**
   * The folder of templates: under the variable {@code GOUJI_HOME}, under the system property
   * {@code gouji.home} that the launchers set, or beside the folder our jar lies in. The first of
   * these that is given decides; it is not searched further.
   */
  static Optional<Path> templates() {
    return templates(System.getProperties(), System.getenv(), jar());
  }

  static Optional<Path> templates(
      Properties properties, Map<String, String> environment, Optional<Path> jar) {
    return Stream.of(
            named(environment),
            given(properties.getProperty(PROPERTY)),
            jar.map(Path::toAbsolutePath).map(Path::getParent).map(Path::getParent))
        .flatMap(Optional::stream)
        .findFirst()
        .map(home -> home.resolve(TEMPLATES))
        .filter(Files::isDirectory);
  }

  /** What the variable names, where that decides. */
  static Optional<Path> named(Map<String, String> environment) {
    return given(environment.get(VARIABLE));
  }

  private static Optional<Path> given(@Nullable String home) {
    return Optional.ofNullable(home).filter(text -> !text.isBlank()).map(Path::of);
  }

  private static Optional<Path> jar() {
    CodeSource source = Home.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    return file(source.getLocation());
  }

  /** The file at an address; Equinox leaves blanks in it as they are. */
  static Optional<Path> file(URL location) {
    try {
      return Optional.of(Path.of(new URI(location.toString().replace(" ", "%20"))));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException noFile) {
      return Optional.empty();
    }
  }
}
