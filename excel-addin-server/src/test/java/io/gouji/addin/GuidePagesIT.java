package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide as it lies in the product: complete, with pictures, and with no way that ends. */
final class GuidePagesIT {
  private static final Path PRODUCT = Path.of(System.getProperty("gouji.product"));
  private static final Path GUIDE = PRODUCT.resolve("guide");

  @TempDir private Path scratch;

  @Test
  void everyLinkAndPictureLeadsSomewhere() throws IOException {
    List<String> followed = new ArrayList<>();
    for (Path page : pages()) {
      Document document = Jsoup.parse(page);
      assertThat(document.title()).as("%s", page).isNotBlank();
      for (Element link : document.select("[href]")) {
        String target = link.attr("href");
        if (!target.matches("https?:.*")) {
          assertThat(leads(page, target)).as("%s: %s", page, target).isTrue();
          followed.add(target);
        }
      }
      assertThat(document.select("a").eachText())
          .as("links of %s that name files of the sources", page)
          .noneMatch(text -> text.endsWith(".md"));
      for (Element picture : document.select("img")) {
        assertThat(picture.parent().attr("href")).as("%s", picture).endsWith(".png");
        assertThat(GUIDE.resolve(picture.attr("src"))).isNotEmptyFile();
        followed.add(picture.attr("src"));
      }
    }
    assertThat(followed)
        .contains("guangxi-unit-2025.html#x03", "install.html", "annotated.png", "#第一次校验");
  }

  /** Whoever opens the folder finds where to begin, and every page from there. */
  @Test
  void theFirstPageLeadsToAllOthers() throws IOException {
    List<String> names =
        pages().stream()
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.equals("index.html"))
            .toList();

    List<String> led = Jsoup.parse(GUIDE.resolve("index.html")).select("a").eachAttr("href");

    assertThat(led).containsExactlyInAnyOrderElementsOf(names).startsWith("zh.html", "en.html");
  }

  /** Other pages of the product, such as those of the samples, lead nowhere at all. */
  @Test
  void noPageOutsideTheGuideHasLinks() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(PRODUCT)) {
      pages = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    assertThat(pages)
        .contains(PRODUCT.resolve("samples").resolve("README.md"))
        .allSatisfy(page -> assertThat(Files.readString(page)).doesNotContain("]("));
  }

  @Test
  void helpNamesThePage() {
    Product product = Product.assembled(scratch);
    assertThat(product.plain(List.of("--help")).out()).contains(GUIDE.resolve("zh.html") + "\n");
    assertThat(product.plain(List.of("--help", "--lang", "en")).out())
        .contains(GUIDE.resolve("en.html") + "\n");
  }

  @Test
  void theArchiveHasItToo() throws IOException {
    List<String> expected;
    try (Stream<Path> files = Files.list(GUIDE)) {
      expected = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    Path archive;
    try (Stream<Path> files = Files.list(PRODUCT.resolveSibling(""))) {
      archive =
          files
              .filter(file -> file.getFileName().toString().matches("gouji-.*\\.zip"))
              .findFirst()
              .orElseThrow();
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(
              zip.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> name.matches("[^/]+/guide/.+"))
                  .map(name -> name.replaceFirst("[^/]+/guide/", ""))
                  .sorted())
          .isEqualTo(expected);
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(GUIDE)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      assertThat(pages).hasSizeGreaterThan(8);
      return pages;
    }
  }

  private static boolean leads(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path there = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
    if (!Files.isRegularFile(there)) {
      return false;
    }
    return parts.length == 1 || Jsoup.parse(there).getElementById(parts[1]) != null;
  }
}
