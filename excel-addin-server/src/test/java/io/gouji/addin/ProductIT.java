package io.gouji.addin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.gouji.addin.Product.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The product as it is shipped: every door is tried from outside. */
final class ProductIT {
  @TempDir private Path scratch;

  /** Each line is a command that both doors must answer alike, to the byte, and its exit code. */
  static Stream<Arguments> commands() {
    return Stream.of(
        arguments(0, List.of("--version")),
        arguments(0, List.of("--help")),
        arguments(64, List.of("--unknown")),
        arguments(64, List.of()),
        arguments(0, List.of("pack", "list")),
        arguments(0, List.of("validate", "--format", "json", CLEAN, PRINTED)),
        arguments(2, List.of("validate", WRONG, "-o", Path.of("target", "marked").toString())),
        arguments(2, List.of("validate", "--lang", "en", CLEAN, WRONG)),
        arguments(3, List.of("validate", sample("no-such-file.xlsx"))));
  }

  private static final String CLEAN = sample("liujiang-2025/liujiang-2025.xlsx");
  private static final String PRINTED = sample("liujiang-2025/liujiang-2025-printed.xlsx");
  private static final String WRONG = sample("broken/X03.xlsx");

  private static String sample(String name) {
    return Path.of(System.getProperty("gouji.product"), "samples").resolve(name).toString();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void bothDoorsAnswerAlike(int exit, List<String> args) {
    Product product = Product.assembled(scratch);
    Run plain = product.plain(args);
    assertThat(plain.exit()).as(plain.err()).isEqualTo(exit);
    assertThat(product.equinox(args)).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theAnswerDependsOnNoLocaleOrTimeZone(int exit, List<String> args) {
    Product product = Product.assembled(scratch);
    Product abroad =
        product
            .with("GOUJI_OPTS", "-Duser.language=ar -Duser.country=EG -Duser.timezone=Asia/Kabul")
            .with("LC_ALL", "C");
    assertThat(abroad.plain(args)).isEqualTo(product.plain(args));
  }

  @ParameterizedTest
  @MethodSource("commands")
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "-Xlog takes the colon of a drive for its own")
  void noSlowClassIsLoaded(int exit, List<String> args) throws IOException {
    Path loaded = scratch.resolve("loaded.txt");
    Product.assembled(scratch).with("GOUJI_OPTS", "-Xlog:class+load:file=" + loaded).plain(args);
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("io.gouji.engine."))
        .noneMatch(line -> line.contains("org.apache.poi.xssf."))
        .noneMatch(line -> line.contains("org.apache.xmlbeans."))
        .noneMatch(line -> line.contains("org.eclipse.equinox."));
  }

  /** What a record gets by itself is made anew by method handles in every process. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "-Xlog takes the colon of a drive for its own")
  void aCheckOfOneWorkbookHasNoMethodsOfRecordsMade() throws IOException {
    Path loaded = scratch.resolve("loaded.txt");
    Product.assembled(scratch)
        .with("GOUJI_OPTS", "-Xlog:class+load:file=" + loaded)
        .plain(List.of("validate", sample("broken/T3-02.xlsx")));
    assertThat(Files.readAllLines(loaded))
        .anyMatch(line -> line.contains("io.gouji.engine."))
        .noneMatch(line -> line.contains("java.lang.runtime.ObjectMethods"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links take an administrator there")
  void startsThroughASymbolicLinkFromAFolderWithBlanksAndChinese() throws IOException {
    Product assembled = Product.assembled(scratch);
    Path moved = Files.createDirectories(scratch.resolve("预算 产品").resolve("bin")).getParent();
    Files.copy(assembled.script(), moved.resolve("bin").resolve("gouji"));
    Path plugins = moved.resolve("plugins");
    Files.createSymbolicLink(plugins, assembled.home().resolve("plugins"));
    Files.createDirectories(scratch.resolve("本地").resolve("bin"));
    Files.createSymbolicLink(
        scratch.resolve("本地").resolve("bin").resolve("gouji"),
        Path.of("..", "..", "预算 产品", "bin", "gouji"));

    Product linked = Product.at(scratch.resolve("本地"), scratch);
    assertThat(linked.plain(List.of("--version"))).isEqualTo(assembled.plain(List.of("--version")));
    Files.delete(plugins);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the old Java of this test is a shell script")
  void refusesAnOldJavaInOneLine() throws IOException {
    Path jdk = scratch.resolve("jdk-11");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
    Path java = Files.writeString(jdk.resolve("bin").resolve("java"), "#!/bin/sh\nexit 1\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Run run =
        Product.assembled(scratch).with("JAVA_HOME", jdk.toString()).plain(List.of("--version"));
    assertThat(run)
        .isEqualTo(
            new Run(
                69,
                "",
                "勾稽需要 Java 17 或更新版本（找到：11.0.2），请安装后设置 JAVA_HOME。"
                    + "Gouji needs Java 17 or newer (found: 11.0.2);"
                    + " install one and set JAVA_HOME.\n"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "gouji.cmd keeps no class-data archive")
  void aClassDataArchiveComesByItselfAndDoesNoHarmWhenBroken() throws Exception {
    Path cache = scratch.resolve("cache");
    Product product =
        Product.assembled(scratch).with("GOUJI_ARCHIVE", "").with("XDG_CACHE_HOME", "" + cache);
    Run first;
    Path archive;
    try (ArchiveWatch watch = new ArchiveWatch(cache)) {
      first = product.plain(List.of("--version"));
      archive = watch.await();
    }
    assertThat(product.plain(List.of("--version"))).isEqualTo(first);

    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      byte[] noise = new byte[1 << 19];
      new Random(1).nextBytes(noise);
      channel.write(ByteBuffer.wrap(noise), channel.size() / 4);
    }
    assertThat(product.plain(List.of("--version"))).isEqualTo(first);
    Files.write(archive, new byte[1], StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(product.plain(List.of("--version"))).isEqualTo(first);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "gouji.cmd keeps no class-data archive")
  void runsWhereNoArchiveCanBeKept() throws IOException {
    Path file = Files.writeString(scratch.resolve("no-folder"), "");
    Product product = Product.assembled(scratch);
    Product homeless = product.with("GOUJI_ARCHIVE", "").with("XDG_CACHE_HOME", "" + file);
    assertThat(homeless.plain(List.of("--version"))).isEqualTo(product.plain(List.of("--version")));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "gouji.cmd leaves the locale to Windows")
  void aLocaleThatIsNotInstalledIsAsGoodAsNone() throws IOException {
    Path sample = Path.of("samples", "liujiang-2025", "liujiang-2025.xlsx");
    Path file = scratch.resolve("预算.xlsx");
    Product product = Product.assembled(scratch);
    Files.copy(product.home().resolve(sample), file);
    List<String> validate = List.of("validate", file.toString());
    for (String locale : List.of("xx_XX.UTF-8", "zh_CN.GBK", "zh_CN.GB18030")) {
      assertThat(product.with("LC_ALL", locale).plain(validate))
          .as(locale)
          .isEqualTo(product.plain(validate));
    }
  }

  @Test
  void aVariableThatNamesNoProductIsTold() throws IOException {
    String nowhere = scratch.resolve("nowhere").toString();
    Run run =
        Product.assembled(scratch).with("GOUJI_HOME", nowhere).plain(List.of("validate", "a.xlsx"));
    assertThat(run)
        .isEqualTo(
            new Run(
                64,
                "",
                "环境变量 GOUJI_HOME 指的是 %s，那里没有 templates 文件夹。请改为完整的产品目录，或去掉这个变量。\n"
                    .formatted(nowhere)));
  }

  @Test
  void everyJarInPluginsIsABundleThatTheConfigurationNames() throws IOException {
    Product product = Product.assembled(scratch);
    Properties config = new Properties();
    try (InputStream in =
        Files.newInputStream(product.home().resolve("configuration").resolve("config.ini"))) {
      config.load(in);
    }
    List<String> named =
        Stream.concat(
                Stream.of("org.eclipse.osgi", "org.eclipse.equinox.launcher"),
                Arrays.stream(config.getProperty("osgi.bundles").split(","))
                    .map(bundle -> bundle.replaceFirst("@.*", "")))
            .sorted()
            .toList();
    List<String> present =
        product.plugins().stream().map(name -> name.replaceFirst("_.*", "")).sorted().toList();
    assertThat(present).isEqualTo(named);
  }

  /** What the product contains of others is named, with licences; nothing else is. */
  @Test
  void theNoticeNamesEveryJar() throws IOException {
    Product product = Product.assembled(scratch);
    List<String> named =
        Files.readAllLines(product.home().resolve("NOTICE")).stream()
            .dropWhile(line -> !line.startsWith("aalto"))
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceFirst(" .*", ""))
            .toList();
    assertThat(product.plugins().stream().map(name -> name.replaceFirst("_.*", "")))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void theLicenceStandsBesideTheProductAndInItsJars() throws IOException {
    Product product = Product.assembled(scratch);
    String licence = Files.readString(product.home().resolve("LICENSE"));
    assertThat(licence).contains("Apache License", "Version 2.0, January 2004");
    for (String ours : List.of("budget-engine_", "excel-addin-server_")) {
      String jar =
          product.plugins().stream()
              .filter(name -> name.startsWith(ours))
              .findFirst()
              .orElseThrow();
      try (ZipFile zip = new ZipFile(product.home().resolve("plugins").resolve(jar).toFile())) {
        assertThat(zip.getInputStream(zip.getEntry("META-INF/LICENSE")))
            .hasBinaryContent(licence.getBytes(StandardCharsets.UTF_8));
        assertThat(zip.getEntry("META-INF/NOTICE")).isNotNull();
      }
    }
  }

  /**
   * The bundles in an Eclipse that knows nothing of Gouji: they lie in a folder of their own as in
   * {@code dropins}, are named by address, and find their templates beside them.
   */
  @Test
  void theBundlesRunInAnEclipseOfSomebodyElse() throws IOException {
    Product assembled = Product.assembled(scratch);
    Path eclipse = Files.createDirectories(scratch.resolve("别人的 Eclipse"));
    Path dropped = eclipse.resolve("dropins").resolve("gouji");
    for (Path folder : List.of(eclipse.resolve("plugins"), dropped.resolve("plugins"))) {
      Files.createDirectories(folder);
    }
    List<String> bundles = new ArrayList<>();
    for (String jar : assembled.plugins()) {
      boolean theirs = jar.startsWith("org.eclipse.");
      Path copy = (theirs ? eclipse : dropped).resolve("plugins").resolve(jar);
      Files.copy(assembled.home().resolve("plugins").resolve(jar), copy);
      if (!theirs) {
        bundles.add("reference:" + copy.toUri().toString().replace("file:///", "file:/"));
      } else if (jar.startsWith("org.eclipse.equinox.") && !jar.contains("launcher")) {
        bundles.add(jar.replaceFirst("_.*", "") + "@2:start");
      }
    }
    copy(assembled.home().resolve("templates"), dropped.resolve("templates"));
    Properties config = new Properties();
    config.setProperty("osgi.bundles", String.join(",", bundles));
    config.setProperty("log4j2.statusLoggerLevel", "OFF");
    Path ini = Files.createDirectories(eclipse.resolve("configuration")).resolve("config.ini");
    try (OutputStream out = Files.newOutputStream(ini)) {
      config.store(out, null);
    }

    List<String> args = List.of("validate", "--format", "json", WRONG);
    List<String> told = new ArrayList<>(List.of("-application", "io.gouji.engine.gouji"));
    told.addAll(args);
    Run run = Product.at(eclipse, scratch).equinox(told);

    assertThat(run).isEqualTo(assembled.plain(args));
    assertThat(run.exit()).isEqualTo(2);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
