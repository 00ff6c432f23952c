package io.gouji.addin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The add-in of WPS: a folder of our files in that of its add-ins, and one line in the list there.
 * Other lines of the list are kept as they are, byte for byte.
 */
final class WpsStep implements Step {
  static final String LIST = "publish.xml";

  private static final String PREFIX = "gouji_";
  private static final String PLACE = "place.js";
  private static final List<String> FILES =
      List.of("index.html", "main.js", "proof.js", "ribbon.xml", "manifest.xml", "gouji.svg");
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jsplugins>";
  private static final String TAIL = "\n</jsplugins>\n";
  private static final Pattern OURS =
      Pattern.compile("\n?[ \t]*<jsplugin(?:online)?\\s[^>]*\\bname=\"gouji\"[^>]*/>");
  private static final Pattern END = Pattern.compile("\\s*</jsplugins>");

  private final Path folder;
  private final Journal journal;
  private final String version;
  private final FileStep.Content place;

  /**
   * What is to be installed.
   *
   * @param folder of WPS's add-ins
   * @param place says where the pane is, with the secret
   */
  WpsStep(Path folder, Journal journal, String version, FileStep.Content place) {
    this.folder = folder;
    this.journal = journal;
    this.version = version;
    this.place = place;
  }

  @Override
  public String id() {
    return "addin.wps";
  }

  @Override
  public String place() {
    return folder.resolve(LIST).toString();
  }

  private Path list() {
    return folder.resolve(LIST);
  }

  private Path own() {
    return folder.resolve(PREFIX + version);
  }

  private String line() {
    return "\n  <jsplugin name=\"gouji\" type=\"et\" url=\"%s%s\" version=\"%s\""
            .formatted(PREFIX, version, version)
        + " enable=\"enable_dev\" install=\"null\" customDomain=\"\"/>";
  }

  /** As bytes that are none of our business, so that they stay what they are. */
  private String listed() throws IOException {
    return Files.exists(list())
        ? new String(Files.readAllBytes(list()), StandardCharsets.ISO_8859_1)
        : HEAD + TAIL;
  }

  private Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> content = new TreeMap<>();
    for (String file : FILES) {
      content.put(file, Resources.bytes("web/wps/" + file));
    }
    content.put(PLACE, place.bytes());
    return content;
  }

  @Override
  public State state() throws IOException {
    String now = listed();
    if (!END.matcher(now).find()) {
      return State.FOREIGN;
    }
    for (Map.Entry<String, byte[]> file : content().entrySet()) {
      Path path = own().resolve(file.getKey());
      if (Files.notExists(path) || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
        return State.MISSING;
      }
    }
    return Files.exists(list()) && now.contains(line()) ? State.READY : State.MISSING;
  }

  @Override
  public void install() throws IOException {
    removeFolders(own());
    journal.make(own());
    Installation files = new Installation(own());
    files.opened();
    for (Map.Entry<String, byte[]> file : content().entrySet()) {
      files.write(file.getKey(), file.getValue());
    }
    String others = OURS.matcher(listed()).replaceAll("");
    Matcher end = END.matcher(others);
    if (!end.find()) {
      throw new IOException(list().toString());
    }
    write(others.substring(0, end.start()) + line() + others.substring(end.start()));
  }

  private void write(String now) throws IOException {
    new Installation(folder).replace(LIST, now.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public boolean isOurs() throws IOException {
    return !folders().isEmpty() || Files.exists(list()) && OURS.matcher(listed()).find();
  }

  @Override
  public void remove() throws IOException {
    removeFolders(folder);
    if (Files.notExists(list())) {
      return;
    }
    String others = OURS.matcher(listed()).replaceAll("");
    if (others.equals(HEAD + TAIL)) {
      Files.delete(list());
    } else {
      write(others);
    }
  }

  private List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + "*")) {
        for (Path each : all) {
          if (Files.exists(each.resolve(PLACE))) {
            folders.add(each);
          }
        }
      }
    }
    return folders;
  }

  /** Takes away our files of every version; the rest of a folder, should there be any, stays. */
  private void removeFolders(Path but) throws IOException {
    for (Path each : folders()) {
      if (!each.equals(but)) {
        for (String file : FILES) {
          Files.deleteIfExists(each.resolve(file));
        }
        Files.delete(each.resolve(PLACE));
        Journal.takeIfEmpty(each);
      }
    }
  }
}
