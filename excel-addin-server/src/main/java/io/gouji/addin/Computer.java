package io.gouji.addin;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where installing takes place.
 *
 * @param java the folder of the Java that runs us
 * @param product the folder of the product
 */
record Computer(
    Kind kind,
    Path home,
    Map<String, String> environment,
    Path java,
    Path product,
    Programs programs) {
  /** Systems that do the same things in different places. */
  enum Kind {
    WINDOWS,
    MAC,
    OTHER;

    static Kind of(String system) {
      String name = system.toLowerCase(Locale.ROOT);
      return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : OTHER;
    }
  }

  /** This one. */
  static Computer ours(Path product) {
    return new Computer(
        Kind.of(System.getProperty("os.name")),
        home(System.getenv(), System.getProperty("os.name")),
        System.getenv(),
        Path.of(System.getProperty("java.home")),
        product,
        new Programs.Real());
  }

  /**
   * The user's folder. Java asks the list of users for it; on Unix whoever sets another one in the
   * environment means that, and our launcher goes by it, too.
   */
  static Path home(Map<String, String> environment, String system) {
    String told = Kind.of(system) == Kind.WINDOWS ? "" : environment.getOrDefault("HOME", "");
    return Path.of(told.startsWith("/") ? told : System.getProperty("user.home"));
  }

  /** Where the launcher keeps what quickens it; the one of Windows keeps nothing. */
  Optional<Path> cache() {
    return kind == Kind.WINDOWS
        ? Optional.empty()
        : Optional.of(named("XDG_CACHE_HOME", ".cache").resolve("gouji"));
  }

  /** In which programs of the system read and write. */
  static Charset nativeEncoding() {
    return Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));
  }

  /** A folder the environment names, else one below the user's. */
  private Path named(String variable, String... otherwise) {
    String given = environment.getOrDefault(variable, "");
    return given.isBlank() ? home.resolve(Path.of("", otherwise)) : Path.of(given);
  }

  /** Where WPS keeps what belongs to this user; not there where there is no WPS. */
  Path wps() {
    return switch (kind) {
      case WINDOWS -> named("APPDATA", "AppData", "Roaming").resolve("kingsoft");
      case MAC -> home.resolve("Library/Containers/com.kingsoft.wpsoffice.mac");
      case OTHER -> named("XDG_DATA_HOME", ".local", "share").resolve("Kingsoft");
    };
  }

  /** Where WPS looks for add-ins. */
  Path wpsAddins() {
    return switch (kind) {
      case MAC -> wps().resolve("Data/.kingsoft/wps/jsaddons");
      case WINDOWS, OTHER -> wps().resolve("wps").resolve("jsaddons");
    };
  }

  /** Where Excel of a Mac keeps what is its own. */
  Path excel() {
    return home.resolve("Library/Containers/com.microsoft.Excel");
  }

  /** Where Excel of a Mac looks for manifests. */
  Path excelAddins() {
    return excel().resolve("Data/Documents/wef");
  }

  /** The file that starts us at login; Windows has a value of the registry for it. */
  Path login() {
    return kind == Kind.MAC
        ? home.resolve("Library/LaunchAgents/io.gouji.serve.plist")
        : named("XDG_CONFIG_HOME", ".config").resolve("autostart/gouji.desktop");
  }

  /** The keys of a Mac's user. */
  Path keychain() {
    return home.resolve("Library/Keychains/login.keychain-db");
  }

  /** A Java that opens no window of its own, told by a file what to run. */
  List<String> quietJava(Path told) {
    String name = kind == Kind.WINDOWS ? "javaw.exe" : "java";
    return List.of(java.resolve("bin").resolve(name).toString(), "@" + told);
  }
}
