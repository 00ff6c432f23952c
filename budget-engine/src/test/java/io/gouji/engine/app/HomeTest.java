package io.gouji.engine.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path root;

  @Test
  void theVariableOfTheUserDecidesBeforeTheLauncher() throws IOException {
    Path property = home("property");
    Path variable = home("variable");

    assertThat(
            Home.templates(
                given(property), Map.of("GOUJI_HOME", variable.toString()), Optional.empty()))
        .contains(variable.resolve("templates"));
  }

  @Test
  void thePropertyOfTheLauncherDecidesWithoutIt() throws IOException {
    Path property = home("property");

    assertThat(
            Home.templates(
                given(property),
                Map.of(),
                Optional.of(home("other").resolve("plugins/engine.jar"))))
        .contains(property.resolve("templates"));
  }

  @Test
  void otherwiseTheyLieBesideTheFolderOfTheJar() throws IOException {
    Path home = home("product");

    assertThat(
            Home.templates(
                new Properties(), Map.of(), Optional.of(home.resolve("plugins/engine.jar"))))
        .contains(home.resolve("templates"));
  }

  @Test
  void aHomeWithoutTemplatesIsNone() {
    assertThat(Home.templates(given(root), Map.of(), Optional.empty())).isEmpty();
  }

  @Test
  void whatTheVariableNamesIsKnownToTellOfIt() {
    assertThat(Home.named(Map.of("GOUJI_HOME", root.toString()))).contains(root);
    assertThat(Home.named(Map.of("GOUJI_HOME", " "))).isEmpty();
    assertThat(Home.named(Map.of())).isEmpty();
  }

  @Test
  void anAddressMayHaveBlanksAndChineseEscapedOrNot() throws IOException {
    Path jar = root.resolve("勾稽 产品").resolve("engine.jar").toAbsolutePath();
    String escaped = jar.toUri().toString();
    assertThat(Home.file(new URL(escaped))).contains(jar);
    assertThat(Home.file(new URL(escaped.replace("%20", " ")))).contains(jar);
    assertThat(Home.file(new URL("https://example.org/engine.jar"))).isEmpty();
  }

  private Path home(String name) throws IOException {
    Files.createDirectories(root.resolve(name).resolve("templates"));
    return root.resolve(name);
  }

  private static Properties given(Path home) {
    Properties properties = new Properties();
    properties.setProperty("gouji.home", home.toString());
    return properties;
  }
}
