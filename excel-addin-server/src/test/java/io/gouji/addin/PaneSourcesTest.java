package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** What the sources of the pane must not do, and the sentences they must have. */
final class PaneSourcesTest {
  private static final Path WEB =
      Path.of(System.getProperty("gouji.home"))
          .resolve("excel-addin-server/src/main/resources/io/gouji/addin/web");
  private static final Pattern BLANK = Pattern.compile("\\{\\w+}");

  private static List<Path> files(String... endings) {
    try (Stream<Path> all = Files.walk(WEB)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TreeMap<String, String> words(String language) {
    TreeMap<String, String> words = new TreeMap<>();
    JsonNode document = Json.own(text(WEB.resolve("words/" + language + ".json")));
    document.properties().forEach(one -> words.put(one.getKey(), one.getValue().asText()));
    return words;
  }

  @Test
  void nothingIsEverMadeFromMarkupOrText() {
    for (Path file : files(".js", ".html")) {
      assertThat(text(file))
          .as(file.toString())
          .doesNotContainPattern(
              "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
                  + "|createContextualFragment|DOMParser|srcdoc|<script>|\\sstyle=|\\son[a-z]+=\"");
    }
  }

  @Test
  void nothingComesFromElsewhereButOfficeJs() {
    for (Path file : files(".js", ".html", ".css")) {
      Matcher addresses =
          Pattern.compile("(?:https?:)?//[\\w.-]+\\.\\w+[^\\s'\"]*").matcher(text(file));
      while (addresses.find()) {
        // The button of WPS is no page of ours; it asks whether the service is ours.
        String service = file.endsWith("wps/main.js") ? "|http://127\\.0\\.0\\.1:" : "";
        assertThat(addresses.group())
            .as(file.toString())
            .matches(
                "https://appsforoffice\\.(microsoft\\.com|cdn\\.partner\\.office365\\.cn)/.*office\\.js"
                    + "|http://www\\.w3\\.org/2000/svg"
                    + service);
      }
    }
  }

  @Test
  void sentencesAreDataAndThereInEveryLanguage() {
    TreeMap<String, String> zh = words("zh");
    TreeMap<String, String> en = words("en");
    assertThat(en.keySet()).isEqualTo(zh.keySet());
    zh.forEach((id, sentence) -> assertThat(blanks(en.get(id))).as(id).isEqualTo(blanks(sentence)));
    for (Path file : files(".js")) {
      if (!file.endsWith("too-old.js") && !file.endsWith("main.js")) {
        assertThat(text(file)).as(file.toString()).doesNotContainPattern("\\p{IsHan}");
      }
      Matcher said = Pattern.compile("(?<![\\w.])t\\('([a-z.-]+)'[,)]").matcher(text(file));
      while (said.find()) {
        assertThat(zh).as(file.toString()).containsKey(said.group(1));
      }
      Matcher own = Pattern.compile("Problem\\.own\\('([a-z-]+)'").matcher(text(file));
      while (own.find()) {
        assertThat(zh).containsKeys("problem." + own.group(1), "problem." + own.group(1) + ".do");
      }
    }
  }

  private static TreeSet<String> blanks(String sentence) {
    return BLANK
        .matcher(sentence)
        .results()
        .map(found -> found.group())
        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  /** WPS takes a ribbon only if it begins with its element, and callbacks only if they answer. */
  @Test
  void wpsGetsWhatItWants() throws IOException, ParserConfigurationException, SAXException {
    String ribbon = text(WEB.resolve("wps/ribbon.xml"));
    assertThat(ribbon).startsWith("<customUI");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.newDocumentBuilder().parse(WEB.resolve("wps/ribbon.xml").toFile());
    factory.newDocumentBuilder().parse(WEB.resolve("wps/manifest.xml").toFile());
    String main = text(WEB.resolve("wps/main.js"));
    assertThat(main.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", ""))
        .doesNotContain("async", "=>", "await");
    Matcher callbacks = Pattern.compile("(?:onLoad|onAction|getImage)=\"(\\w+)\"").matcher(ribbon);
    while (callbacks.find()) {
      assertThat(main).contains("window." + callbacks.group(1) + " = ");
    }
  }
}
