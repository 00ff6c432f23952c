package io.gouji.addin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pane's own files, out of our jar; and Office.js where an administrator has put a copy. */
final class StaticFiles {
  private static final String PAGE = "index.html";
  private static final String HTML = "text/html; charset=utf-8";

  /** What the pane is made of; anything else is not there. */
  private static final Map<String, String> TYPES =
      Map.of(
          "html", HTML,
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "xml", "application/xml",
          "woff2", "font/woff2");

  /** The pane reads what it is opened with, and Office adds to it; none of it reaches us. */
  private static final Set<String> PAGE_QUERIES = Set.of(Route.ANY);

  /** In the folder of the installation; it is Microsoft's and not ours to give away. */
  static final String OFFICE = "office-js";

  /** What leads to the others in a folder of pages. */
  private static final String FIRST = "index.html";

  /** Before the names of the guide's pages. */
  static final String GUIDE = "/guide/";

  private final Path data;
  private final Optional<Path> guide;

  /**
   * What is to be served.
   *
   * @param data the folder of the installation
   * @param guide that of the guide's pages; empty where there are none
   */
  StaticFiles(Path data, Optional<Path> guide) {
    this.data = data;
    this.guide = guide;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/", Route.Body.NONE, true, PAGE_QUERIES, this::serve),
        new Route("GET", "/{file}", Route.Body.NONE, true, PAGE_QUERIES, this::serve),
        new Route("GET", GUIDE, Route.Body.NONE, true, PAGE_QUERIES, this::serve),
        new Route("GET", "/{a}/{file}", Route.Body.NONE, true, PAGE_QUERIES, this::serve),
        new Route("GET", "/{a}/{b}/{file}", Route.Body.NONE, true, PAGE_QUERIES, this::serve));
  }

  private Answer serve(Request request) throws Problem, IOException {
    String path = request.exchange().getRequestURI().getRawPath().substring(1);
    String file = path.isEmpty() ? PAGE : path.endsWith("/") ? path + FIRST : path;
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      throw new Problem(Problem.NOT_FOUND, "path");
    }
    try (InputStream in = open(file)) {
      if (in == null) {
        throw new Problem(Problem.NOT_FOUND, "path");
      }
      byte[] bytes = in.readAllBytes();
      if (type.equals(HTML)) {
        String policy =
            isGuide(file)
                ? ContentPolicy.withStyle(new String(bytes, StandardCharsets.UTF_8))
                : ContentPolicy.of(request.exchange().getRequestURI());
        Map<String, String> headers = Map.of("Content-Security-Policy", policy);
        return new Answer(Answer.OK, type, bytes, headers);
      }
      return unlessKnown(request, type, bytes);
    }
  }

  private static boolean isGuide(String file) {
    return file.startsWith(GUIDE.substring(1));
  }

  /** The gate lets no path through that leads out of a folder. */
  private @Nullable InputStream open(String file) throws IOException {
    if (isGuide(file)) {
      Optional<Path> page =
          guide
              .map(folder -> folder.resolve(file.substring(GUIDE.length() - 1)))
              .filter(Files::isRegularFile);
      return page.isPresent() ? Files.newInputStream(page.get()) : null;
    }
    if (!file.startsWith(OFFICE + "/")) {
      return StaticFiles.class.getResourceAsStream("web/" + file);
    }
    Path copy = data.resolve(file);
    return file.endsWith(".js") && Files.isRegularFile(copy) ? Files.newInputStream(copy) : null;
  }

  /** Pages are never kept; what they load may be, and is asked for again by its sum. */
  private static Answer unlessKnown(Request request, String type, byte[] bytes) {
    String tag = "\"" + sum(bytes) + "\"";
    Map<String, String> headers = Map.of("Cache-Control", "no-cache", "ETag", tag);
    boolean known = tag.equals(request.exchange().getRequestHeaders().getFirst("If-None-Match"));
    return known
        ? new Answer(Answer.NOT_MODIFIED, "", new byte[0], headers)
        : new Answer(Answer.OK, type, bytes, headers);
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
