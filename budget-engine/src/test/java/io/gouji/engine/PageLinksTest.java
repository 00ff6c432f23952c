package io.gouji.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of every page leads somewhere: files, pictures, and headings within pages. */
class PageLinksTest {
  private static final Path HOME = Path.of(System.getProperty("gouji.home"));
  private static final Pattern CODE =
      Pattern.compile("^ *```.*?^ *```|`[^`\\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?) *#*$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(
        HOME,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
            // Pages in resources are drafts of others, with links as those need them.
            return Set.of("target", ".git", "resources").contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            if (file.toString().endsWith(".md")) {
              pages.add(HOME.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    pages.sort(null);
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    Path file = HOME.resolve(page);
    assertThat(broken(file, Files.readString(file))).isEmpty();
  }

  @Test
  void allPagesAreLookedAt() throws IOException {
    assertThat(pages())
        .contains(
            Path.of("README.md"),
            Path.of("templates", "ADAPTING.md"),
            Path.of("budget-engine", "docs", "guide", "zh.md"));
  }

  @Test
  void aBrokenLinkIsNoticed() throws IOException {
    String text =
        """
        [a](README.md) [b](README.md#build-and-test--构建与测试) [c](no.md) ![d](no.png)
        [e](README.md#no-such-heading) [f](#here) `[g](code.md)` [h](https://example.org/x)
        # Here
        """;
    assertThat(broken(HOME.resolve("page.md"), text))
        .containsExactly("no.md", "no.png", "README.md#no-such-heading");
  }

  private static List<String> broken(Path page, String text) throws IOException {
    List<String> broken = new ArrayList<>();
    for (MatchResult link : LINK.matcher(plain(text)).results().toList()) {
      String target = link.group(1);
      if (!target.matches("[a-z]+:.*") && !leads(page, text, target)) {
        broken.add(target);
      }
    }
    return broken;
  }

  private static boolean leads(Path page, String text, String target) throws IOException {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path there = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!file.isEmpty() && !Files.exists(there)) {
      return false;
    }
    return hash < 0
        || anchors(file.isEmpty() ? text : Files.readString(there))
            .contains(target.substring(hash + 1));
  }

  /** The names that GitHub gives to headings; the second of one name gets "-1". */
  private static Set<String> anchors(String text) {
    Set<String> anchors = new TreeSet<>();
    for (MatchResult heading :
        HEADING.matcher(text.replaceAll("(?ms)^ *```.*?^ *```", "")).results().toList()) {
      String name =
          heading
              .group(1)
              .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .codePoints()
              .filter(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-' || c == '_')
              .mapToObj(Character::toString)
              .collect(Collectors.joining())
              .replace(' ', '-');
      String anchor = name;
      for (int i = 1; !anchors.add(anchor); i++) {
        anchor = name + "-" + i;
      }
    }
    return anchors;
  }

  private static String plain(String text) {
    return CODE.matcher(text).replaceAll("");
  }
}
