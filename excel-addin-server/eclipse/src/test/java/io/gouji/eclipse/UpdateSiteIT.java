package io.gouji.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gouji.eclipse.Eclipse.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways of the page on Eclipse, each into an Eclipse that p2 has made of its own bundles. */
final class UpdateSiteIT {
  private static final Path PRODUCT = Path.of(System.getProperty("gouji.product"));
  private static final Path SITE = Path.of(System.getProperty("gouji.site"));
  private static final Path SAMPLES = PRODUCT.resolve("samples");
  private static final Path PAGE = Path.of("..", "docs", "eclipse.md");
  private static final String GOUJI = "io.gouji.engine.gouji";

  @TempDir private Path scratch;
  private Eclipse eclipse;

  @BeforeEach
  void anEclipse() throws IOException {
    eclipse = Eclipse.copied(scratch.resolve("别人的 Eclipse"));
  }

  @Test
  void isInstalledFromTheArchiveRunsAndGoesWithoutATrace() throws Exception {
    List<String> before = eclipse.bundles();
    List<List<String>> printed = printed();
    assertThat(printed).hasSize(3);
    Run installed = eclipse.started(printed.get(0));
    assertThat(installed.exit()).as("%s", installed).isZero();
    assertThat(eclipse.bundles()).hasSize(before.size() + ours().size()).containsAll(before);
    assertThat(eclipse.home().resolve("plugins"))
        .as("templates and guide are files that people can read")
        .isDirectoryContaining(
            file ->
                file.getFileName().toString().startsWith("io.gouji.content_")
                    && Files.isRegularFile(file.resolve("templates").resolve("messages.csv")));

    Run checked = eclipse.started(printed.get(1));
    assertThat(checked).isEqualTo(eclipse.product("validate", sample("xlsx")));
    assertThat(checked.exit()).isZero();
    worksAsTheProductDoes();

    Run removed = eclipse.started(printed.get(2));
    assertThat(removed.exit()).as("%s", removed).isZero();
    assertThat(eclipse.bundles()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(eclipse.application(GOUJI, "--version").exit()).isEqualTo(13);
  }

  @Test
  void theReconcilerFindsItInDropins() throws Exception {
    unzip("plugins/", eclipse.home().resolve("dropins").resolve("gouji"));
    worksAsTheProductDoes();
    assertThat(eclipse.bundles())
        .filteredOn(line -> line.contains("dropins/gouji/plugins/"))
        .hasSize(ours().size());
  }

  /** The feature is what the product has besides the platform, and the bundle of its files. */
  @Test
  void theFeatureNamesEveryBundleOfTheProduct() throws Exception {
    List<String> named;
    try (ZipFile site = new ZipFile(SITE.toFile())) {
      named =
          site.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.matches("plugins/.+\\.jar"))
              .map(name -> name.replaceFirst("plugins/(.*)_[^_]*\\.jar", "$1"))
              .sorted()
              .toList();
    }
    assertThat(named).isEqualTo(ours());
  }

  /** A workbook by our own reader, a narrative and a new workbook by POI, out of one bundle. */
  private void worksAsTheProductDoes() throws Exception {
    String workbook = SAMPLES.resolve("broken").resolve("X03.xlsx").toString();
    same(2, "validate", "--format", "json", workbook);
    same(2, "narrative", "check", sample("docx"), "--workbook", sample("xlsx"));

    Path drafts = Files.createDirectories(scratch.resolve("稿"));
    Path theirs = drafts.resolve("theirs.xlsx");
    Path product = drafts.resolve("product.xlsx");
    String[] made = {"new", "--pack", "guangxi-unit-2025", "--unit", "某某局", "-o"};
    assertThat(eclipse.application(GOUJI, with(made, theirs)).exit()).isZero();
    assertThat(eclipse.product(with(made, product)).exit()).isZero();
    assertThat(theirs).hasSameBinaryContentAs(product);
  }

  /** The commands of the page, told where our archive and our workbook lie. */
  private static List<List<String>> printed() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("eclipse "))
        .map(
            line ->
                Stream.of(line.split(" "))
                    .skip(1)
                    .map(word -> word.endsWith(".zip!/") ? "jar:" + SITE.toUri() + "!/" : word)
                    .map(word -> word.equals("FILE.xlsx") ? sample("xlsx") : word)
                    .toList())
        .toList();
  }

  private static String sample(String ending) {
    return SAMPLES.resolve("liujiang-2025").resolve("liujiang-2025." + ending).toString();
  }

  private static String[] with(String[] args, Path last) {
    return Stream.concat(Stream.of(args), Stream.of(last.toString())).toArray(String[]::new);
  }

  private void same(int exit, String... args) throws Exception {
    Run product = eclipse.product(args);
    assertThat(product.exit()).as("%s", product).isEqualTo(exit);
    assertThat(eclipse.application(GOUJI, args)).isEqualTo(product);
  }

  /** The names of the bundles that the feature must bring. */
  private static List<String> ours() throws IOException {
    try (Stream<Path> jars = Files.list(PRODUCT.resolve("plugins"))) {
      return Stream.concat(jars.map(UpdateSiteIT::symbolicName), Stream.of("io.gouji.content"))
          .filter(name -> !name.startsWith("org.eclipse."))
          .sorted()
          .toList();
    }
  }

  private static String symbolicName(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest()
          .getMainAttributes()
          .getValue("Bundle-SymbolicName")
          .replaceFirst(";.*", "");
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  /** Not the lists of p2 in the archive: a folder with these is no dropin. */
  private static void unzip(String only, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(SITE.toFile())) {
      List<? extends ZipEntry> entries =
          zip.stream()
              .filter(entry -> entry.getName().startsWith(only) && !entry.isDirectory())
              .toList();
      for (ZipEntry entry : entries) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file);
        }
      }
    }
  }
}
